import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import type { IconName } from './icon'

export type OutcomeTone = 'good' | 'waiting'

interface OutcomeProps {
  tone: OutcomeTone
  title: string
  text?: string
  note?: string
  /** The buttons that lead on. */
  children?: ReactNode
}

const icons: Record<OutcomeTone, IconName> = { good: 'check', waiting: 'clock' }

/** What came of a deed, in the middle of the page, with the ways on from there. */
export function Outcome({ tone, title, text, note, children }: OutcomeProps) {
  return (
    <View className="outcome">
      <View className={`outcome-mark outcome-${tone}`}>
        <Icon name={icons[tone]} size="l" />
      </View>
      <View className="outcome-text" {...aria({ role: 'status', live: 'polite' })}>
        <View className="t-display">{title}</View>
        {text ? <View className="t-strong">{text}</View> : null}
        {note ? <View className="t-quiet">{note}</View> : null}
      </View>
      <View className="outcome-ways">{children}</View>
    </View>
  )
}
