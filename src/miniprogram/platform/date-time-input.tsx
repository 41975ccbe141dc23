import { Picker, View } from '@tarojs/components'
import { createElement } from 'react'
import type { ChangeEvent } from 'react'
import { aria } from './aria'

interface DateTimeInputProps {
  name: string
  label: string
  /** `YYYY-MM-DDTHH:mm`, or empty. */
  value: string
  onChange: (value: string) => void
  datePlaceholder: string
  timePlaceholder: string
}

/** WeChat's own pickers on WeChat, the browser's own field in a browser: both speak to elders' habits. */
export function DateTimeInput(props: DateTimeInputProps) {
  return process.env.TARO_ENV === 'h5' ? <BrowserInput {...props} /> : <WechatInput {...props} />
}

function BrowserInput({ name, label, value, onChange }: DateTimeInputProps) {
  return createElement('input', {
    className: 'field-input field-native',
    type: 'datetime-local',
    id: name,
    name,
    value,
    'aria-label': label,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      onChange(event.target.value.slice(0, 16))
    },
  })
}

function WechatInput({
  name,
  label,
  value,
  onChange,
  datePlaceholder,
  timePlaceholder,
}: DateTimeInputProps) {
  const [date = '', time = ''] = value.split('T')
  return (
    <View className="field-pair">
      <Picker
        id={`${name}-date`}
        className="grow"
        mode="date"
        value={date}
        onChange={(event) => {
          onChange(`${event.detail.value}T${time || '09:00'}`)
        }}
      >
        <View
          className={`field-input ${date ? '' : 'placeholder'}`}
          {...aria({ role: 'button', label: `${label} ${date || datePlaceholder}` })}
        >
          {date || datePlaceholder}
        </View>
      </Picker>
      <Picker
        id={`${name}-time`}
        className="field-time"
        mode="time"
        value={time}
        disabled={date === ''}
        onChange={(event) => {
          onChange(`${date}T${event.detail.value}`)
        }}
      >
        <View
          className={`field-input ${time ? '' : 'placeholder'}`}
          {...aria({ role: 'button', label: `${label} ${time || timePlaceholder}` })}
        >
          {time || timePlaceholder}
        </View>
      </Picker>
    </View>
  )
}
