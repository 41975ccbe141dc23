import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '../../../words/format'
import { consentsWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { AskReason } from '../ask-reason'
import '../hours/hours.scss'
import type { Consent } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'

/** 时长审核: what the orgs below may not decide alone. A yes is one tap, a no has its reason. */
const ConsentsPage = observer(function ConsentsPage() {
  const { hours } = useOrganizerStores()
  const { session } = useStores()
  const [refusing, refuse] = useState<Consent | null>(null)
  const said = useSaid()
  const load = () => hours.consents.load()
  useFresh(load)
  const decide = async (consent: Consent, verdict: 'agree' | 'refuse', answer = '') => {
    const { consentId, nickname } = consent
    const done = await hours.decideConsent.run({ consentId, verdict, answer })
    refuse(null)
    if (done === null) said.complain(hours.decideConsent.failure)
    else said.tell(verdict === 'agree' ? words.agreed(nickname) : words.refused(nickname))
    void load()
  }
  const over = (
    <>
      {refusing === null ? null : (
        <Refuse
          consent={refusing}
          onReason={(reason) => void decide(refusing, 'refuse', reason)}
          onEnd={() => {
            refuse(null)
          }}
        />
      )}
      {said.toast}
    </>
  )
  const { value, failure } = hours.consents
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (value.length === 0) {
    const isReviewer = session.holds('reviewer')
    return (
      <Screen over={said.toast}>
        <EmptyState
          art="letters"
          title={isReviewer ? words.emptyTitle : words.notReviewer}
          {...(isReviewer ? { text: words.emptyText } : {})}
        />
      </Screen>
    )
  }
  return (
    <Screen over={over}>
      <View className="stack">
        {value.map((consent) => (
          <ConsentCard
            key={consent.consentId}
            consent={consent}
            onAgree={() => void decide(consent, 'agree')}
            onRefuse={() => {
              refuse(consent)
            }}
          />
        ))}
      </View>
    </Screen>
  )
})

interface RefuseProps {
  consent: Consent
  onReason: (reason: string) => void
  onEnd: () => void
}

const Refuse = observer(function Refuse({ consent, onReason, onEnd }: RefuseProps) {
  const { hours } = useOrganizerStores()
  return (
    <AskReason
      title={words.refuseTitle(consent.nickname)}
      text={words.refuseText}
      label={words.answer}
      hint={words.answerHint}
      missing={words.answerMissing}
      confirm={words.confirm}
      keep={words.back}
      busy={hours.decideConsent.busy}
      onReason={onReason}
      onEnd={onEnd}
    />
  )
})

interface ConsentCardProps {
  consent: Consent
  onAgree: () => void
  onRefuse: () => void
}

const ConsentCard = observer(function ConsentCard(props: ConsentCardProps) {
  const { clock } = useStores()
  const { hours } = useOrganizerStores()
  const { consentId, nickname, title, startsAt, minutes, over, raised } = props.consent
  return (
    <Card id={`consent-${consentId}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{nickname}</View>
          <View className="t-body">{title}</View>
          <View className="t-caption">
            {`${momentText(startsAt, clock.now())} · ${words.total(minutes)}`}
          </View>
          {over > 0 ? <View className="t-body">{words.over(over)}</View> : null}
          {raised > 0 ? <View className="t-body">{words.raised(raised)}</View> : null}
        </View>
        <View className="stack-s hours-text">
          <View className="t-caption">
            {words.from(props.consent.orgName, props.consent.askedBy)}
          </View>
          <View className="t-body">{props.consent.reason}</View>
        </View>
        <View className="row hours-ways">
          <Button id={`refuse-${consentId}`} label={words.refuse} block onTap={props.onRefuse} />
          <Button
            id={`agree-${consentId}`}
            label={words.agree}
            kind="primary"
            block
            busy={hours.decideConsent.busy}
            onTap={props.onAgree}
          />
        </View>
      </View>
    </Card>
  )
})

export default ConsentsPage
