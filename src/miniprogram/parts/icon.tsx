import { View } from '@tarojs/components'
import { aria } from '../platform/aria'

export type IconName =
  | 'next'
  | 'back'
  | 'down'
  | 'close'
  | 'check'
  | 'plus'
  | 'minus'
  | 'search'
  | 'clock'
  | 'place'
  | 'people'
  | 'person'
  | 'scan'
  | 'bell'
  | 'gift'
  | 'lamp'
  | 'warn'
  | 'info'
  | 'star'
  | 'star-full'
  | 'home'
  | 'share'
  | 'camera'
  | 'edit'
  | 'phone'
  | 'code'
  | 'settings'
  | 'calendar'
  | 'heart'

interface IconProps {
  name: IconName
  size?: 's' | 'm' | 'l'
}

/** A line drawing in the colour of the text beside it; screen readers pass over it. */
export function Icon({ name, size = 'm' }: IconProps) {
  return <View className={`icon icon-${size} icon-${name}`} {...aria({ hidden: true })} />
}
