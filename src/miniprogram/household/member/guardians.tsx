import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { memberWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useHousehold } from '../stores/root'
import { GiveConsent } from './give-consent'
import type { MemberProps } from './shared'

/** ★ Two guardians at the most. */
const most = 2

/** Who answers for the child, how their word stands, and what one can do about one's own. */
export const Guardians = observer(function Guardians(props: MemberProps) {
  const { family, member, self, said, onChange } = props
  const { platform } = useStores()
  const household = useHousehold()
  const [consenting, consent] = useState(false)
  const [withdrawing, withdraw] = useState(false)
  const nameOf = (id: string) =>
    family.members.find(({ personId }) => personId === id)?.nickname ?? ''
  const own = member.guardians.find(({ personId }) => personId === self.personId)
  const takeBack = async () => {
    const done = await household.withdrawConsent.run({ minorId: member.personId })
    withdraw(false)
    if (done) said.tell(words.withdrawn(done.cancelled))
    else said.complain(household.withdrawConsent.failure)
    await onChange()
  }
  const isOld = (member.age ?? 0) >= 14
  return (
    <Section id="guardians" title={words.guardians}>
      <List>
        {member.guardians.length === 0 ? <ListRow title={words.none} /> : null}
        {member.guardians.map(({ personId, state }) => (
          <ListRow
            key={personId}
            id={`guardian-${personId}`}
            title={nameOf(personId)}
            value={words.states[state]}
            valueTone={state === 'standing' ? 'leaf' : 'lamp'}
          />
        ))}
      </List>
      {own && own.state !== 'standing' ? (
        <Button
          id="consent"
          label={words.consent}
          kind="primary"
          block
          onTap={() => {
            consent(true)
          }}
        />
      ) : null}
      {own?.state === 'standing' && isOld && !member.hasAccount ? (
        <List>
          <ListRow
            id="give-account"
            icon="code"
            title={words.account}
            note={words.accountNote}
            onTap={() => {
              platform.navigate('household/invite', { wardId: member.personId })
            }}
          />
        </List>
      ) : null}
      {member.isMyWard && member.guardians.length < most ? <Second {...props} /> : null}
      {own && (own.state === 'standing' || own.state === 'outdated') ? (
        <Button
          id="withdraw-consent"
          label={words.withdraw}
          kind="quiet"
          onTap={() => {
            withdraw(true)
          }}
        />
      ) : null}
      {consenting ? (
        <GiveConsent
          {...props}
          onEnd={() => {
            consent(false)
          }}
        />
      ) : null}
      <Confirm
        open={withdrawing}
        title={words.withdrawTitle(member.nickname)}
        text={words.withdrawText}
        confirmLabel={words.withdrawConfirm}
        cancelLabel={words.cancel}
        tone="danger"
        busy={household.withdrawConsent.busy}
        onConfirm={() => void takeBack()}
        onCancel={() => {
          withdraw(false)
        }}
      />
    </Section>
  )
})

/** Another adult of the household may be asked to answer for the child too. */
const Second = observer(function Second({ family, member, said, onChange }: MemberProps) {
  const household = useHousehold()
  const taken = new Set(member.guardians.map(({ personId }) => personId))
  const candidates = family.members.filter(
    ({ personId, kind }) => kind === 'adult' && !taken.has(personId),
  )
  if (candidates.length === 0) return null
  const name = async (guardianId: string) => {
    const done = await household.nameGuardian.run({ minorId: member.personId, guardianId })
    if (done) said.tell(words.secondDone)
    else said.complain(household.nameGuardian.failure)
    await onChange()
  }
  return (
    <Section title={words.second} note={words.secondNote}>
      {candidates.map(({ personId, nickname }) => (
        <Button
          key={personId}
          id={`name-${personId}`}
          label={words.secondAsk(nickname)}
          block
          busy={household.nameGuardian.busy}
          onTap={() => void name(personId)}
        />
      ))}
    </Section>
  )
})
