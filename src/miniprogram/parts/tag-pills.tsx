import { View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface TagPillsProps {
  /** Each tag has `<id>-<n>`, counted from 0. */
  id: string
  /** The words, and what a screen reader says a tap does. */
  tags: readonly { value: string; label: string; spoken: string }[]
  onTap: (value: string) => void
}

/** Words that lead to more of their kind, on as many lines as they need. */
export function TagPills({ id, tags, onTap }: TagPillsProps) {
  return (
    <View className="choice-group">
      {tags.map((tag, index) => (
        <View
          key={tag.value}
          id={`${id}-${String(index)}`}
          className="pill"
          hoverClass="pressed"
          onClick={() => {
            onTap(tag.value)
          }}
          {...aria({ role: 'link', label: tag.spoken })}
        >
          {tag.label}
        </View>
      ))}
    </View>
  )
}
