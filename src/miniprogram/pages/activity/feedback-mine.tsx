import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { feedbackStatusWords } from '../../../words/labels'
import { feedbackHints, feedbackWords as words } from '../../../words/screens/feedback'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { TextAreaField } from '../../parts/field'
import { Section } from '../../parts/section'
import { Stars, StarsField } from '../../parts/stars'
import type { GivenFeedback } from '../../stores/feedback'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'

interface MyFeedbackProps {
  activityId: string
  said: Saying
  onGiven: () => void
}

/** Whoever was there says how it was, once; then sees where it stands. */
export const MyFeedback = observer(function MyFeedback(props: MyFeedbackProps) {
  const { feedback } = useStores()
  const mine = feedback.activityId === props.activityId ? feedback.mine.value : null
  if (mine?.given) return <Given given={mine.given} />
  return mine?.may ? <FeedbackForm {...props} /> : null
})

function Given({ given }: { given: GivenFeedback }) {
  return (
    <Section title={words.mine} id="my-feedback">
      <Card>
        <View className="stack-s">
          <View className="row between">
            <Stars value={given.stars} label={words.spoken(String(given.stars))} />
            <Chip
              label={feedbackStatusWords[given.status]}
              tone={given.status === 'shown' ? 'leaf' : 'plain'}
            />
          </View>
          {given.text ? <View className="t-body">{given.text}</View> : null}
          <View className="t-caption">{feedbackHints[given.status]}</View>
        </View>
      </Card>
    </Section>
  )
}

const FeedbackForm = observer(function FeedbackForm(props: MyFeedbackProps) {
  const { activityId, said, onGiven } = props
  const { feedback } = useStores()
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const give = async (): Promise<void> => {
    const done = await feedback.give.run({ activityId, stars, text: text.trim() })
    if (done) said.tell(done.status === 'shown' ? words.thanks : words.thanksChecked)
    else said.complain(feedback.give.failure)
    onGiven()
  }
  return (
    <Section title={words.ask} note={words.askNote} id="feedback-form">
      <Card>
        <View className="stack">
          <StarsField
            id="stars"
            label={words.choose}
            value={stars}
            onChange={setStars}
            names={words.names}
          />
          <TextAreaField
            name="feedback-text"
            label={words.text}
            note={words.textNote}
            placeholder={words.placeholder}
            value={text}
            onChange={setText}
            maxLength={300}
          />
          <Button
            id="give-feedback"
            label={words.give}
            busy={feedback.give.busy}
            disabled={stars === 0}
            onTap={() => void give()}
            block
          />
        </View>
      </Card>
    </Section>
  )
})
