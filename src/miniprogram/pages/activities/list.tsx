import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { dayParts } from '../../../words/format'
import { activitiesWords as words } from '../../../words/screens/activities'
import { commonWords } from '../../../words/screens/common'
import { DayHeader } from '../../parts/day-header'
import { EmptyState } from '../../parts/empty-state'
import { LongList } from '../../parts/long-list'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'
import { beginsDay } from './days'
import { ActivityEntry } from './entry'

/** The cards under their days; what was there stays while it is asked for anew. */
export const ActivityList = observer(function ActivityList() {
  const { activities, clock } = useStores()
  const { items, failure, isComplete } = activities.list
  const retry = (): void => void activities.list.first()
  if (items === null) return <Waiting failure={failure} onRetry={retry} />
  if (items.length === 0) return <Nothing />
  const now = clock.now()
  return (
    <View>
      <LongList id="activity-list" items={items} keyOf={({ id }) => id} about={140}>
        {(card, index) => (
          <>
            {beginsDay(items, index) ? <DayHeader {...dayParts(card.startsAt, now)} /> : null}
            <ActivityEntry card={card} now={now} underDay />
          </>
        )}
      </LongList>
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
  const isMine = activities.filters.onlyMine
  return (
    <EmptyState
      art="calendar"
      title={isMine ? words.nothingMine : words.nothing}
      text={isMine ? words.nothingMineAdvice : words.nothingAdvice}
      action={words.clearFilters}
      actionId="clear-filters"
      onAction={() => void activities.widen()}
    />
  )
})
