import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { noticeKinds } from '../../../domain/notices'
import { agoText } from '../../../words/format'
import { noticeKindWords } from '../../../words/labels'
import { demoWords } from '../../../words/screens/demo'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'

/** What WeChat would have delivered, newest first. */
export const SentList = observer(function SentList() {
  const { demo, clock } = useStores()
  const { value, failure } = demo.sent
  return (
    <Section id="sent" title={demoWords.sent} note={demoWords.sentNote}>
      {value === null ? (
        <Waiting kind="lines" failure={failure} onRetry={() => void demo.sent.load()} />
      ) : value.length === 0 ? (
        <EmptyState
          art="letters"
          title={demoWords.nothingSentTitle}
          text={demoWords.nothingSentText}
        />
      ) : (
        value.map((message) => (
          <Card key={message.id} id={`sent-${message.id}`}>
            <View className="stack-s">
              <View className="row between">
                <View className="t-strong">{titleOf(message.template)}</View>
                <View className="t-caption">{agoText(message.at, clock.now())}</View>
              </View>
              <View className="t-body">{message.text}</View>
              <View className="t-caption">{demoWords.to(message.nickname)}</View>
            </View>
          </Card>
        ))
      )}
    </Section>
  )
})

/** WeChat's templates are named after what they tell. */
function titleOf(template: string): string {
  const kind = noticeKinds.find((known) => known === template)
  return kind === undefined ? template : noticeKindWords[kind]
}
