import { View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface SkeletonProps {
  kind?: 'cards' | 'lines' | 'detail' | 'grid'
  count?: number
  /** "正在打开…", for screen readers. */
  label: string
}

/** The page's shape while its content is on the way. */
export function Skeleton({ kind = 'cards', count = 4, label }: SkeletonProps) {
  const pieces = Array.from({ length: count }, (_, index) => index)
  return (
    <View className={`skeleton skeleton-${kind}`} {...aria({ role: 'status', label, busy: true })}>
      {kind === 'detail' ? <View className="skeleton-cover" /> : null}
      {pieces.map((piece) => (
        <View key={piece} className="skeleton-piece" />
      ))}
    </View>
  )
}
