import { editWords } from '../../../words/screens/edit'
import { DateTimeField } from '../../parts/date-time-field'
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

export function TimeField({ name, label, value, note, error, onChange }: TimeFieldProps) {
  return (
    <DateTimeField
      name={name}
      label={label}
      value={wallOf(value)}
      note={note}
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
