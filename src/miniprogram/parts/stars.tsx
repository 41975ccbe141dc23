import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'

const five = [1, 2, 3, 4, 5] as const

interface StarsProps {
  /** Stable, for tests. */
  id?: string
  /** Of five; half a star and more is drawn whole. */
  value: number
  /** What a screen reader says: the stars as a number. */
  label: string
}

/** How good it was, to look at. */
export function Stars({ id, value, label }: StarsProps) {
  return (
    <View id={id} className="stars" {...aria({ role: 'img', label })}>
      {five.map((star) => (
        <Icon key={star} name={star <= Math.round(value) ? 'star-full' : 'star'} size="s" />
      ))}
    </View>
  )
}

interface StarsFieldProps {
  /** Each star has `<id>-<n>`. */
  id: string
  label: string
  /** 0: not chosen yet. */
  value: number
  onChange: (value: number) => void
  /** What one to five stars mean; the chosen one's word stands beside them. */
  names: readonly [string, string, string, string, string]
}

/** One to five stars to tap, each as large as a finger. */
export function StarsField({ id, label, value, onChange, names }: StarsFieldProps) {
  return (
    <View className="stars-field" {...aria({ role: 'group', label })}>
      <View className="row stars-row">
        {five.map((star) => (
          <View
            key={star}
            id={`${id}-${String(star)}`}
            className={`star-tap ${star <= value ? 'star-on' : ''}`}
            hoverClass="pressed"
            onClick={() => {
              onChange(star)
            }}
            {...aria({ role: 'radio', label: names[star - 1], checked: star === value })}
          >
            <Icon name={star <= value ? 'star-full' : 'star'} size="l" />
          </View>
        ))}
      </View>
      <View className="stars-word" {...aria({ live: 'polite' })}>
        {names[value - 1] ?? label}
      </View>
    </View>
  )
}
