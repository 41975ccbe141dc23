import { Text, View } from '@tarojs/components'
import { categoryWords, kindWords, servedGroupWords } from '../../../words/labels'
import { aria } from '../../platform/aria'
import { Chip } from '../../parts/chip'
import type { Activity } from '../../stores/activity'
import { StarLine } from './feedback-list'

/** What it is: kind, category and title, and who posts it. */
export function Heading({ activity }: { activity: Activity }) {
  return (
    <View className="stack">
      <View className="row wrap activity-chips">
        <Chip label={kindWords[activity.kind]} tone={activity.kind === 'job' ? 'leaf' : 'accent'} />
        <Chip label={categoryWords[activity.category]} />
        {activity.servedGroups.map((group) => (
          <Chip key={group} label={servedGroupWords[group]} />
        ))}
      </View>
      <View className="t-display" id="title" {...aria({ role: 'heading' })}>
        {activity.title}
      </View>
      <Text className="t-quiet">{activity.orgName}</Text>
      {activity.stars ? <StarLine stars={activity.stars} /> : null}
    </View>
  )
}
