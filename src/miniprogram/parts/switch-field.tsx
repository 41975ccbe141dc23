import { Switch } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { useLater } from './later'

interface SwitchFieldProps {
  /** Stable, for tests. */
  id?: string
  label: string
  value: boolean
  onChange: (value: boolean) => void
  note?: string
}

/** On or off; the whole line can be tapped, the switch itself only shows the state. */
export function SwitchField({ id, label, value, onChange, note }: SwitchFieldProps) {
  // What the switch turns comes first; the knob follows.
  const shown = useLater(value, value)
  return (
    <View
      id={id}
      className="field field-line"
      hoverClass="pressed"
      onClick={() => {
        onChange(!value)
      }}
      {...aria({ role: 'switch', label: note ? `${label}, ${note}` : label, checked: value })}
    >
      <View className="grow">
        <View className="field-label">{label}</View>
        {note ? <View className="field-note">{note}</View> : null}
      </View>
      <View className="field-switch">
        <Switch checked={shown} />
      </View>
    </View>
  )
}
