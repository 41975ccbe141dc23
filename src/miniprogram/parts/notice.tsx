import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import type { IconName } from './icon'

export type NoticeTone = 'info' | 'good' | 'warn' | 'lamp'

const icons: Record<NoticeTone, IconName> = {
  info: 'info',
  good: 'check',
  warn: 'warn',
  lamp: 'lamp',
}

interface NoticeProps {
  /** Stable, for tests; the word to tap is `<id>-action`. */
  id?: string
  text: string
  tone?: NoticeTone
  /** A word to tap, at the end. */
  action?: string
  onAction?: () => void
}

/** A sentence that stays on the page: why something is not possible, what to know before. */
export function Notice({ id, text, tone = 'info', action, onAction }: NoticeProps) {
  return (
    <View
      {...(id && { id })}
      className={`notice notice-${tone}`}
      {...aria({ role: tone === 'warn' ? 'alert' : 'status' })}
    >
      <Icon name={icons[tone]} />
      <View className="grow">{text}</View>
      {action ? (
        <View
          id={id && `${id}-action`}
          className="notice-action"
          hoverClass="pressed"
          onClick={onAction}
          {...aria({ role: 'button', label: action })}
        >
          {action}
        </View>
      ) : null}
    </View>
  )
}

interface ToastProps {
  id?: string
  /** null: nothing is said. */
  text: string | null
  tone?: 'good' | 'warn'
  /** After a while the page takes the text away. */
  onEnd: () => void
  /** Long sentences stay longer by themselves. */
  milliseconds?: number
}

/** What just happened, said once over the page. Put it into Screen's `over`. */
export function Toast({ id = 'toast', text, tone = 'good', onEnd, milliseconds }: ToastProps) {
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  }, [onEnd])
  useEffect(() => {
    if (text === null) return
    const stay = milliseconds ?? 2400 + text.length * 60
    const timer = setTimeout(() => {
      end.current()
    }, stay)
    return () => {
      clearTimeout(timer)
    }
  }, [text, milliseconds])
  if (text === null) return null
  return (
    <View className="toast-place">
      <View id={id} className="toast" {...aria({ role: 'status', live: 'polite' })}>
        <Icon name={tone === 'good' ? 'check' : 'warn'} />
        <View className="grow">{text}</View>
      </View>
    </View>
  )
}
