import { ScrollView, Text, View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Icon } from './icon'

export interface FilterPill {
  id: string
  label: string
  /** The filter is in force. */
  on: boolean
  /** It opens its choices; otherwise a tap turns it on or off. */
  opens?: boolean
  onTap: () => void
}

/** Several filters side by side, each with a state of its own. */
export function FilterPills({ pills, label }: { pills: readonly FilterPill[]; label: string }) {
  return (
    <ScrollView className="filter-row" scrollX enhanced showScrollbar={false} enableFlex>
      <View className="filter-row-inner" {...aria({ role: 'group', label })}>
        {pills.map((pill) => (
          <View
            key={pill.id}
            id={pill.id}
            className={`pill ${pill.on ? 'pill-on' : ''}`}
            hoverClass="pressed"
            onClick={pill.onTap}
            {...aria(
              pill.opens
                ? { role: 'button', label: pill.label }
                : { role: 'checkbox', label: pill.label, checked: pill.on },
            )}
          >
            <Text>{pill.label}</Text>
            {pill.opens ? <Icon name="down" size="s" /> : null}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
