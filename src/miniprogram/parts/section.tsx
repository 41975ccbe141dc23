import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { Icon } from './icon'

interface SectionProps {
  /** Stable, for tests; the link is `<id>-more`. */
  id?: string
  title?: string
  /** A quiet sentence below the title. */
  note?: string
  /** A link at the right of the title. */
  more?: string
  onMore?: () => void
  children?: ReactNode
}

export function Section({ id, title, note, more, onMore, children }: SectionProps) {
  return (
    <View {...(id && { id })} className="section">
      {title ? (
        <View className="section-head">
          <View className="section-title" {...aria({ role: 'heading' })}>
            {title}
          </View>
          {more ? (
            <View
              id={id && `${id}-more`}
              className="section-more"
              hoverClass="pressed"
              onClick={onMore}
              {...aria({ role: 'link', label: more })}
            >
              <Text>{more}</Text>
              <Icon name="next" size="s" />
            </View>
          ) : null}
        </View>
      ) : null}
      {note ? <View className="section-note">{note}</View> : null}
      {children}
    </View>
  )
}
