import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rangeText } from '../../../words/format'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { offerWords } from '../../../words/screens/offer'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { Avatar } from '../../parts/avatar'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { Icon } from '../../parts/icon'
import { Notice } from '../../parts/notice'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import type { Offers } from '../../wired/use-offers'
import { cancelText, leavingOf, memberText, partyState } from './party-state'
import type { PartyState } from './party-state'
import './party-card.scss'

interface PartyCardProps {
  party: MyParty
  now: Date
  offers: Offers
  /** Where nothing can be given back, the card offers no change. */
  onChange?: () => void
}

/** One sign-up of the household: what, when, where, who, and what to do now. */
export function PartyCard({ party, now, offers, onChange }: PartyCardProps) {
  const { platform } = useStores()
  const state = partyState(party, now)
  return (
    <View id={`party-${party.partyId}`}>
      <Card>
        <View className="stack">
          <View
            id={`open-${party.partyId}`}
            className="stack-s"
            hoverClass="pressed"
            onClick={() => {
              platform.navigate('pages/activity', { id: party.activityId })
            }}
            {...aria({ role: 'link', label: party.title })}
          >
            <View className="row row-top between">
              <View className="t-strong grow">{party.title}</View>
              <Chip label={state.label} tone={state.tone} />
            </View>
            <View className="party-line">
              <Icon name="clock" size="s" />
              <View>{rangeText(party.startsAt, party.endsAt, now)}</View>
            </View>
            <View className="party-line">
              <Icon name="place" size="s" />
              <View>{`${party.place} · ${party.slotName}`}</View>
            </View>
          </View>
          <Members party={party} />
          <Hint state={state} />
          <Ways party={party} state={state} offers={offers} />
          <Foot party={party} state={state} now={now} offers={offers} onChange={onChange} />
        </View>
      </Card>
    </View>
  )
}

/** What to do now; an offer stands out, for it does not wait long. */
function Hint({ state }: { state: PartyState }) {
  if (state.hint === null) return null
  if (state.due === 'answer') return <Notice tone="lamp" text={state.hint} />
  return <View className="t-quiet">{state.hint}</View>
}

interface FootProps extends PartyCardProps {
  state: PartyState
}

/** What one does seldom, away from what is due: leaving, letting an offer go, saying how it was. */
function Foot({ party, state, now, offers, onChange }: FootProps) {
  const { platform } = useStores()
  if (state.due === 'answer') {
    return (
      <FootLine
        id={`decline-${party.partyId}`}
        text={words.offerFoot}
        action={offerWords.decline}
        onTap={() => {
          offers.decline(party)
        }}
      />
    )
  }
  if (state.isDone) {
    return (
      <FootLine
        id={`feedback-${party.partyId}`}
        text={party.feedbackGiven ? words.feedbackGiven : ''}
        action={party.feedbackGiven ? words.seeFeedback : words.feedback}
        onTap={() => {
          platform.navigate('pages/activity', { id: party.activityId })
        }}
      />
    )
  }
  if (party.cancelRefusal !== null || onChange === undefined) return null
  return (
    <FootLine
      id={`change-${party.partyId}`}
      text={cancelText(party, now)}
      action={words.leave[leavingOf(party)].change}
      onTap={onChange}
    />
  )
}

interface FootLineProps {
  id: string
  text: string
  action: string
  onTap: () => void
}

function FootLine({ id, text, action, onTap }: FootLineProps) {
  return (
    <View className="party-foot">
      <View className="t-caption grow">{text}</View>
      <Button id={id} label={action} kind="quiet" size="s" onTap={onTap} />
    </View>
  )
}

function Members({ party }: { party: MyParty }) {
  return (
    <View className="stack-s">
      {party.members.map((member) => (
        <View key={member.signupId} className="party-member" id={`member-${member.signupId}`}>
          <Avatar name={member.nickname} size="s" />
          <View className="t-body grow">{member.nickname}</View>
          <View className="t-caption">{memberText(member)}</View>
        </View>
      ))}
    </View>
  )
}

interface WaysProps {
  party: MyParty
  state: PartyState
  offers: Offers
}

/** The deed that is due, and the code that does it by the organizer's hand. */
function Ways({ party, state, offers }: WaysProps) {
  const { platform } = useStores()
  if (state.due === null) return null
  if (state.due === 'answer') return <Accept party={party} offers={offers} />
  return (
    <View className="party-ways">
      <Button
        id={`check-${party.partyId}`}
        label={state.due === 'check_in' ? words.checkIn : words.checkOut}
        kind="primary"
        onTap={() => {
          platform.navigate('pages/check-in', { slotId: party.slotId })
        }}
        block
      />
      <Button
        id={`code-${party.partyId}`}
        label={words.showCode}
        onTap={() => {
          platform.navigate('pages/code')
        }}
        block
      />
    </View>
  )
}

const Accept = observer(function Accept({ party, offers }: Omit<WaysProps, 'state'>) {
  const { signups } = useStores()
  return (
    <Button
      id={`accept-${party.partyId}`}
      label={offerWords.accept}
      kind="primary"
      busy={signups.accept.busy}
      onTap={() => {
        offers.accept(party)
      }}
      block
    />
  )
})
