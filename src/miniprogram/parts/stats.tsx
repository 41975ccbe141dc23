import { View } from '@tarojs/components'

interface StatRowProps {
  stats: readonly { id?: string; value: string; label: string; unit?: string; onTap?: () => void }[]
}

/** A few figures side by side; two columns when there are many or the type is large. */
export function StatRow({ stats }: StatRowProps) {
  return (
    <View className={`stats ${stats.length > 3 ? 'stats-many' : ''}`}>
      {stats.map((stat) => (
        <View key={stat.label} id={stat.id} className="stat" onClick={stat.onTap}>
          <View className="stat-value">
            {stat.value}
            {stat.unit ? <View className="stat-unit">{stat.unit}</View> : null}
          </View>
          <View className="stat-label">{stat.label}</View>
        </View>
      ))}
    </View>
  )
}

interface BalanceProps {
  /** Stable, for tests; stands on the figure. */
  id?: string
  label: string
  /** "128" */
  value: string
  unit: string
  /** "已预留 44 分" and the like. */
  note?: string
  onTap?: () => void
}

/** The family's points, large, on lamp light. */
export function Balance({ id, label, value, unit, note, onTap }: BalanceProps) {
  return (
    <View className="balance" hoverClass={onTap ? 'pressed' : 'none'} onClick={onTap}>
      <View className="balance-label">{label}</View>
      <View className="balance-line">
        <View id={id} className="balance-value">
          {value}
        </View>
        <View className="balance-unit">{unit}</View>
      </View>
      {note ? <View className="balance-note">{note}</View> : null}
    </View>
  )
}
