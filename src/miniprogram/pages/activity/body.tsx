import { View } from '@tarojs/components'
import { activityWords as words } from '../../../words/screens/activity'
import { Cover } from '../../parts/cover'
import { Notice } from '../../parts/notice'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { Facts } from './facts'
import { FeedbackList } from './feedback-list'
import { MyFeedback } from './feedback-mine'
import { Heading } from './heading'
import { NoticeText } from './notice-text'
import { Slots } from './slots'

interface BodyProps {
  activity: Activity
  said: Saying
  onChanged: () => void
}

/** How it was, for those who were there; the notice itself, the slots where one looks for them: before the long text. */
export function Body({ activity, said, onChanged }: BodyProps) {
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
        <MyFeedback activityId={activity.id} said={said} onGiven={onChanged} />
        <Facts activity={activity} />
        <Slots activity={activity} />
        <NoticeText activity={activity} />
        <FeedbackList activity={activity} />
      </View>
    </>
  )
}
