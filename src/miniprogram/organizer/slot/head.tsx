import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Chip } from '../../parts/chip'
import { aria } from '../../platform/aria'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { Board } from '../stores/slot'
import './slot.scss'

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
      <View className="counts">
        {shown.map((where) => (
          <View
            key={where}
            className={`count count-${where}`}
            {...aria({
              role: 'group',
              label: slotWords.countSpoken(slotWords.counts[where], counts[where]),
            })}
          >
            <View id={`count-${where}`} className="count-value">
              {String(counts[where])}
            </View>
            <View className="count-label">{slotWords.counts[where]}</View>
          </View>
        ))}
      </View>
    </View>
  )
})
