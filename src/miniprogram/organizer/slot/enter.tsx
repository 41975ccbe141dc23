import { observer } from 'mobx-react-lite'
import { minutesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import type { Saying } from '../../wired/use-said'
import { AskMinutes } from '../ask-minutes'
import { useOrganizerStores } from '../stores/root'
import type { BoardPerson } from '../stores/slot'

interface EnterProps {
  person: BoardPerson
  slotId: string
  said: Saying
  onEnd: () => void
}

/** Somebody came whom nobody checked in: for how long, and how one knows. */
export const Enter = observer(function Enter({ person, slotId, said, onEnd }: EnterProps) {
  const { slot } = useOrganizerStores()
  const { nickname, personId } = person
  const most = slot.plannedMinutes
  const enter = async (minutes: number, reason: string) => {
    const done = await slot.enter.run({ slotId, personId, minutes, reason })
    onEnd()
    if (done) said.tell(slotWords.entered(nickname, minutesText(done.counted), done.points))
    else said.complain(slot.enter.failure)
    void slot.load(slotId)
  }
  return (
    <AskMinutes
      title={slotWords.enterTitle(nickname)}
      text={slotWords.enterText}
      label={slotWords.enterMinutes}
      proposed={most}
      most={most}
      wrong={slotWords.enterWrong(most)}
      reason={{
        label: slotWords.enterReason,
        hint: slotWords.enterReasonHint,
        missing: slotWords.reasonMissing,
      }}
      confirm={slotWords.enterConfirm}
      keep={slotWords.back}
      busy={slot.enter.busy}
      onMinutes={(minutes, reason) => void enter(minutes, reason)}
      onEnd={onEnd}
    />
  )
})
