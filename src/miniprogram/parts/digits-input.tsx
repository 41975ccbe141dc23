import { Input, View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface DigitsInputProps {
  /** For tests and the browser: `digits` when left out. */
  name?: string
  value: string
  length: 6 | 8
  onChange: (digits: string) => void
  label: string
  error?: string | null
  focus?: boolean
}

/** Boxes to see, one real input to type into: pasting and the phone's number keys both work. */
export function DigitsInput(props: DigitsInputProps) {
  const { name = 'digits', value, length, onChange, label, error, focus } = props
  const places = Array.from({ length }, (_, index) => index)
  return (
    <View className={`digits ${error ? 'digits-wrong' : ''}`}>
      <View className={`digits-boxes digits-boxes-${String(length)}`}>
        {places.map((place) => (
          <View
            key={place}
            className={`digits-box ${place === value.length ? 'digits-box-now' : ''}`}
            {...aria({ hidden: true })}
          >
            {value[place] ?? ''}
          </View>
        ))}
        <Input
          className="digits-input"
          id={name}
          name={name}
          type="number"
          value={value}
          maxlength={length}
          focus={focus}
          cursorSpacing={24}
          onInput={(event) => {
            onChange(event.detail.value.replace(/\D/g, '').slice(0, length))
          }}
          {...aria({ label })}
        />
      </View>
      {error ? (
        <View className="field-error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
    </View>
  )
}
