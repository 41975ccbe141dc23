import { View } from '@tarojs/components'
import { activityWords as words } from '../../../words/screens/activity'
import { Cover } from '../../parts/cover'
import { Notice } from '../../parts/notice'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'
import { Facts } from './facts'
import { Heading } from './heading'
import { NoticeText } from './notice-text'
import { Slots } from './slots'

/** The notice itself, the slots where one looks for them: before the long text. */
export function Body({ activity }: { activity: Activity }) {
  const { platform } = useStores()
  return (
    <>
      <Cover
        url={activity.coverUrl && platform.mediaUrl(activity.coverUrl)}
        art={activity.category}
        shape="wide"
      />
      <View className="activity-body stack-l">
        {activity.cancelReason === null ? null : (
          <Notice id="cancelled" tone="warn" text={words.cancelledBecause(activity.cancelReason)} />
        )}
        <Heading activity={activity} />
        <Facts activity={activity} />
        <Slots activity={activity} />
        <NoticeText activity={activity} />
      </View>
    </>
  )
}
