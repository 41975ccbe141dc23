import { useReachBottom, useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { rangeText } from '../../../words/format'
import { activityWords as words } from '../../../words/screens/activity'
import { Screen } from '../../parts/screen'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useOffers } from '../../wired/use-offers'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { Body } from './body'
import { BottomBar } from './bottom'
import { loadActivity } from './load'
import { MenuSheet } from './menu'

/** One activity: all that its notice says, its slots, and one button for what comes next. */
const ActivityPage = observer(function ActivityPage() {
  const stores = useStores()
  const { activity, feedback, platform, clock } = stores
  const [id] = useState(() => platform.routeQuery().id ?? '')
  const [isMenuOpen, setMenuOpen] = useState(false)
  const said = useSaid()
  const load = () => loadActivity(stores, id)
  const reload = (): void => void load()
  const offers = useOffers(said, load)
  useFresh(load)
  useReachBottom(() => void feedback.list.more())
  const shown = activity.detail.value?.id === id ? activity.detail.value : null
  useShareAppMessage(() => ({
    title: shown ? shareTitle(shown, clock.now()) : '',
    path: `/pages/activity/index?id=${id}`,
  }))
  if (shown === null) {
    return (
      <Screen>
        <Waiting kind="detail" failure={activity.detail.failure} onRetry={reload} />
      </Screen>
    )
  }
  const menu = (
    <MenuSheet
      open={isMenuOpen}
      offers={offers}
      onClose={() => {
        setMenuOpen(false)
      }}
      onSaid={said.tell}
    />
  )
  const openMenu = (): void => {
    setMenuOpen(true)
  }
  return (
    <Screen
      bleed
      bottom={<BottomBar offers={offers} onMenu={openMenu} onTurn={reload} />}
      over={
        <>
          {menu}
          {offers.question}
          {said.toast}
        </>
      }
    >
      <Body activity={shown} said={said} onChanged={reload} />
    </Screen>
  )
})

const shareTitle = (activity: Activity, now: Date): string =>
  words.shareTitle(activity.title, rangeText(activity.startsAt, activity.endsAt, now))

export default ActivityPage
