import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { periodWords } from '../../../words/certificates'
import { certificateWords as words } from '../../../words/screens/certificates'
import { reasonWords } from '../../../words/reasons'
import { DateField } from '../../parts/date-field'
import { ChoiceField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { sayFailure } from '../../say'
import type { PeriodChoice } from '../stores/certificates'
import { useServiceStores } from '../stores/root'

const choices: readonly { value: PeriodChoice; label: string }[] = [
  { value: 'year', label: words.periods.year },
  { value: 'last', label: words.periods.last },
  { value: 'all', label: words.periods.all },
  { value: 'own', label: words.periods.own },
]

/** From when to when, and at once what that comes to. */
export const PeriodFields = observer(function PeriodFields({
  firstDay,
}: {
  firstDay: string | null
}) {
  const { certificates } = useServiceStores()
  const { form } = certificates
  const isGood = form.isPeriodGood(firstDay)
  const { from, until } = form.period(firstDay)
  const { personId } = form
  useEffect(() => {
    if (isGood) void certificates.preview.load({ personId, from, until })
    else certificates.preview.forget()
  }, [certificates, isGood, personId, from, until])
  return (
    <View className="stack">
      <ChoiceField
        id="period"
        label={words.period}
        choices={choices}
        value={form.choice}
        onChange={(choice) => {
          form.set({ choice })
        }}
      />
      {form.choice === 'own' ? (
        <>
          <DateField
            name="period-from"
            label={words.from}
            value={form.ownFrom}
            placeholder={words.chooseDay}
            onChange={(ownFrom) => {
              form.set({ ownFrom })
            }}
          />
          <DateField
            name="period-until"
            label={words.until}
            value={form.ownUntil}
            placeholder={words.chooseDay}
            error={form.tried && !isGood ? reasonWords.period_wrong() : null}
            onChange={(ownUntil) => {
              form.set({ ownUntil })
            }}
          />
        </>
      ) : (
        <View className="t-quiet">{periodWords(from, until)}</View>
      )}
      <Outlook />
    </View>
  )
})

/** What would be on it, and whether it comes at once. */
const Outlook = observer(function Outlook() {
  const { value, failure } = useServiceStores().certificates.preview
  if (failure !== null)
    return <Notice id="outlook-failure" tone="warn" text={sayFailure(failure)} />
  if (value === null) return null
  const { times, minutes, unsettled, atOnce } = value
  if (times === 0 && unsettled === 0) {
    return <Notice id="outlook" tone="warn" text={words.nothing} />
  }
  const sum = words.preview(times, words.duration(minutes))
  const next = atOnce ? words.atOnce : unsettled > 0 ? words.unsettled(unsettled) : words.byStaff
  return <Notice id="outlook" tone={atOnce ? 'good' : 'lamp'} text={words.outlook(sum, next)} />
})
