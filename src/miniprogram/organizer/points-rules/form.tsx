import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { categories } from '../../../domain/activities'
import { grantCapKinds } from '../../../domain/grants'
import { capKinds, hardKinds } from '../../../domain/points-rules'
import type { PointsRules } from '../../../domain/points-rules'
import { categoryWords } from '../../../words/labels'
import { capWords, grantCapWords, hardWords } from '../../../words/points'
import { rulesWords } from '../../../words/screens/points-rules'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { DateField } from '../../parts/date-field'
import { NumberField, TextField } from '../../parts/field'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import { PreviewOf } from './preview'

interface FormProps {
  orgId: string
  said: Saying
  onDone: () => void
}

/** The next version: numbers first, then what they would have meant, then the day and the reason. */
export const Form = observer(function Form({ orgId, said, onDone }: FormProps) {
  const { rules } = useOrganizerStores()
  const { draft, preview } = rules
  if (draft === null) return null
  const submit = async () => {
    const done = await rules.submit(orgId)
    if (done === null) {
      said.complain(rules.propose.failure)
      return
    }
    rules.end()
    said.tell(rulesWords.submitted)
    onDone()
  }
  const bottom = (
    <View className="stack-s">
      {preview.value === null ? (
        <Button
          id="preview"
          label={rulesWords.preview}
          kind="primary"
          block
          busy={preview.busy}
          onTap={() => void preview.load({ orgId, rules: draft })}
        />
      ) : (
        <Button
          id="submit"
          label={rulesWords.submit}
          kind="primary"
          block
          busy={rules.propose.busy}
          onTap={() => void submit()}
        />
      )}
      <Button
        id="back"
        label={rulesWords.back}
        kind="quiet"
        block
        onTap={() => {
          rules.end()
        }}
      />
    </View>
  )
  return (
    <Screen bottom={bottom} over={said.toast}>
      <PreviewOf onRetry={() => void preview.load({ orgId, rules: draft })} />
      {preview.value === null ? <Numbers draft={draft} /> : <When />}
    </Screen>
  )
})

const buttons = { lessLabel: rulesWords.less, moreLabel: rulesWords.more }

function Numbers({ draft }: { draft: PointsRules }) {
  return (
    <>
      <Rates draft={draft} />
      <HardHours draft={draft} />
      <Caps draft={draft} />
      <GrantCaps draft={draft} />
    </>
  )
}

const Rates = observer(function Rates({ draft }: { draft: PointsRules }) {
  const { rules } = useOrganizerStores()
  return (
    <Section title={rulesWords.perHour}>
      <Card>
        {categories.map((category) => (
          <NumberField
            key={category}
            id={`rate-${category}`}
            label={categoryWords[category]}
            value={draft.perHour[category] / 1000}
            min={0}
            max={3}
            step={0.5}
            onChange={(points) => {
              rules.setRate(category, Math.round(points * 1000))
            }}
            {...buttons}
          />
        ))}
        <NumberField
          id="fixed"
          label={rulesWords.fixed}
          note={rulesWords.fixedNote}
          value={draft.fixed}
          min={0}
          max={50}
          onChange={(points) => {
            rules.setFixed(points)
          }}
          {...buttons}
        />
      </Card>
    </Section>
  )
})

const HardHours = observer(function HardHours({ draft }: { draft: PointsRules }) {
  const { rules } = useOrganizerStores()
  return (
    <Section title={rulesWords.hard} note={rulesWords.hardNote}>
      <Card>
        {hardKinds.map((kind) => (
          <NumberField
            key={kind}
            id={`hard-${kind}`}
            label={hardWords[kind]}
            value={draft.hard[kind] / 1000}
            min={1}
            max={3}
            step={0.5}
            onChange={(times) => {
              rules.setHard(kind, Math.round(times * 1000))
            }}
            {...buttons}
          />
        ))}
      </Card>
    </Section>
  )
})

const Caps = observer(function Caps({ draft }: { draft: PointsRules }) {
  const { rules } = useOrganizerStores()
  return (
    <Section title={rulesWords.caps} note={rulesWords.capsNote}>
      <Card>
        {capKinds.map((kind) => (
          <NumberField
            key={kind}
            id={`cap-${kind}`}
            label={capWords[kind]}
            value={draft.caps[kind] ?? 0}
            min={0}
            max={10_000}
            step={rulesWords.capsShort[kind]}
            onChange={(most) => {
              rules.setCap(kind, most)
            }}
            {...buttons}
          />
        ))}
      </Card>
    </Section>
  )
})

const GrantCaps = observer(function GrantCaps({ draft }: { draft: PointsRules }) {
  const { rules } = useOrganizerStores()
  return (
    <Section title={rulesWords.grants} note={rulesWords.grantsNote}>
      <Card>
        {grantCapKinds.map((kind) => (
          <NumberField
            key={kind}
            id={`grant-cap-${kind}`}
            label={grantCapWords[kind]}
            value={draft.grants[kind]}
            min={0}
            max={1000}
            step={5}
            onChange={(most) => {
              rules.setGrantCap(kind, most)
            }}
            {...buttons}
          />
        ))}
      </Card>
    </Section>
  )
})

const When = observer(function When() {
  const { rules } = useOrganizerStores()
  return (
    <Card>
      <View className="stack-l">
        <DateField
          name="startsOn"
          label={rulesWords.startsOn}
          note={rulesWords.startsOnNote}
          placeholder={rulesWords.startsOnHint}
          value={rules.startsOn}
          error={rules.lacksStart ? rulesWords.startsOnMissing : null}
          onChange={(date) => {
            rules.setStart(date)
          }}
        />
        <TextField
          name="note"
          label={rulesWords.reason}
          placeholder={rulesWords.reasonHint}
          value={rules.note}
          error={rules.lacksNote ? rulesWords.reasonMissing : null}
          maxLength={100}
          onChange={(note) => {
            rules.setNote(note)
          }}
        />
      </View>
    </Card>
  )
})
