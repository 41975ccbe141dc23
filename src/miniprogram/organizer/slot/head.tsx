import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Chip } from '../../parts/chip'
import { StatRow } from '../../parts/stats'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { Board } from '../stores/slot'

/** What it is, and how many are where. */
export const Head = observer(function Head({ board }: { board: Board }) {
  const { clock } = useStores()
  const { slot } = useOrganizerStores()
  const { counts } = slot
  const shown = ['arriving', 'here', 'gone', 'missing'] as const
  return (
    <View className="stack">
      <View className="stack-s">
        <View className="t-title">{board.title}</View>
        <View className="t-quiet">
          {`${board.slotName} · ${rangeText(board.startsAt, board.endsAt, clock.now())}`}
        </View>
        <View className="t-quiet">{board.place}</View>
      </View>
      <View className="row wrap">
        <Chip label={slotWords.capacity(board.capacity)} />
        {board.waiting > 0 ? <Chip label={slotWords.waiting(board.waiting)} tone="lamp" /> : null}
        {counts.excused > 0 ? (
          <Chip label={slotWords.countSpoken(slotWords.counts.excused, counts.excused)} />
        ) : null}
      </View>
      <StatRow
        stats={shown.map((where) => ({
          id: `count-${where}`,
          value: String(counts[where]),
          label: slotWords.counts[where],
        }))}
      />
    </View>
  )
})
