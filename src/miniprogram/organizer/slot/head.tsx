import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Chip } from '../../parts/chip'
import { aria } from '../../platform/aria'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { Board, Shown } from '../stores/slot'
import './slot.scss'

/** What it is, and how many are where. */
export const Head = observer(function Head({ board }: { board: Board }) {
  const { clock } = useStores()
  const { slot } = useOrganizerStores()
  const { counts } = slot
  const places = ['arriving', 'here', 'gone', 'missing'] as const
  const tiles: readonly Tile[] = [
    ...places.map((only) => ({ only, label: slotWords.counts[only], count: counts[only] })),
    { only: 'walkIns', label: slotWords.walkIns, count: slot.walkIns },
  ]
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
        {tiles.map((tile) => (
          <CountTile key={tile.only} tile={tile} />
        ))}
      </View>
    </View>
  )
})

interface Tile {
  only: Exclude<Shown, 'all' | 'excused'>
  label: string
  count: number
}

/** How many are there; a tap shows only those, another one everybody again. */
const CountTile = observer(function CountTile({ tile }: { tile: Tile }) {
  const { slot } = useOrganizerStores()
  const { only, label, count } = tile
  const chosen = slot.only === only
  return (
    <View
      id={`show-${only}`}
      className={`count count-${only} ${chosen ? 'count-on' : ''}`}
      hoverClass="pressed"
      onClick={() => {
        slot.show(only)
      }}
      {...aria({ role: 'radio', label: slotWords.countSpoken(label, count), checked: chosen })}
    >
      <View id={`count-${only}`} className="count-value">
        {String(count)}
      </View>
      <View className="count-label">{label}</View>
    </View>
  )
})
