import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Button } from './button'

interface EmptyStateProps {
  /** Stable, for tests. */
  id?: string
  actionId?: string
  /** The drawing: a dark window waiting for its light, a calendar, a shelf, a letter box, a table. */
  art?: 'window' | 'calendar' | 'shelf' | 'letters' | 'family' | 'cloud'
  title: string
  /** What to do next, in a sentence. */
  text?: string
  action?: string
  onAction?: () => void
}

export function EmptyState({
  id,
  actionId = 'empty-action',
  art = 'window',
  title,
  text,
  action,
  onAction,
}: EmptyStateProps) {
  return (
    <View {...(id && { id })} className="empty" {...aria({ role: 'status' })}>
      <View className={`empty-art empty-art-${art}`} {...aria({ hidden: true })} />
      <View className="empty-title">{title}</View>
      {text ? <View className="empty-text">{text}</View> : null}
      {action ? (
        <View className="empty-action">
          <Button id={actionId} label={action} kind="primary" onTap={onAction} />
        </View>
      ) : null}
    </View>
  )
}
