import { View } from '@tarojs/components'
import { numberText, rangeText } from '../../../words/format'
import { audienceWords } from '../../../words/labels'
import { activityWords as words } from '../../../words/screens/activity'
import { Card } from '../../parts/card'
import { Icon } from '../../parts/icon'
import type { IconName } from '../../parts/icon'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'
import './facts.scss'

/** Time, place, who may come, how many: what one looks for first. */
export function Facts({ activity }: { activity: Activity }) {
  const { clock } = useStores()
  const now = clock.now()
  const first = rangeText(activity.startsAt, activity.endsAt, now)
  const when = activity.slots > 1 ? words.whenSeveral(first, String(activity.slots)) : first
  const seats = words.peopleText(numberText(activity.capacity), numberText(activity.free))
  return (
    <Card>
      <View className="stack">
        <Fact icon="clock" label={words.when} text={when} />
        <Fact icon="place" label={words.where} text={activity.place} note={activity.address} />
        <Fact
          icon="home"
          label={words.who}
          text={words.audience(audienceWords[activity.audience], activity.audienceName)}
        />
        <Fact icon="people" label={words.people} text={seats} />
        {activity.leadWorker === null ? null : (
          <Fact icon="heart" label={words.leadWorker} text={activity.leadWorker} />
        )}
      </View>
    </Card>
  )
}

interface FactProps {
  icon: IconName
  label: string
  text: string
  note?: string
}

function Fact({ icon, label, text, note }: FactProps) {
  return (
    <View className="fact">
      <View className="fact-icon">
        <Icon name={icon} />
      </View>
      <View className="grow">
        <View className="t-caption">{label}</View>
        <View className="t-body">{text}</View>
        {note ? <View className="t-caption">{note}</View> : null}
      </View>
    </View>
  )
}
