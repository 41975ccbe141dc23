import { View } from '@tarojs/components'
import { ruleFor } from '../../../domain/families'
import type { ConsentRule } from '../../../domain/families'
import { familyWords } from '../../../words/screens/family'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'

/** Below fourteen the law asks for a rule text of its own (PIPL art. 31): it is shown apart. */
export function ChildRule({ year }: { year: number | null }) {
  const { clock } = useStores()
  if (year === null) return <View className="t-caption">{familyWords.chooseYearFirst}</View>
  return <RuleText rule={ruleFor(year, clock.now())} />
}

/** What a guardian agrees to, by the age of the child. */
export function RuleText({ rule }: { rule: ConsentRule }) {
  const isYoung = rule === 'under_14'
  const sentences = isYoung ? familyWords.consentUnder14 : familyWords.consentOver14
  return (
    <Card tone="wash">
      <View id={isYoung ? 'rule-under-14' : 'rule-over-14'} className="stack">
        <View className="t-strong">
          {isYoung ? familyWords.consentUnder14Title : familyWords.consentOver14Title}
        </View>
        {sentences.map((sentence) => (
          <View key={sentence} className="t-body">
            {sentence}
          </View>
        ))}
      </View>
    </Card>
  )
}
