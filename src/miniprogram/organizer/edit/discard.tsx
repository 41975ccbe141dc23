import { observer } from 'mobx-react-lite'
import { discardWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'

interface DiscardProps {
  asking: boolean
  said: Saying
  onEnd: () => void
}

/** Asks once more, for a draft that is gone does not come back. */
export const AskDiscard = observer(function AskDiscard({ asking, said, onEnd }: DiscardProps) {
  const { platform } = useStores()
  const { edit } = useOrganizerStores()
  const discard = async () => {
    const done = await edit.discardDraft()
    onEnd()
    if (done) platform.back()
    else said.complain(edit.discard.failure)
  }
  return (
    <Confirm
      open={asking}
      title={discardWords.title}
      text={discardWords.text}
      confirmLabel={discardWords.confirm}
      cancelLabel={discardWords.keep}
      tone="danger"
      busy={edit.discard.busy}
      onConfirm={() => void discard()}
      onCancel={onEnd}
    />
  )
})

/** Below the form, away from what is tapped often; only a draft that was saved can be deleted. */
export const DiscardButton = observer(function DiscardButton({ onAsk }: { onAsk: () => void }) {
  const { edit } = useOrganizerStores()
  if (edit.id === null) return null
  return <Button id="discard" label={discardWords.button} kind="quiet" block onTap={onAsk} />
})
