import { DateTimeInput } from '../platform/date-time-input'
import { FieldFrame } from './field'

interface DateTimeFieldProps {
  name: string
  label: string
  /** Wall-clock time in China as `YYYY-MM-DDTHH:mm`, or empty. */
  value: string
  onChange: (value: string) => void
  note?: string
  error?: string | null
  datePlaceholder: string
  timePlaceholder: string
}

export function DateTimeField(props: DateTimeFieldProps) {
  return (
    <FieldFrame label={props.label} note={props.note} error={props.error}>
      <DateTimeInput
        name={props.name}
        label={props.label}
        value={props.value}
        onChange={props.onChange}
        datePlaceholder={props.datePlaceholder}
        timePlaceholder={props.timePlaceholder}
      />
    </FieldFrame>
  )
}
