import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { mostGuardians } from '../../../domain/households'
import { memberWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/confirm'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useHousehold } from '../stores/root'
import { GiveConsent } from './give-consent'
import type { MemberProps } from './shared'

/** Who answers for the child, how their word stands, and what one can do about one's own. */
export function Guardians(props: MemberProps) {
  const { family, member } = props
  const nameOf = (id: string) =>
    family.members.find(({ personId }) => personId === id)?.nickname ?? ''
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
      <OwnWord {...props} />
      {member.isMyWard && member.guardians.length < mostGuardians ? <Second {...props} /> : null}
    </Section>
  )
}

/** What the caller can do about the own word: give it, let the child use an account, take it back. */
function OwnWord(props: MemberProps) {
  const { member, self } = props
  const { platform } = useStores()
  const [consenting, consent] = useState(false)
  const own = member.guardians.find(({ personId }) => personId === self.personId)
  if (!own) return null
  const mayHaveAccount = (member.age ?? 0) >= 14 && !member.hasAccount
  return (
    <>
      {own.state === 'standing' ? null : (
        <Button
          id="consent"
          label={words.consent}
          kind="primary"
          block
          onTap={() => {
            consent(true)
          }}
        />
      )}
      {own.state === 'standing' && mayHaveAccount ? (
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
      {own.state === 'standing' || own.state === 'outdated' ? <TakeBack {...props} /> : null}
      {consenting ? (
        <GiveConsent
          {...props}
          onEnd={() => {
            consent(false)
          }}
        />
      ) : null}
    </>
  )
}

const TakeBack = observer(function TakeBack({ member, said, onChange }: MemberProps) {
  const { withdrawConsent } = useHousehold()
  const [withdrawing, withdraw] = useState(false)
  const takeBack = async () => {
    const done = await withdrawConsent.run({ minorId: member.personId })
    withdraw(false)
    if (done) said.tell(words.withdrawn(done.cancelled))
    else said.complain(withdrawConsent.failure)
    await onChange()
  }
  return (
    <>
      <Button
        id="withdraw-consent"
        label={words.withdraw}
        kind="quiet"
        onTap={() => {
          withdraw(true)
        }}
      />
      <Confirm
        open={withdrawing}
        title={words.withdrawTitle(member.nickname)}
        text={words.withdrawText}
        confirmLabel={words.withdrawConfirm}
        cancelLabel={words.cancel}
        tone="danger"
        busy={withdrawConsent.busy}
        onConfirm={() => void takeBack()}
        onCancel={() => {
          withdraw(false)
        }}
      />
    </>
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
