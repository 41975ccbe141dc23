import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { currentConsent } from '../../../domain/families'
import type { ConsentRule } from '../../../domain/families'
import { memberWords as words } from '../../../words/screens/household'
import { RuleText } from '../../pages/family/child-rule'
import { Button } from '../../parts/button'
import { Ticks } from '../../parts/choices'
import { Notice } from '../../parts/notice'
import { Sheet } from '../../parts/sheet'
import { sayFailure } from '../../say'
import { useHousehold } from '../stores/root'
import type { MemberProps } from './shared'

/** The text for the child's age, read before the word is given. */
export const GiveConsent = observer(function GiveConsent(
  props: MemberProps & { onEnd: () => void },
) {
  const { member, said, onChange, onEnd } = props
  const household = useHousehold()
  const [agreed, agree] = useState(false)
  const [tried, setTried] = useState(false)
  const rule: ConsentRule = (member.age ?? 0) < 14 ? 'under_14' : 'from_14'
  const { consent } = household
  const save = async () => {
    setTried(true)
    if (!agreed) return
    const input = { minorId: member.personId, rule, consentVersion: currentConsent }
    if ((await consent.run(input)) === null) return
    said.tell(words.consented)
    onEnd()
    await onChange()
  }
  const problem =
    (consent.failure && sayFailure(consent.failure)) ?? (tried && !agreed ? words.agreeFirst : null)
  return (
    <Sheet
      open
      title={words.consentTitle(member.nickname)}
      closeLabel={words.cancel}
      onClose={onEnd}
      footer={
        <Button
          id="save-consent"
          label={words.save}
          kind="primary"
          block
          busy={consent.busy}
          onTap={() => void save()}
        />
      }
    >
      <View className="stack-l">
        <View className="t-quiet">{words.consentRule(rule)}</View>
        <RuleText rule={rule} />
        <Ticks
          id="guardian-consent"
          label={words.agree}
          options={[{ value: 'yes', label: words.agree }]}
          values={agreed ? ['yes'] : []}
          onChange={(values) => {
            agree(values.includes('yes'))
          }}
        />
        {problem === null ? null : <Notice id="consent-problem" text={problem} tone="warn" />}
      </View>
    </Sheet>
  )
})
