import { observer } from 'mobx-react-lite'
import { pickupWords } from '../../../words/screens/pickup'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Counter } from '../stores/pickup'
import { useOrganizerStores } from '../stores/root'

export type WaitingItem = Counter['waiting'][number]

interface RefuseProps {
  item: WaitingItem | null
  said: Saying
  onEnd: () => void
}

/** The shop cannot deliver: everything goes back, and the family reads why. */
export const Refuse = observer(function Refuse({ item, said, onEnd }: RefuseProps) {
  const { pickup } = useOrganizerStores()
  if (item === null) return null
  const refuse = async (reason: string) => {
    const done = await pickup.refuse.run({ redemptionId: item.id, reason })
    if (done) said.tell(pickupWords.refused(done.returned))
    else said.complain(pickup.refuse.failure)
    onEnd()
  }
  return (
    <AskReason
      title={pickupWords.refuseTitle(item.itemName)}
      text={pickupWords.refuseText}
      label={pickupWords.refuseReason}
      hint={pickupWords.refuseReasonHint}
      missing={pickupWords.refuseReasonMissing}
      confirm={pickupWords.refuseConfirm}
      keep={pickupWords.keep}
      busy={pickup.refuse.busy}
      onReason={(reason) => void refuse(reason)}
      onEnd={onEnd}
    />
  )
})
