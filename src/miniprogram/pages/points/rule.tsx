import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { ruleSummary } from '../../../words/points'
import { pointsWords } from '../../../words/screens/points'
import { Card } from '../../parts/card'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'

/** What the own community gives, in one sentence, and what it will give from a day on. */
export const Rule = observer(function Rule() {
  const { points } = useStores()
  const { value } = points.rule
  if (value === null) return null
  const { communityName, inForce, coming } = value
  return (
    <Section id="rule" title={pointsWords.ruleTitle(communityName)}>
      <Card>
        <View className="stack-s">
          <View className="t-body">{ruleSummary(inForce.rules)}</View>
          {coming === null || coming.startsOn === null ? null : (
            <View className="t-caption">
              {pointsWords.ruleComing(coming.startsOn, ruleSummary(coming.rules))}
            </View>
          )}
        </View>
      </Card>
    </Section>
  )
})
