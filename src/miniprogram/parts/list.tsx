import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import type { IconName } from './icon'

/** A card of rows. */
export function List({ children }: { children: ReactNode }) {
  return (
    <View className="list" {...aria({ role: 'list' })}>
      {children}
    </View>
  )
}

interface ListRowProps {
  /** Stable, for tests. */
  id?: string
  title: string
  note?: string
  /** At the right: a figure, a state. */
  value?: string
  valueTone?: 'plain' | 'lamp' | 'leaf' | 'accent'
  icon?: IconName
  leading?: ReactNode
  trailing?: ReactNode
  /** A small red mark with a number: unread messages. */
  badge?: number
  onTap?: () => void
}

export function ListRow(props: ListRowProps) {
  const { title, note, value, valueTone = 'plain', icon, leading, trailing, badge, onTap } = props
  const spoken = [title, value, note, badge ? String(badge) : ''].filter(Boolean).join(', ')
  return (
    <View
      {...(props.id && { id: props.id })}
      className="list-row"
      hoverClass={onTap ? 'list-row-pressed' : 'none'}
      hoverStayTime={60}
      onClick={onTap}
      {...(onTap ? aria({ role: 'button', label: spoken }) : aria({ role: 'listitem' }))}
    >
      {icon ? (
        <View className="list-row-icon">
          <Icon name={icon} />
        </View>
      ) : null}
      {leading}
      <View className="list-row-main">
        <View className="list-row-text">
          <View className="list-row-title">{title}</View>
          {note ? <View className="list-row-note">{note}</View> : null}
        </View>
        {value ? <Text className={`list-row-value list-row-${valueTone}`}>{value}</Text> : null}
        {badge ? (
          <View className="list-row-badge">{badge > 99 ? '99+' : String(badge)}</View>
        ) : null}
        {trailing}
      </View>
      {onTap ? (
        <View className="list-row-next">
          <Icon name="next" size="s" />
        </View>
      ) : null}
    </View>
  )
}
