import { Text, View } from '@tarojs/components'
import { aria } from '../platform/aria'

interface DayHeaderProps {
  /** "今天", "周六" */
  day: string
  /** "11月22日" */
  date?: string
}

export function DayHeader({ day, date }: DayHeaderProps) {
  return (
    <View className="day-header" {...aria({ role: 'heading' })}>
      <Text className="day-header-day">{day}</Text>
      {date ? <Text className="day-header-date">{date}</Text> : null}
    </View>
  )
}
