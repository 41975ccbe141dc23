import { Picker, View } from '@tarojs/components'
import { createElement } from 'react'
import type { ChangeEvent } from 'react'
import { aria } from './aria'

interface DateInputProps {
  name: string
  label: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  placeholder: string
}

/** A day without a time: WeChat's own picker on WeChat, the browser's own field in a browser. */
export function DateInput({ name, label, value, onChange, placeholder }: DateInputProps) {
  if (process.env.TARO_ENV === 'h5') {
    return createElement('input', {
      className: 'field-input field-native',
      type: 'date',
      id: name,
      name,
      value,
      'aria-label': label,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        onChange(event.target.value.slice(0, 10))
      },
    })
  }
  return (
    <Picker
      id={name}
      mode="date"
      value={value}
      onChange={(event) => {
        onChange(event.detail.value)
      }}
    >
      <View
        className={`field-input ${value ? '' : 'placeholder'}`}
        {...aria({ role: 'button', label: `${label} ${value || placeholder}` })}
      >
        {value || placeholder}
      </View>
    </Picker>
  )
}
