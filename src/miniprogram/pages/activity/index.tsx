import { useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { rangeText } from '../../../words/format'
import { activityWords as words } from '../../../words/screens/activity'
import { Toast } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Waiting } from '../../wired/waiting'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Body } from './body'
import { BottomBar } from './bottom'
import { MenuSheet } from './menu'

/** One activity: all that its notice says, its slots, and one button for what comes next. */
const ActivityPage = observer(function ActivityPage() {
  const { activity, signups, session, platform, clock } = useStores()
  const [id] = useState(() => platform.routeQuery().id ?? '')
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const load = async (): Promise<void> => {
    await activity.open(id)
    const slotId = activity.slot?.id
    if (session.me && slotId !== undefined) await signups.onSlot.load(slotId)
  }
  useFresh(load)
  const shown = activity.detail.value?.id === id ? activity.detail.value : null
  useShareAppMessage(() => ({
    title: shown ? shareTitle(shown, clock.now()) : '',
    path: `/pages/activity/index?id=${id}`,
  }))
  if (shown === null) {
    return (
      <Screen>
        <Waiting kind="detail" failure={activity.detail.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  return (
    <Screen
      bleed
      bottom={
        <BottomBar
          onMenu={() => {
            setMenuOpen(true)
          }}
        />
      }
      over={
        <>
          <MenuSheet
            open={isMenuOpen}
            onClose={() => {
              setMenuOpen(false)
            }}
            onSaid={setSaid}
          />
          <Toast
            text={said}
            onEnd={() => {
              setSaid(null)
            }}
          />
        </>
      }
    >
      <Body activity={shown} />
    </Screen>
  )
})

const shareTitle = (activity: Activity, now: Date): string =>
  words.shareTitle(activity.title, rangeText(activity.startsAt, activity.endsAt, now))

export default ActivityPage
