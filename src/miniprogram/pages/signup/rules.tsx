import { View } from '@tarojs/components'
import { momentText, namesText } from '../../../words/format'
import { signupWords as words } from '../../../words/screens/signup'
import { skillWords } from '../../../words/skills'
import { Icon } from '../../parts/icon'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { Ticks } from '../../parts/choices'
import { earnsByAge } from '../../stores/activity'
import type { SlotView } from '../../stores/activity'
import { joinsLine } from './party'
import './rules.scss'

interface RulesProps {
  slot: SlotView
  /** How many come. */
  count: number
  riskNotice: string
  accepted: boolean
  onAccept: (accepted: boolean) => void
  now: Date
}

/** What one agrees to by signing up, said before the tap. */
export function Rules({ slot, count, riskNotice, accepted, onAccept, now }: RulesProps) {
  return (
    <>
      <Section title={words.rules}>
        <View className="stack" id="rules">
          {rulesOf(slot, count, now).map((rule) => (
            <View key={rule} className="rule">
              <Icon name="info" size="s" />
              <View className="grow">{rule}</View>
            </View>
          ))}
        </View>
      </Section>
      <Section title={words.risk}>
        <Notice id="risk" tone="warn" text={riskNotice} />
        <Ticks
          id="accept"
          label={words.risk}
          options={[{ value: 'risk', label: words.accept }]}
          values={accepted ? ['risk'] : []}
          onChange={(values) => {
            onAccept(values.length > 0)
          }}
        />
      </Section>
    </>
  )
}

function rulesOf(slot: SlotView, count: number, now: Date): string[] {
  const canCancel = now < new Date(slot.cancelUntil)
  return [
    joinsLine(slot, Math.max(1, count), now) ? waitRules[slot.waitMode] : null,
    slot.approval ? words.approvalRule : null,
    slot.requires.length > 0 ? words.requiresRule(skillsText(slot)) : null,
    canCancel ? words.cancelRule(momentText(slot.cancelUntil, now)) : words.cancelRulePast,
    words.absentRule,
    slot.adultRequired ? words.adultRule : null,
    slot.minAge > 0 ? words.ageRule(String(slot.minAge)) : null,
    earnsByAge(slot) ? words.earnRule(String(slot.earnAge)) : null,
  ].filter((rule) => rule !== null)
}

const waitRules = { auto: words.waitRule, offer: words.offerRule } as const

const skillsText = ({ requires }: SlotView): string =>
  namesText(requires.map((skill) => skillWords[skill]))
