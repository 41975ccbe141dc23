import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { slotWords } from '../../../words/screens/slot'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import type { Board, BoardParty, BoardPerson } from '../stores/slot'
import { ConfirmBar } from './confirm-bar'
import { Head } from './head'
import { Line } from './line'
import { OnSiteBar } from './on-site-bar'
import { Over } from './over'
import { RollCall } from './roll-call'
import { Unsent } from './unsent'
import { useChecking } from './use-checking'
import type { Checking } from './use-checking'
import { Ways } from './ways'

interface BottomProps {
  board: Board
  checking: Checking
  onAsk: () => void
}

/** Within reach of the thumb: what one does at the door, and the end of the slot. */
function Bottom({ board, checking, onAsk }: BottomProps) {
  return (
    <View className="stack-s">
      {board.confirmedAt === null ? <OnSiteBar slotId={board.slotId} checking={checking} /> : null}
      <ConfirmBar board={board} onAsk={onAsk} />
    </View>
  )
}

const SlotPage = observer(function SlotPage() {
  const { slot } = useOrganizerStores()
  const [excusing, excuse] = useState<BoardPerson | null>(null)
  const [entering, enter] = useState<BoardPerson | null>(null)
  const [handling, handle] = useState<BoardParty | null>(null)
  const [asking, ask] = useState(false)
  const said = useSaid()
  const { id = '' } = useQuery()
  const checking = useChecking(id, said)
  const load = () => slot.load(id)
  useFresh(load)
  const board = slot.shown
  if (board?.slotId !== id) {
    return (
      <Screen>
        <Waiting failure={slot.board.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <Over
      board={board}
      said={said}
      checking={checking}
      excusing={excusing}
      entering={entering}
      handling={handling}
      asking={asking}
      onEnd={() => {
        excuse(null)
        enter(null)
        handle(null)
        ask(false)
      }}
    />
  )
  const bottom = (
    <Bottom
      board={board}
      checking={checking}
      onAsk={() => {
        ask(true)
      }}
    />
  )
  return (
    <Screen over={over} bottom={bottom}>
      <Head board={board} />
      {slot.isFromBefore ? (
        <Notice id="offline-board" tone="lamp" text={slotWords.offlineBoard} />
      ) : null}
      <Unsent slotId={id} />
      <Ways board={board} />
      {slot.parties.length === 0 ? (
        <EmptyState art="calendar" title={slotWords.emptyTitle} text={slotWords.emptyText} />
      ) : (
        <RollCall
          board={board}
          said={said}
          checking={checking}
          onExcuse={excuse}
          onEnter={enter}
          onMore={handle}
        />
      )}
      <Line board={board} />
      <View className="on-site-room" />
    </Screen>
  )
})

export default SlotPage
