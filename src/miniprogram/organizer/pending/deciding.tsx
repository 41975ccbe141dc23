import { observer } from 'mobx-react-lite'
import { pendingWords } from '../../../words/screens/pending'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Decided } from '../stores/pending'
import { useOrganizerStores } from '../stores/root'

export type Verdict = 'approve' | 'reject'

interface DecidingProps {
  slotId: string
  /** Null while nothing is asked. */
  verdict: Verdict | null
  said: Saying
  onEnd: () => void
}

/** Many at once are decided with one word; a no says why. */
export const Deciding = observer(function Deciding(props: DecidingProps) {
  const { slotId, verdict, said, onEnd } = props
  const { pending } = useOrganizerStores()
  const count = pending.chosen.length
  const settle = async (deciding: Promise<Decided | null>) => {
    const done = await deciding
    onEnd()
    if (done === null) said.complain(pending.decide.failure)
    else said.tell(sayDecided(done, count))
    await pending.load(slotId)
  }
  if (verdict === null) return null
  if (verdict === 'approve') {
    return (
      <Confirm
        open
        title={pendingWords.approveTitle(count)}
        text={pendingWords.approveText}
        confirmLabel={pendingWords.approve(count)}
        cancelLabel={pendingWords.notYet}
        busy={pending.decide.busy}
        onConfirm={() => void settle(pending.approve(slotId))}
        onCancel={onEnd}
      />
    )
  }
  return (
    <AskReason
      title={pendingWords.rejectTitle(count)}
      text={pendingWords.rejectText}
      label={pendingWords.rejectReason}
      hint={pendingWords.rejectHint}
      missing={pendingWords.rejectMissing}
      confirm={pendingWords.rejectConfirm}
      keep={pendingWords.keep}
      busy={pending.decide.busy}
      onReason={(reason) => void settle(pending.reject(slotId, reason))}
      onEnd={onEnd}
    />
  )
})

function sayDecided({ confirmed, waitlisted, rejected }: Decided, asked: number): string {
  if (rejected > 0) return pendingWords.rejected(rejected)
  return pendingWords.decided(confirmed, waitlisted, asked - confirmed - waitlisted)
}
