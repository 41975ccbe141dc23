import { View } from '@tarojs/components'
import { rangeText } from '../../../words/format'
import { mySignupsWords as words } from '../../../words/screens/my-signups'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { Avatar } from '../../parts/avatar'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { Icon } from '../../parts/icon'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { cancelText, memberText, partyState } from './party-state'
import type { PartyState } from './party-state'
import './party-card.scss'

interface PartyCardProps {
  party: MyParty
  now: Date
  /** Where nothing can be given back, the card offers no change. */
  onChange?: () => void
}

/** One sign-up of the household: what, when, where, who, and what to do now. */
export function PartyCard({ party, now, onChange }: PartyCardProps) {
  const { platform } = useStores()
  const state = partyState(party, now)
  const canLeave = party.cancelRefusal === null && onChange !== undefined
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
          {state.hint ? <View className="t-quiet">{state.hint}</View> : null}
          <Ways party={party} state={state} />
          {canLeave ? (
            <View className="party-foot">
              <View className="t-caption grow">{cancelText(party, now)}</View>
              <Button
                id={`change-${party.partyId}`}
                label={words.change}
                kind="quiet"
                size="s"
                onTap={onChange}
              />
            </View>
          ) : null}
        </View>
      </Card>
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

/** The deed that is due, and the code that does it by the organizer's hand. */
function Ways({ party, state }: { party: MyParty; state: PartyState }) {
  const { platform } = useStores()
  if (state.due === null) return null
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
