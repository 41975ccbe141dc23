import { observer } from 'mobx-react-lite'
import { slotWords } from '../../../words/screens/slot'
import { Confirm } from '../../parts/confirm'
import { useOrganizerStores } from '../stores/root'
import type { Saying } from '../../wired/use-said'
import type { Board, BoardParty, BoardPerson } from '../stores/slot'
import { AskConfirm } from './confirm-bar'
import { Enter } from './enter'
import { Excuse } from './excuse'
import { PartyMenu } from './party-menu'
import type { Checking } from './use-checking'
import { WhoCame } from './who-came'

interface OverProps {
  board: Board
  said: Saying
  checking: Checking
  excusing: BoardPerson | null
  entering: BoardPerson | null
  handling: BoardParty | null
  asking: boolean
  onEnd: () => void
}

/** What lies over the board: one question at a time, and what was just said. */
export const Over = observer(function Over(props: OverProps) {
  const { board, said, checking, excusing, entering, handling, asking, onEnd } = props
  const { slot } = useOrganizerStores()
  const { slotId } = board
  return (
    <>
      <Excuse person={excusing} slotId={slotId} said={said} onEnd={onEnd} />
      {entering === null ? null : (
        <Enter person={entering} slotId={slotId} said={said} onEnd={onEnd} />
      )}
      {handling === null ? null : (
        <PartyMenu board={board} party={handling} said={said} onEnd={onEnd} />
      )}
      <AskConfirm slotId={slotId} open={asking} said={said} onEnd={onEnd} />
      <Confirm
        open={checking.blind !== null}
        title={slotWords.blindTitle}
        text={slotWords.blindText[slot.act]}
        confirmLabel={slotWords.blindKeep}
        cancelLabel={slotWords.blindNot}
        onConfirm={() => void checking.keepBlind()}
        onCancel={checking.stop}
      />
      {checking.asking === null ? null : (
        <WhoCame key={checking.asking.at} asking={checking.asking} checking={checking} />
      )}
      {said.toast}
    </>
  )
})
