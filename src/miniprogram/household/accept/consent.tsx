import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { currentConsent } from '../../../domain/families'
import { reasonWords } from '../../../words/reasons'
import { acceptWords as words } from '../../../words/screens/household'
import { RuleText } from '../../pages/family/child-rule'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Ticks } from '../../parts/choices'
import { Notice } from '../../parts/notice'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import type { Looked } from '../stores/household'
import { useHousehold } from '../stores/root'

interface ConsentProps {
  looked: Looked
  onDone: (said: string) => void
}

/** Whose household it is, what one brings along, and the own word for it. */
export const Consent = observer(function Consent({ looked, onDone }: ConsentProps) {
  const { session, platform } = useStores()
  if (looked.kind === 'ward') return <Claim looked={looked} onDone={onDone} />
  if (session.me === null) {
    return (
      <Card tone="lamp">
        <View className="stack">
          <View className="t-body">{words.joinFirstText}</View>
          <Button
            id="join-first"
            label={words.joinFirst}
            kind="primary"
            block
            onTap={() => {
              platform.navigate('pages/join')
            }}
          />
        </View>
      </Card>
    )
  }
  return <MoveIn looked={looked} onDone={onDone} />
})

const MoveIn = observer(function MoveIn({ looked, onDone }: ConsentProps) {
  const root = useStores()
  const household = useHousehold()
  const { refusal } = looked
  const accept = async () => {
    const done = await household.accept.run({ code: household.code })
    if (done === null) return
    await root.changedHousehold()
    onDone(words.accepted(done.points))
  }
  return (
    <View id="looked" className="stack">
      <Card tone="lamp">
        <View className="stack">
          <View id="invite-alias" className="t-display">
            {words.toFamily(looked.alias)}
          </View>
          <View className="t-quiet">{words.members(looked.communityName, looked.members)}</View>
          <View id="comes-along" className="t-body">
            {words.points(looked.points)}
          </View>
          <View className="t-body">{words.share}</View>
        </View>
      </Card>
      {refusal ? (
        <Notice
          id="accept-refusal"
          text={reasonWords[refusal.reason](refusal.detail)}
          tone="warn"
        />
      ) : (
        <Word
          agree={words.agree}
          label={words.accept}
          busy={household.accept.busy}
          problem={household.accept.failure && sayFailure(household.accept.failure)}
          onYes={() => void accept()}
        />
      )}
    </View>
  )
})

const Claim = observer(function Claim({ looked, onDone }: ConsentProps) {
  const root = useStores()
  const household = useHousehold()
  const name = looked.wardName ?? ''
  const claim = async () => {
    const { code } = household
    const done = await household.claim.run({ code, consentVersion: currentConsent })
    if (done === null) return
    await root.changedHousehold()
    onDone(words.claimed(name))
  }
  return (
    <View id="looked" className="stack">
      <Card tone="lamp">
        <View className="stack">
          <View id="invite-alias" className="t-display">
            {words.claim(name)}
          </View>
          <View className="t-body">{words.claimNote}</View>
        </View>
      </Card>
      <RuleText rule="from_14" />
      <Word
        agree={words.claimAgree}
        label={words.claimDo}
        busy={household.claim.busy}
        problem={household.claim.failure && sayFailure(household.claim.failure)}
        onYes={() => void claim()}
      />
    </View>
  )
})

interface WordProps {
  agree: string
  label: string
  busy: boolean
  problem: string | null
  onYes: () => void
}

function Word({ agree, label, busy, problem, onYes }: WordProps) {
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const said = problem ?? (tried && !agreed ? words.agreeFirst : null)
  return (
    <View className="stack">
      <Ticks
        id="own-word"
        label={agree}
        options={[{ value: 'yes', label: agree }]}
        values={agreed ? ['yes'] : []}
        onChange={(values) => {
          setAgreed(values.includes('yes'))
        }}
      />
      {said === null ? null : <Notice id="accept-problem" text={said} tone="warn" />}
      <Button
        id="accept"
        label={label}
        kind="primary"
        block
        busy={busy}
        onTap={() => {
          setTried(true)
          if (agreed) onYes()
        }}
      />
    </View>
  )
}
