import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { pointsWords } from '../../../words/screens/points'
import { Segments } from '../../parts/choices'
import { Invite } from '../../wired/invite'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { AccountCard } from './account-card'
import { Entries } from './entries'
import { Expiring } from './expiring'
import { Filters } from './filters'
import { HoursList } from './hours-list'
import { Questions } from './questions'
import { Rule } from './rule'

type Tab = keyof typeof pointsWords.tabs

const tabs: readonly { value: Tab; label: string }[] = [
  { value: 'entries', label: pointsWords.tabs.entries },
  { value: 'hours', label: pointsWords.tabs.hours },
]

const PointsPage = observer(function PointsPage() {
  const { points, session, platform } = useStores()
  const [view, show] = useState<Tab>(platform.routeQuery().tab === 'hours' ? 'hours' : 'entries')
  const load = async () => {
    if (session.me === null) return
    await Promise.all([
      points.account.load(),
      points.expiring.load(),
      points.statement.load(),
      points.rule.load(),
      points.entries.first(),
      points.hours.first(),
    ])
  }
  useFresh(load)
  const said = useSaid()
  useReachBottom(() => void points[view].more())

  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={pointsWords.visitor} action={pointsWords.join} />
        <Questions />
      </Screen>
    )
  }
  const retry = () => void load()
  return (
    <Screen over={said.toast}>
      <AccountCard onRetry={retry} />
      <Segments
        id="points-tab"
        choices={tabs}
        value={view}
        onChange={show}
        label={pointsWords.tabsLabel}
      />
      {view === 'entries' ? <Expiring /> : null}
      {view === 'entries' ? <Filters said={said} /> : null}
      {view === 'entries' ? <Entries onRetry={retry} /> : <HoursList onRetry={retry} />}
      <Rule />
      <Questions />
      <View className="t-caption center">{pointsWords.neverForSale}</View>
    </Screen>
  )
})

export default PointsPage
