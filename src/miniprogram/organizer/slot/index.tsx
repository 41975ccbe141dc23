import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { slotWords } from '../../../words/screens/slot'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import type { BoardParty, BoardPerson } from '../stores/slot'
import { CheckPanel } from './check-panel'
import { AskConfirm, ConfirmBar } from './confirm-bar'
import { Excuse } from './excuse'
import { Head } from './head'
import { Line } from './line'
import { PartyMenu } from './party-menu'
import { RollCall } from './roll-call'
import { Ways } from './ways'

const SlotPage = observer(function SlotPage() {
  const { slot } = useOrganizerStores()
  const [excusing, excuse] = useState<BoardPerson | null>(null)
  const [handling, handle] = useState<BoardParty | null>(null)
  const [asking, ask] = useState(false)
  const said = useSaid()
  const { id = '' } = useQuery()
  const load = () => slot.load(id)
  useFresh(load)
  const board = slot.board.value
  if (board?.slotId !== id) {
    return (
      <Screen>
        <Waiting failure={slot.board.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <Excuse
        person={excusing}
        slotId={id}
        said={said}
        onEnd={() => {
          excuse(null)
        }}
      />
      {handling === null ? null : (
        <PartyMenu
          board={board}
          party={handling}
          said={said}
          onEnd={() => {
            handle(null)
          }}
        />
      )}
      <AskConfirm
        slotId={id}
        open={asking}
        said={said}
        onEnd={() => {
          ask(false)
        }}
      />
      {said.toast}
    </>
  )
  const bottom = (
    <ConfirmBar
      board={board}
      onAsk={() => {
        ask(true)
      }}
    />
  )
  return (
    <Screen over={over} bottom={bottom}>
      <Head board={board} />
      {board.confirmedAt === null ? <CheckPanel slotId={id} said={said} /> : null}
      <Ways board={board} />
      {slot.parties.length === 0 ? (
        <EmptyState art="calendar" title={slotWords.emptyTitle} text={slotWords.emptyText} />
      ) : (
        <RollCall board={board} said={said} onExcuse={excuse} onMore={handle} />
      )}
      <Line board={board} />
    </Screen>
  )
})

export default SlotPage
