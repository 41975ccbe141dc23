import { Text, View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'

interface StepperProps {
  /** Stable, for tests; the sides are `<id>-less` and `<id>-more`. */
  id?: string
  value: number
  min: number
  max: number
  step?: number
  onChange: (value: number) => void
  lessLabel: string
  moreLabel: string
}

/** A small number, one up or one down. */
export function Stepper({
  id,
  value,
  min,
  max,
  step = 1,
  onChange,
  lessLabel,
  moreLabel,
}: StepperProps) {
  const to = (next: number) => {
    onChange(Math.min(max, Math.max(min, next)))
  }
  return (
    <View className="stepper">
      <Side
        id={id && `${id}-less`}
        icon="minus"
        label={lessLabel}
        off={value <= min}
        onTap={() => {
          to(value - step)
        }}
      />
      <Text id={id && `${id}-value`} className="stepper-value" {...aria({ live: 'polite' })}>
        {String(value)}
      </Text>
      <Side
        id={id && `${id}-more`}
        icon="plus"
        label={moreLabel}
        off={value >= max}
        onTap={() => {
          to(value + step)
        }}
      />
    </View>
  )
}

interface SideProps {
  id: string | undefined
  icon: 'minus' | 'plus'
  label: string
  off: boolean
  onTap: () => void
}

function Side({ id, icon, label, off, onTap }: SideProps) {
  return (
    <View
      id={id}
      className={`stepper-side ${off ? 'stepper-side-off' : ''}`}
      hoverClass={off ? 'none' : 'pressed'}
      onClick={off ? undefined : onTap}
      {...aria({ role: 'button', label, disabled: off })}
    >
      <Icon name={icon} />
    </View>
  )
}
