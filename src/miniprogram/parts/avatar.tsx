import { View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface AvatarProps {
  name: string
  size?: 's' | 'm' | 'l'
}

const tints = 5

/** The first character of a name on one of five quiet grounds; the same name always the same one. */
export function Avatar({ name, size = 'm' }: AvatarProps) {
  let sum = 0
  for (const character of name) sum += character.codePointAt(0) ?? 0
  const initial = Array.from(name.trim())[0] ?? ''
  return (
    <View
      className={`avatar avatar-${size} avatar-tint-${String(sum % tints)}`}
      {...aria({ hidden: true })}
    >
      {initial}
    </View>
  )
}
