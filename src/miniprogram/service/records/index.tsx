import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { categories } from '../../../domain/activities'
import { dayText } from '../../../words/format'
import { commonWords } from '../../../words/screens/common'
import { myRecordWords as words } from '../../../words/screens/my-record'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Screen } from '../../parts/screen'
import type { Query } from '../../platform/platform'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { Waiting } from '../../wired/waiting'
import type { Filter, RecordLine } from '../stores/my-record'
import { useServiceStores } from '../stores/root'

const kinds = [...categories, 'reported'] as const

/** What the address asks for, as far as it makes sense. */
function filterOf({ whose, month, category, personId }: Query): Filter {
  const kind = kinds.find((known) => known === category)
  return {
    whose: whose === 'family' ? 'family' : 'mine',
    ...(month !== undefined && { month }),
    ...(kind !== undefined && { category: kind }),
    ...(personId !== undefined && { personId }),
  }
}

/** The records behind one figure. */
const RecordsPage = observer(function RecordsPage() {
  const { myRecord } = useServiceStores()
  const { session } = useStores()
  const filter = filterOf(useQuery())
  const load = async () => {
    if (session.me) await myRecord.show(filter)
  }
  useFresh(load)
  useReachBottom(() => void myRecord.lines.more())
  const { items, failure, isComplete } = myRecord.lines
  return (
    <Screen>
      <View id="about" className="t-title">
        {headOf(filter)}
      </View>
      {items === null ? (
        <Waiting kind="lines" failure={failure} onRetry={() => void load()} />
      ) : items.length === 0 ? (
        <EmptyState title={words.listEmpty} />
      ) : (
        <Lines items={items} end={isComplete ? words.end : commonWords.loadingMore} />
      )}
    </Screen>
  )
})

function headOf({ whose, month, category }: Filter): string {
  if (month !== undefined) return words.month(month)
  if (category !== undefined) return words.categories[category]
  return words.total[whose]
}

const Lines = observer(function Lines({ items, end }: { items: RecordLine[]; end: string }) {
  const { platform, clock } = useStores()
  const open = ({ recordId }: RecordLine) => {
    platform.navigate('service/entry', { id: recordId })
  }
  return (
    <View className="stack">
      <List>
        {items.map((line) => (
          <ListRow
            key={line.recordId}
            id={`record-${line.recordId}`}
            title={line.title}
            note={`${line.nickname} · ${dayText(line.startsAt, clock.now())}`}
            value={words.duration(line.minutes)}
            valueTone="leaf"
            onTap={() => {
              open(line)
            }}
          />
        ))}
      </List>
      <View className="t-caption center">{end}</View>
    </View>
  )
})

export default RecordsPage
