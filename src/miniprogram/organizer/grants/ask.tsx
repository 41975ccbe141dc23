import { observer } from 'mobx-react-lite'
import { grantsWords } from '../../../words/screens/grants'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import type { Grant } from '../stores/grants'
import { useOrganizerStores } from '../stores/root'

export interface Asking {
  grant: Grant
  what: 'approve' | 'decline' | 'withdraw'
}

interface AskProps {
  /** Null while nothing is asked. */
  asking: Asking | null
  said: Saying
  onEnd: () => void
}

const wordsOf = ({ grant: { alias, kind, amount }, what }: Asking) => {
  switch (what) {
    case 'approve':
      return {
        title: grantsWords.approveTitle(alias),
        text: grantsWords.approveText(kind, amount),
        done: grantsWords.approved(alias),
      }
    case 'decline':
      return {
        title: grantsWords.declineTitle(alias),
        text: grantsWords.declineText,
        done: grantsWords.declined,
      }
    case 'withdraw':
      return {
        title: grantsWords.withdrawTitle,
        text: grantsWords.withdrawText,
        done: grantsWords.withdrawn,
      }
  }
}

/** What moves points is asked for once more. */
export const Ask = observer(function Ask({ asking, said, onEnd }: AskProps) {
  const { grants } = useOrganizerStores()
  if (asking === null) return null
  const { title, text, done } = wordsOf(asking)
  const { grant, what } = asking
  const command = what === 'withdraw' ? grants.withdraw : grants.decide
  const act = async () => {
    const answer =
      what === 'withdraw'
        ? await grants.withdraw.run({ grantId: grant.id })
        : await grants.decide.run({ grantId: grant.id, verdict: what, note: '' })
    if (answer === null) said.complain(command.failure)
    else said.tell(done)
    onEnd()
  }
  return (
    <Confirm
      open
      title={title}
      text={text}
      confirmLabel={grantsWords.yes}
      cancelLabel={grantsWords.no}
      busy={command.busy}
      onConfirm={() => void act()}
      onCancel={onEnd}
    />
  )
})
