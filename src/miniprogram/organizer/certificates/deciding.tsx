import { observer } from 'mobx-react-lite'
import { issuingWords as words } from '../../../words/screens/certificates'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Waiting } from '../stores/issuing'
import { useOrganizerStores } from '../stores/root'

export interface Decision {
  waiting: Waiting
  verdict: 'issue' | 'refuse'
}

interface DecidingProps {
  /** Null while nothing is being decided. */
  decision: Decision | null
  said: Saying
  onEnd: () => void
}

/** A yes is asked for once more, a no with its reason. */
export const Deciding = observer(function Deciding({ decision, said, onEnd }: DecidingProps) {
  const { issuing } = useOrganizerStores()
  if (decision === null) return null
  const { certificateId, nickname } = decision.waiting
  const issue = async () => {
    const done = await issuing.issue.run({ certificateId })
    if (done) said.tell(words.issued(nickname))
    else said.complain(issuing.issue.failure)
    onEnd()
  }
  const refuse = async (reason: string) => {
    const done = await issuing.refuse.run({ certificateId, reason })
    if (done) said.tell(words.refused(nickname))
    else said.complain(issuing.refuse.failure)
    onEnd()
  }
  if (decision.verdict === 'issue') {
    return (
      <Confirm
        open
        title={words.issueTitle(nickname)}
        text={words.issueText}
        confirmLabel={words.issueConfirm}
        cancelLabel={words.back}
        busy={issuing.issue.busy}
        onConfirm={() => void issue()}
        onCancel={onEnd}
      />
    )
  }
  return (
    <AskReason
      title={words.refuseTitle(nickname)}
      text={words.refuseText}
      label={words.refuseReason}
      hint={words.refuseHint}
      missing={words.refuseMissing}
      confirm={words.refuseConfirm}
      keep={words.back}
      tone="danger"
      busy={issuing.refuse.busy}
      onReason={(reason) => void refuse(reason)}
      onEnd={onEnd}
    />
  )
})
