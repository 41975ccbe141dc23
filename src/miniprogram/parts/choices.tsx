import { ScrollView, View } from '@tarojs/components'
import { aria } from '../platform/aria'

export interface Choice<V extends string> {
  value: V
  label: string
}

interface ChoicesProps<V extends string> {
  /** Stable, for tests; each choice has `<id>-<value>`. */
  id?: string
  choices: readonly Choice<V>[]
  value: V
  onChange: (value: V) => void
  /** What is being chosen, for screen readers. */
  label: string
}

/** One row of filters that scrolls sideways. */
export function FilterRow<V extends string>(props: ChoicesProps<V>) {
  return (
    <ScrollView className="filter-row" scrollX enhanced showScrollbar={false} enableFlex>
      <View className="filter-row-inner" {...aria({ role: 'group', label: props.label })}>
        <Pills {...props} />
      </View>
    </ScrollView>
  )
}

/** All choices at once, wrapping over as many lines as they need. */
export function ChoiceGroup<V extends string>(props: ChoicesProps<V>) {
  return (
    <View className="choice-group" {...aria({ role: 'group', label: props.label })}>
      <Pills {...props} />
    </View>
  )
}

function Pills<V extends string>({ id, choices, value, onChange }: ChoicesProps<V>) {
  return choices.map((choice) => {
    const chosen = choice.value === value
    return (
      <View
        key={choice.value}
        id={id && `${id}-${choice.value}`}
        className={`pill ${chosen ? 'pill-on' : ''}`}
        hoverClass="pressed"
        onClick={() => {
          onChange(choice.value)
        }}
        {...aria({ role: 'radio', label: choice.label, checked: chosen })}
      >
        {choice.label}
      </View>
    )
  })
}

/** Two or three views of one thing: 即将开始 / 已经结束. */
export function Segments<V extends string>(props: ChoicesProps<V>) {
  return (
    <View
      className={props.choices.length > 3 ? 'segments segments-many' : 'segments'}
      {...aria({ role: 'group', label: props.label })}
    >
      {props.choices.map((choice) => {
        const chosen = choice.value === props.value
        return (
          <View
            key={choice.value}
            id={props.id && `${props.id}-${choice.value}`}
            className={`segment ${chosen ? 'segment-on' : ''}`}
            onClick={() => {
              props.onChange(choice.value)
            }}
            {...aria({ role: 'tab', label: choice.label, selected: chosen })}
          >
            {choice.label}
          </View>
        )
      })}
    </View>
  )
}

interface TicksProps {
  /** Stable, for tests; each option has `<id>-<value>`. */
  id?: string
  options: readonly { value: string; label: string; note?: string; disabled?: boolean }[]
  values: readonly string[]
  onChange: (values: string[]) => void
  label: string
}

/** Any number of them: who comes along. */
export function Ticks({ id, options, values, onChange, label }: TicksProps) {
  const toggle = (value: string) => {
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  }
  return (
    <View className="ticks" {...aria({ role: 'group', label })}>
      {options.map((option) => {
        const on = values.includes(option.value)
        return (
          <View
            key={option.value}
            id={id && `${id}-${option.value}`}
            className={`tick ${on ? 'tick-on' : ''} ${option.disabled ? 'tick-off' : ''}`}
            hoverClass={option.disabled ? 'none' : 'pressed'}
            onClick={
              option.disabled
                ? undefined
                : () => {
                    toggle(option.value)
                  }
            }
            {...aria({
              role: 'checkbox',
              label: option.note ? `${option.label}, ${option.note}` : option.label,
              checked: on,
              disabled: option.disabled,
            })}
          >
            <View className="tick-box">
              <View className="icon icon-s icon-check" />
            </View>
            <View className="grow">
              <View className="tick-label">{option.label}</View>
              {option.note ? <View className="tick-note">{option.note}</View> : null}
            </View>
          </View>
        )
      })}
    </View>
  )
}
