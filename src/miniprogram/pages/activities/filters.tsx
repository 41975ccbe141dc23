import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Dispatch } from 'react'
import { numberText } from '../../../words/format'
import { categoryWords, kindWords, servedGroupWords } from '../../../words/labels'
import { activitiesWords as words } from '../../../words/screens/activities'
import { Button } from '../../parts/button'
import { FilterPills } from '../../parts/filter-pills'
import type { FilterPill } from '../../parts/filter-pills'
import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'
import { daysText } from './choices'
import type { FilterName } from './choices'

/** One row: what is on or off, and the filters that open their choices and show what is chosen. */
export const Filters = observer(function Filters({ onOpen }: { onOpen: Dispatch<FilterName> }) {
  const stores = useStores()
  return <FilterPills label={words.filters} pills={pillsOf(stores, onOpen)} />
})

function pillsOf(stores: RootStore, onOpen: Dispatch<FilterName>): FilterPill[] {
  const { activities, session } = stores
  const { filters } = activities
  const community = activities.communities.value?.find((one) => one.id === filters.communityId)
  const pill = (name: FilterName, chosen: string | null | undefined): FilterPill => ({
    id: `filter-${name}`,
    label: chosen ?? words[name],
    on: Boolean(chosen),
    opens: true,
    onTap: () => {
      onOpen(name)
    },
  })
  const toggle = (id: string, name: 'onlyMine' | 'onlyFree'): FilterPill => ({
    id,
    label: words[name],
    on: filters[name],
    onTap: () => void activities.narrow({ [name]: !filters[name] }),
  })
  return [
    ...(filters.tag === null ? [] : [tagPill(stores, filters.tag)]),
    // What one can join depends on who one is: a visitor is not asked.
    ...(session.me ? [toggle('filter-mine', 'onlyMine')] : []),
    pill('when', filters.days && daysText(filters.days)),
    pill('category', filters.category && categoryWords[filters.category]),
    pill('served', filters.servedGroup && servedGroupWords[filters.servedGroup]),
    pill('community', community?.name),
    pill('kind', filters.kind && kindWords[filters.kind]),
    toggle('filter-free', 'onlyFree'),
  ]
}

/** The word that was tapped on an activity's page; a tap lets go of it. */
const tagPill = ({ activities }: RootStore, tag: string): FilterPill => ({
  id: 'filter-tag',
  label: words.tag(tag),
  on: true,
  onTap: () => void activities.narrow({ tag: null }),
})

/** How many filters are in force, and one tap that lifts them all. */
export const Chosen = observer(function Chosen() {
  const { activities } = useStores()
  if (!activities.isFiltered) return null
  return (
    <View className="row between">
      <View className="t-caption" id="chosen">
        {words.chosen(numberText(activities.filterCount))}
      </View>
      <Button
        id="clear-all"
        label={words.clearAll}
        kind="quiet"
        size="s"
        onTap={() => void activities.widen()}
      />
    </View>
  )
})
