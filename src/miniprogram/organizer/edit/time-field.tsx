import { momentText } from '../../../words/format'
import { editWords } from '../../../words/screens/edit'
import { DateTimeField } from '../../parts/date-time-field'
import { useStores } from '../../stores/root'
import { instantOf, wallOf } from '../../wall-clock'

interface TimeFieldProps {
  name: string
  label: string
  /** An instant; the field shows it as China's wall clock. */
  value: string
  note?: string
  error: string | null
  onChange: (instant: string) => void
}

/** The field writes figures as the phone does; the day in words stands below, for nobody knows a weekday by its date. */
export function TimeField({ name, label, value, note, error, onChange }: TimeFieldProps) {
  const { clock } = useStores()
  const spelt = momentText(value, clock.now())
  return (
    <DateTimeField
      name={name}
      label={label}
      value={wallOf(value)}
      note={note === undefined ? spelt : `${spelt} · ${note}`}
      error={error}
      datePlaceholder={editWords.datePlaceholder}
      timePlaceholder={editWords.timePlaceholder}
      onChange={(wall) => {
        const instant = instantOf(wall)
        if (instant !== null) onChange(instant)
      }}
    />
  )
}
