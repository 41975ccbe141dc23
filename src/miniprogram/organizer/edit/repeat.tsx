import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import {
  dateDayText,
  nthWords,
  recurrenceText,
  weekdayOrder,
  weekdayWords,
} from '../../../words/recurrence'
import { repeatWords } from '../../../words/screens/edit-rules'
import type { Recurrence } from '../../../domain/series'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { DateField } from '../../parts/date-field'
import { ChoiceField, FieldFrame } from '../../parts/field'
import { Section } from '../../parts/section'
import { SwitchField } from '../../parts/switch-field'
import { TickPills } from '../../parts/tick-pills'
import { useStores } from '../../stores/root'
import { problemAt } from '../stores/draft'
import { useOrganizerStores } from '../stores/root'

const weekdays = weekdayOrder.map((day) => ({ value: String(day), label: weekdayWords[day] }))
const nths = ([1, 2, 3, 4, -1] as const).map((nth) => ({
  value: String(nth),
  label: nthWords[nth],
}))

/** Once, or again and again by a rule. */
export const Repeat = observer(function Repeat() {
  const { edit } = useOrganizerStores()
  const { rule } = edit.repeating
  return (
    <Section title={repeatWords.title}>
      <Card>
        <View className="stack-l">
          <ChoiceField
            id="repeat"
            label={repeatWords.choose}
            choices={repeatWords.choices}
            value={rule?.every ?? 'none'}
            onChange={(every) => {
              edit.repeating.choose(every, edit.firstDay)
            }}
          />
          {rule === null ? null : (
            <>
              <RuleFields rule={rule} />
              <Bounds />
              <Coming rule={rule} />
            </>
          )}
        </View>
      </Card>
    </Section>
  )
})

const RuleFields = observer(function RuleFields({ rule }: { rule: Recurrence }) {
  const { edit } = useOrganizerStores()
  const set = (next: Recurrence) => {
    edit.repeating.setRule(next)
  }
  switch (rule.every) {
    case 'day':
      return (
        <>
          <SwitchField
            id="repeat-holidays"
            label={repeatWords.exceptHolidays}
            note={repeatWords.exceptHolidaysNote}
            value={rule.exceptHolidays}
            onChange={(exceptHolidays) => {
              set({ ...rule, exceptHolidays })
            }}
          />
          <SwitchField
            id="repeat-weekends"
            label={repeatWords.exceptWeekends}
            value={rule.exceptWeekends}
            onChange={(exceptWeekends) => {
              set({ ...rule, exceptWeekends })
            }}
          />
        </>
      )
    case 'week':
      return (
        <FieldFrame label={repeatWords.weekdays}>
          <TickPills
            id="repeat-on"
            label={repeatWords.weekdays}
            choices={weekdays}
            values={rule.weekdays.map(String)}
            onChange={(values) => {
              set({ ...rule, weekdays: values.map(Number) })
            }}
          />
        </FieldFrame>
      )
    case 'month':
      return <MonthFields rule={rule} onChange={set} />
  }
})

interface MonthFieldsProps {
  rule: Extract<Recurrence, { every: 'month' }>
  onChange: (rule: Recurrence) => void
}

function MonthFields({ rule, onChange }: MonthFieldsProps) {
  return (
    <>
      <ChoiceField
        id="repeat-nth"
        label={repeatWords.nth}
        choices={nths}
        value={String(rule.nth)}
        onChange={(value) => {
          const nth = ([1, 2, 3, 4] as const).find((one) => String(one) === value) ?? -1
          onChange({ ...rule, nth })
        }}
      />
      <ChoiceField
        id="repeat-weekday"
        label={repeatWords.weekday}
        choices={weekdays}
        value={String(rule.weekday)}
        onChange={(weekday) => {
          onChange({ ...rule, weekday: Number(weekday) })
        }}
      />
    </>
  )
}

const Bounds = observer(function Bounds() {
  const { clock } = useStores()
  const { edit } = useOrganizerStores()
  const spelt = (date: string, note: string) => `${dateDayText(date, clock.now())} · ${note}`
  const { until } = edit.repeating
  return (
    <>
      <DateField
        name="repeat-from"
        label={repeatWords.from}
        note={spelt(edit.firstDay, repeatWords.fromNote)}
        value={edit.firstDay}
        placeholder={repeatWords.datePlaceholder}
        onChange={(date) => {
          edit.setFirstDay(date)
        }}
      />
      <DateField
        name="repeat-until"
        label={repeatWords.until}
        note={until === null ? repeatWords.untilNote : spelt(until, repeatWords.untilNote)}
        value={until ?? ''}
        placeholder={repeatWords.datePlaceholder}
        onChange={(date) => {
          edit.repeating.setUntil(date === '' ? null : date)
        }}
      />
      {until === null ? null : (
        <View className="row">
          <Button
            id="repeat-until-none"
            label={repeatWords.untilNone}
            kind="quiet"
            size="s"
            onTap={() => {
              edit.repeating.setUntil(null)
            }}
          />
        </View>
      )}
    </>
  )
})

/** The rule in words, and the days that it comes to. */
const Coming = observer(function Coming({ rule }: { rule: Recurrence }) {
  const { clock } = useStores()
  const { edit } = useOrganizerStores()
  const { preview } = edit
  if (preview === null) return null
  const error = preview.dates.length === 0 ? problemAt(['repeat'], 'repeat') : null
  return (
    <FieldFrame
      label={repeatWords.preview}
      note={repeatWords.previewMore(recurrenceText(rule))}
      error={error}
    >
      <View id="repeat-preview" className="row wrap edit-days">
        {preview.dates.map((date) => (
          <Chip key={date} label={dateDayText(date, clock.now())} tone="lamp" />
        ))}
      </View>
      {preview.atOnce > 0 ? (
        <View id="repeat-at-once" className="t-body">
          {repeatWords.previewFirst(preview.atOnce)}
        </View>
      ) : null}
    </FieldFrame>
  )
})
