import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import type { FilterName } from './choices'
import { FilterSheet } from './filter-sheet'
import { Chosen, Filters } from './filters'
import { ActivityList } from './list'
import { Search } from './search'

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
        <Chosen />
      </View>
      {/* A place of its own: when the cards come, the search above is not drawn anew. */}
      <View>
        <ActivityList />
      </View>
    </Screen>
  )
})

export default ActivitiesPage
