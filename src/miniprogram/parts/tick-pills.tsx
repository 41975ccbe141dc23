import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import type { Choice } from './choices'

interface TickPillsProps<V extends string> {
  /** Stable, for tests; each choice has `<id>-<value>`. */
  id?: string
  choices: readonly Choice<V>[]
  values: readonly V[]
  onChange: (values: V[]) => void
  /** What is being chosen, for screen readers. */
  label: string
}

/** Any number of short words, wrapping over as many lines as they need: weekdays, skills. */
export function TickPills<V extends string>(props: TickPillsProps<V>) {
  const { id, choices, values, onChange, label } = props
  return (
    <View className="choice-group" {...aria({ role: 'group', label })}>
      {choices.map((choice) => {
        const on = values.includes(choice.value)
        return (
          <View
            key={choice.value}
            id={id && `${id}-${choice.value}`}
            className={`pill ${on ? 'pill-on' : ''}`}
            hoverClass="pressed"
            onClick={() => {
              // In the order of the choices, whatever the order of the taps.
              const next = choices.filter(({ value }) =>
                value === choice.value ? !on : values.includes(value),
              )
              onChange(next.map(({ value }) => value))
            }}
            {...aria({ role: 'checkbox', label: choice.label, checked: on })}
          >
            {choice.label}
          </View>
        )
      })}
    </View>
  )
}
