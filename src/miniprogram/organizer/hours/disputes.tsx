import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { hoursDeskWords as words } from '../../../words/screens/hours'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { useStores } from '../../stores/root'
import { AskMinutes } from '../ask-minutes'
import { AskReason } from '../ask-reason'
import type { Dispute } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'
import type { Handling } from './handling'

/** Who says that a record is wrong, what it says now, and both answers. */
export const DisputeList = observer(function DisputeList({ handling }: { handling: Handling }) {
  const { hours } = useOrganizerStores()
  return (
    <View className="stack">
      {(hours.disputes.value ?? []).map((dispute) => (
        <DisputeCard key={dispute.disputeId} dispute={dispute} handling={handling} />
      ))}
    </View>
  )
})

interface DisputeCardProps {
  dispute: Dispute
  handling: Handling
}

const DisputeCard = observer(function DisputeCard({ dispute, handling }: DisputeCardProps) {
  const { clock, platform } = useStores()
  const { disputeId, kind, recordId, nickname, title, startsAt, endsAt } = dispute
  const { current, wanted, reason } = dispute
  const { open } = handling
  return (
    <Card id={`dispute-${disputeId}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="row wrap">
            <View className="t-strong">{nickname}</View>
            {words.kinds[kind] === null ? null : <Chip label={words.kinds[kind]} />}
          </View>
          <View className="t-body">{title}</View>
          <View className="t-caption">{rangeText(startsAt, endsAt, clock.now())}</View>
          <View className="t-body">{words.doubt(current, wanted)}</View>
        </View>
        <View className="stack-s hours-text">
          <View className="t-caption">{words.says}</View>
          <View className="t-body">{reason}</View>
        </View>
        <View className="row hours-ways">
          <Button
            id={`dismiss-${disputeId}`}
            label={words.dismiss}
            block
            onTap={() => {
              open(<Dismiss dispute={dispute} handling={handling} />)
            }}
          />
          <Button
            id={`uphold-${disputeId}`}
            label={words.uphold}
            kind="primary"
            block
            onTap={() => {
              open(<Uphold dispute={dispute} handling={handling} />)
            }}
          />
        </View>
        <Button
          id={`record-${recordId}`}
          label={words.openRecord}
          kind="quiet"
          size="s"
          onTap={() => {
            platform.navigate('organizer/record', { id: recordId })
          }}
        />
      </View>
    </Card>
  )
})

type Verdict = { is: 'upheld'; minutes: number } | { is: 'dismissed' }

const useAnswer = ({ disputeId, nickname }: Dispute, { said, onDone }: Handling) => {
  const { hours } = useOrganizerStores()
  return async (verdict: Verdict, answer: string) => {
    const done = await hours.answer.run({ disputeId, verdict, answer })
    if (done === null) said.complain(hours.answer.failure)
    else said.tell(words[verdict.is](nickname))
    onDone()
  }
}

const Uphold = observer(function Uphold({ dispute, handling }: DisputeCardProps) {
  const { hours } = useOrganizerStores()
  const answer = useAnswer(dispute, handling)
  const { nickname, wanted, planned } = dispute
  return (
    <AskMinutes
      title={words.upholdTitle(nickname)}
      text={words.upholdText[dispute.kind]}
      label={words.minutes}
      proposed={wanted}
      most={planned}
      wrong={words.minutesWrong(planned)}
      reason={{ label: words.answer, hint: words.upholdHint, missing: words.answerMissing }}
      confirm={words.confirm}
      keep={words.back}
      busy={hours.answer.busy}
      onMinutes={(minutes, reason) => void answer({ is: 'upheld', minutes }, reason)}
      onEnd={() => {
        handling.open(null)
      }}
    />
  )
})

const Dismiss = observer(function Dismiss({ dispute, handling }: DisputeCardProps) {
  const { hours } = useOrganizerStores()
  const answer = useAnswer(dispute, handling)
  return (
    <AskReason
      title={words.dismissTitle(dispute.nickname)}
      text={words.dismissText}
      label={words.answer}
      hint={words.dismissHint}
      missing={words.answerMissing}
      confirm={words.confirm}
      keep={words.back}
      busy={hours.answer.busy}
      onReason={(reason) => void answer({ is: 'dismissed' }, reason)}
      onEnd={() => {
        handling.open(null)
      }}
    />
  )
})
