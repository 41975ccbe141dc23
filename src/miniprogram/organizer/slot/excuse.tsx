import { observer } from 'mobx-react-lite'
import { slotWords } from '../../../words/screens/slot'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import { useOrganizerStores } from '../stores/root'
import type { BoardPerson } from '../stores/slot'

interface ExcuseProps {
  person: BoardPerson | null
  slotId: string
  said: Saying
  onEnd: () => void
}

/** Someone who could not come for a good reason is not absent. */
export const Excuse = observer(function Excuse({ person, slotId, said, onEnd }: ExcuseProps) {
  const { slot } = useOrganizerStores()
  if (person === null) return null
  const excuse = async (reason: string) => {
    const done = await slot.excuse.run({ slotId, personId: person.personId, reason })
    onEnd()
    if (done) said.tell(slotWords.excused(person.nickname))
    else said.complain(slot.excuse.failure)
    void slot.load(slotId)
  }
  return (
    <AskReason
      title={slotWords.excuseTitle(person.nickname)}
      text={slotWords.excuseText}
      label={slotWords.excuseReason}
      hint={slotWords.excuseReasonHint}
      missing={slotWords.excuseReasonMissing}
      confirm={slotWords.excuseConfirm}
      keep={slotWords.back}
      busy={slot.excuse.busy}
      onReason={(reason) => void excuse(reason)}
      onEnd={onEnd}
    />
  )
})
