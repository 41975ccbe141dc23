import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { namesText } from '../../../words/format'
import { admitWords, codeWords } from '../../../words/screens/admit'
import { Button } from '../../parts/button'
import { FieldFrame, TextField } from '../../parts/field'
import { TickPills } from '../../parts/tick-pills'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { CodeField } from '../code-field'
import type { HouseholdMember } from '../stores/admit'
import { useOrganizerStores } from '../stores/root'

/** Whose code it is, who of the household comes, and why. */
export const Who = observer(function Who({ slotId }: { slotId: string }) {
  const { platform } = useStores()
  const { admit } = useOrganizerStores()
  const { mode, add, code, lookFailure, looking, members } = admit
  const failure = lookFailure ?? add.failure
  return (
    <>
      <CodeField
        code={code}
        note={admitWords.whoNote}
        error={admit.lacksCode ? codeWords.missing : failure && sayFailure(failure)}
        onCode={(next) => {
          admit.setCode(next)
          if (platform.can.scan) void admit.lookUp(slotId)
        }}
      />
      {platform.can.scan ? null : (
        <Button
          id="look-up"
          label={admitWords.look}
          block
          disabled={code === ''}
          busy={looking}
          onTap={() => void admit.lookUp(slotId)}
        />
      )}
      {members === null ? null : <Comers />}
      <TextField
        name="reason"
        label={admitWords.reason}
        placeholder={mode === 'walk-in' ? admitWords.reasonHint : admitWords.reasonAheadHint}
        error={admit.lacksReason ? admitWords.reasonMissing : null}
        value={admit.reason}
        maxLength={100}
        onChange={(reason) => {
          admit.setReason(reason)
        }}
      />
    </>
  )
})

const labelOf = ({ nickname, isHolder, kind }: HouseholdMember): string => {
  if (isHolder) return admitWords.holder(nickname)
  return kind === 'minor' ? admitWords.child(nickname) : nickname
}

const namesOf = (members: readonly HouseholdMember[]): string =>
  namesText(members.map(({ nickname }) => nickname))

/** The household behind the code; one tick is enough, and a child needs no phone of its own. */
const Comers = observer(function Comers() {
  const { admit } = useOrganizerStores()
  const { comers, others, chosen } = admit
  const signedUp = others.filter((member) => member.signedUp)
  const unguarded = others.filter((member) => !member.signedUp)
  return (
    <FieldFrame
      label={admitWords.comers}
      note={comers.length > 0 ? admitWords.comersNote : admitWords.nobody}
      error={admit.lacksPeople && comers.length > 0 ? admitWords.comersMissing : null}
    >
      <View id="comers" className="stack-s">
        <TickPills
          id="comer"
          label={admitWords.comers}
          choices={comers.map((member) => ({ value: member.personId, label: labelOf(member) }))}
          values={chosen}
          onChange={(personIds) => {
            admit.setChosen(personIds)
          }}
        />
        {signedUp.length > 0 ? (
          <View className="t-caption">{admitWords.signedUp(namesOf(signedUp))}</View>
        ) : null}
        {unguarded.length > 0 ? (
          <View className="t-caption">{admitWords.needsGuardian(namesOf(unguarded))}</View>
        ) : null}
      </View>
    </FieldFrame>
  )
})
