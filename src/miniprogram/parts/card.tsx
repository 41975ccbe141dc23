import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'

interface CardProps {
  /** Stable, for tests. */
  id?: string
  children: ReactNode
  tone?: 'plain' | 'wash' | 'lamp' | 'accent' | 'leaf'
  /** Rows and pictures reach the edge. */
  flush?: boolean
  onTap?: () => void
  /** What a screen reader says of a card that can be tapped. */
  label?: string
}

export function Card({ id, children, tone = 'plain', flush, onTap, label }: CardProps) {
  const className = `card card-${tone} ${flush ? 'card-flush' : ''}`
  if (!onTap)
    return (
      <View {...(id && { id })} className={className}>
        {children}
      </View>
    )
  return (
    <View
      {...(id && { id })}
      className={className}
      hoverClass="pressed"
      hoverStayTime={60}
      onClick={onTap}
      {...aria({ role: 'button', label })}
    >
      {children}
    </View>
  )
}
