import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { agoText, numberText } from '../../../words/format'
import { feedbackWords as words } from '../../../words/screens/feedback'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Section } from '../../parts/section'
import { Stars } from '../../parts/stars'
import type { Activity } from '../../stores/activity'
import type { Feedback } from '../../stores/feedback'
import { useStores } from '../../stores/root'
import { Waiting } from '../../wired/waiting'

/** The average, for the head of the page and of the list. */
export function StarLine({ stars }: { stars: NonNullable<Activity['stars']> }) {
  const average = stars.average.toFixed(1)
  return (
    <View className="row star-line" id="stars-given">
      <Stars value={stars.average} label={words.spoken(average)} />
      <View className="t-quiet">{words.average(average, numberText(stars.count))}</View>
    </View>
  )
}

/** What others said of it, once checked; page by page. */
export const FeedbackList = observer(function FeedbackList({ activity }: { activity: Activity }) {
  const { feedback, clock } = useStores()
  const { items, failure, busy, isComplete } = feedback.list
  if (activity.stars === null || feedback.activityId !== activity.id) return null
  const again = (): void => void feedback.list.first()
  return (
    <Section title={words.title} id="feedback">
      <StarLine stars={activity.stars} />
      {items === null || failure ? (
        <Waiting kind="lines" count={2} failure={failure} onRetry={again} />
      ) : null}
      {items?.map((said) => (
        <Said key={said.id} said={said} when={agoText(said.at, clock.now())} />
      ))}
      {items !== null && !isComplete && !failure ? (
        <Button
          id="feedback-more"
          label={words.more}
          busy={busy}
          onTap={() => void feedback.list.more()}
          block
        />
      ) : null}
    </Section>
  )
})

function Said({ said, when }: { said: Feedback; when: string }) {
  return (
    <Card id={`feedback-${said.id}`}>
      <View className="stack-s">
        <View className="row between">
          <View className="t-strong grow">{said.nickname}</View>
          <Stars value={said.stars} label={words.spoken(String(said.stars))} />
        </View>
        {said.text ? <View className="t-body">{said.text}</View> : null}
        <View className="t-caption">{when}</View>
      </View>
    </Card>
  )
}
