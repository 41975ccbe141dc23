import { View } from '@tarojs/components'
import { Icon } from './icon'
import type { IconName } from './icon'

export type Tone = 'plain' | 'accent' | 'lamp' | 'leaf' | 'ink'

interface ChipProps {
  label: string
  tone?: Tone
  icon?: IconName
}

/** A word about a thing: its state or kind. Not for tapping; see Choices for that. */
export function Chip({ label, tone = 'plain', icon }: ChipProps) {
  return (
    <View className={`chip chip-${tone}`}>
      {icon ? <Icon name={icon} size="s" /> : null}
      {label}
    </View>
  )
}

/** Points on a lamp-yellow ground: "+12 分". */
export function PointsBadge({ label, size = 'm' }: { label: string; size?: 'm' | 'l' }) {
  return (
    <View className={size === 'l' ? 'points-badge points-badge-l' : 'points-badge'}>{label}</View>
  )
}
