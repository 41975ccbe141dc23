import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dayHeading } from '../../../words/format'
import { activitiesWords as words } from '../../../words/screens/activities'
import { commonWords } from '../../../words/screens/common'
import { DayHeader } from '../../parts/day-header'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { SearchBar } from '../../parts/search-bar'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { byDay } from './days'
import { ActivityEntry } from './entry'
import { Filters, FilterSheet } from './filters'
import type { FilterName } from './filters'

/** What is on: search, one row of filters, the days to come. */
const ActivitiesPage = observer(function ActivitiesPage() {
  const { activities } = useStores()
  const [open, setOpen] = useState<FilterName | null>(null)
  useFresh(() => Promise.all([activities.list.first(), activities.communities.load()]))
  useReachBottom(() => {
    void activities.list.more()
  })
  const close = (): void => {
    setOpen(null)
  }
  return (
    <Screen over={<FilterSheet name={open} onClose={close} />}>
      <View className="stack">
        <SearchBar
          value={activities.filters.search}
          placeholder={words.search}
          clearLabel={words.clear}
          onChange={(search) => void activities.narrow({ search })}
        />
        <Filters onOpen={setOpen} />
      </View>
      <List />
    </Screen>
  )
})

const List = observer(function List() {
  const { activities, clock } = useStores()
  const { items, failure, isComplete } = activities.list
  const retry = (): void => void activities.list.first()
  if (items === null) return <Waiting failure={failure} onRetry={retry} />
  if (items.length === 0) return <Nothing />
  const now = clock.now()
  return (
    <View className="stack-l" id="activity-list">
      {byDay(items).map((day) => (
        <View key={day.key} className="stack">
          <DayHeader day={dayHeading(day.startsAt, now)} />
          {day.cards.map((card) => (
            <ActivityEntry key={card.id} card={card} now={now} underDay />
          ))}
        </View>
      ))}
      {failure ? <Waiting failure={failure} onRetry={retry} /> : null}
      <View className="t-caption center">{isComplete ? words.end : commonWords.loadingMore}</View>
    </View>
  )
})

const Nothing = observer(function Nothing() {
  const { activities } = useStores()
  if (!activities.isFiltered) {
    return <EmptyState art="calendar" title={words.nothingAtAll} text={words.nothingAtAllAdvice} />
  }
  return (
    <EmptyState
      art="calendar"
      title={words.nothing}
      text={words.nothingAdvice}
      action={words.clearFilters}
      actionId="clear-filters"
      onAction={() => void activities.widen()}
    />
  )
})

export default ActivitiesPage
