import { observer } from 'mobx-react-lite'
import { commentsWords } from '../../../words/screens/comments'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import type { Comment } from '../stores/hearing'
import { useOrganizerStores } from '../stores/root'

interface AskHideProps {
  /** Null while nothing is asked. */
  comment: Comment | null
  said: Saying
  onEnd: () => void
}

/** Keeping somebody's words from the others is asked once more, with what it is for. */
export const AskHide = observer(function AskHide({ comment, said, onEnd }: AskHideProps) {
  const { hearing } = useOrganizerStores()
  if (comment === null) return null
  const hide = async () => {
    const done = await hearing.decide.run({ feedbackId: comment.id, verdict: 'hide' })
    onEnd()
    if (done) said.tell(commentsWords.hidden)
    else said.complain(hearing.decide.failure)
  }
  return (
    <Confirm
      open
      title={commentsWords.hideTitle}
      text={commentsWords.hideText}
      confirmLabel={commentsWords.hideConfirm}
      cancelLabel={commentsWords.keep}
      tone="danger"
      busy={hearing.decide.busy}
      onConfirm={() => void hide()}
      onCancel={onEnd}
    />
  )
})
