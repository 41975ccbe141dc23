import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { dayParts } from '../../../words/format'
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
        <Search />
        <Filters onOpen={setOpen} />
      </View>
      <List />
    </Screen>
  )
})

/** Asks once the typing pauses: Chinese is typed letter by letter before a word stands there. */
const Search = observer(function Search() {
  const { activities } = useStores()
  const { search } = activities.filters
  const [typed, setTyped] = useState(search)
  useEffect(() => {
    setTyped(search)
  }, [search])
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => void activities.narrow({ search: typed }), pause)
    return () => {
      clearTimeout(timer)
    }
  }, [activities, search, typed])
  return (
    <SearchBar
      value={typed}
      placeholder={words.search}
      clearLabel={words.clear}
      onChange={setTyped}
      onSubmit={(text) => void activities.narrow({ search: text })}
    />
  )
})

const pause = 350

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
          <DayHeader {...dayParts(day.startsAt, now)} />
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
