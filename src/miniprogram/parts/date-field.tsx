import { DateInput } from '../platform/date-input'
import { FieldFrame } from './field'

interface DateFieldProps {
  name: string
  label: string
  /** A day as `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  note?: string
  error?: string | null
  placeholder: string
}

export function DateField(props: DateFieldProps) {
  return (
    <FieldFrame label={props.label} note={props.note} error={props.error}>
      <DateInput
        name={props.name}
        label={props.label}
        value={props.value}
        onChange={props.onChange}
        placeholder={props.placeholder}
      />
    </FieldFrame>
  )
}
