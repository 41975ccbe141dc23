import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { grantKinds, grantReasons, reasonsOf } from '../../../domain/grants'
import { grantKindWords, grantReasonWords } from '../../../words/points'
import { grantsWords } from '../../../words/screens/grants'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Segments } from '../../parts/choices'
import { ChoiceField, FieldFrame, NumberField, TextField } from '../../parts/field'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { SearchBar } from '../../parts/search-bar'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'

interface FormProps {
  orgId: string
  said: Saying
  onEnd: () => void
}

/** Who, how much, and why. It is posted when a colleague of another family has looked at it. */
export const Form = observer(function Form({ orgId, said, onEnd }: FormProps) {
  const { grants } = useOrganizerStores()
  const submit = async () => {
    const done = await grants.submit(orgId)
    if (done === null) {
      said.complain(grants.give.failure)
      return
    }
    said.tell(grantsWords.submitted)
    onEnd()
  }
  const bottom = (
    <View className="stack-s">
      <Button
        id="submit"
        label={grantsWords.submit}
        kind="primary"
        block
        busy={grants.give.busy}
        onTap={() => void submit()}
      />
      <Button id="close" label={grantsWords.close} kind="quiet" block onTap={onEnd} />
    </View>
  )
  return (
    <Screen bottom={bottom} over={said.toast}>
      <Notice text={grantsWords.note(grants.lists.value?.caps ?? null)} />
      <Segments
        id="kind"
        label={grantsWords.kind}
        choices={grantKinds.map((value) => ({ value, label: grantKindWords[value] }))}
        value={grants.kind}
        onChange={(kind) => {
          grants.setKind(kind)
        }}
      />
      <Card>
        <View className="stack-l">
          <Household orgId={orgId} />
          <Amount />
        </View>
      </Card>
    </Screen>
  )
})

const Household = observer(function Household({ orgId }: { orgId: string }) {
  const { grants } = useOrganizerStores()
  const { household, households, search } = grants
  const look = (text: string) => void households.load({ orgId, search: text.trim() })
  if (household !== null) {
    return (
      <FieldFrame label={grantsWords.household}>
        <View className="row between">
          <View id="household" className="t-strong">
            {household.alias}
          </View>
          <Button
            id="other-household"
            label={grantsWords.change}
            size="s"
            onTap={() => {
              grants.choose(null)
            }}
          />
        </View>
      </FieldFrame>
    )
  }
  const found = households.value ?? []
  return (
    <FieldFrame
      label={grantsWords.household}
      error={grants.lacksHousehold ? grantsWords.householdMissing : null}
      note={found.length === 0 && !households.busy ? grantsWords.householdNone : undefined}
    >
      <View className="stack-s">
        <SearchBar
          value={search}
          placeholder={grantsWords.householdHint}
          clearLabel={grantsWords.clear}
          onChange={(text) => {
            grants.setSearch(text)
            look(text)
          }}
        />
        <List>
          {found.slice(0, 5).map((one) => (
            <ListRow
              key={one.familyId}
              id={`household-${one.familyId}`}
              title={one.alias}
              note={one.communityName}
              onTap={() => {
                grants.choose(one)
              }}
            />
          ))}
        </List>
      </View>
    </FieldFrame>
  )
})

const Amount = observer(function Amount() {
  const { grants } = useOrganizerStores()
  const reasons = grantReasons.filter((reason) => reasonsOf[grants.kind].includes(reason))
  return (
    <>
      <NumberField
        id="amount"
        label={grantsWords.amountLabel}
        value={grants.amount}
        min={1}
        max={grants.most}
        onChange={(amount) => {
          grants.setAmount(amount)
        }}
        lessLabel={grantsWords.less}
        moreLabel={grantsWords.more}
      />
      <ChoiceField
        id="reason"
        label={grantsWords.reason}
        choices={reasons.map((value) => ({ value, label: grantReasonWords[value] }))}
        value={grants.reason}
        onChange={(reason) => {
          grants.setReason(reason)
        }}
      />
      <TextField
        name="note"
        label={grantsWords.text}
        placeholder={grantsWords.textHint}
        note={grantsWords.textNote}
        value={grants.note}
        error={grants.lacksNote ? grantsWords.textMissing : null}
        maxLength={100}
        onChange={(note) => {
          grants.setNote(note)
        }}
      />
    </>
  )
})
