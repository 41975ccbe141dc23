import { View } from '@tarojs/components'
import { myRecordWords as words } from '../../../words/screens/my-record'
import { Card } from '../../parts/card'
import { Stars } from '../../parts/stars'
import { aria } from '../../platform/aria'
import type { MyRecord } from '../stores/my-record'

/** How far from the star below to the one above, in whole percent. */
function percentOf({ mine, star, levels }: MyRecord): number {
  if (star.next === null) return 100
  const below = (levels.find(({ level }) => level === star.level)?.hours ?? 0) * 60
  const above = star.next.hours * 60
  return Math.floor(((mine.minutes - below) * 100) / (above - below))
}

/** The star that was reached, and the way to the next one. */
export function StarCard({ record }: { record: MyRecord }) {
  const { star, levels } = record
  if (levels.length === 0) return null
  const name = star.level === 0 ? words.noStar : words.star(star.level)
  const way =
    star.next === null
      ? words.highest
      : words.toNext(star.next.level, words.duration(star.next.missingMinutes))
  return (
    <Card id="star">
      <View className="stack">
        <View className="row between wrap">
          <View className="t-strong">{name}</View>
          <Stars value={star.level} label={name} />
        </View>
        <View
          className="star-bar"
          {...aria({ role: 'img', label: words.progress(percentOf(record)) })}
        >
          <View className="star-bar-done" style={{ width: `${String(percentOf(record))}%` }} />
        </View>
        <View id="star-way" className="t-quiet">
          {way}
        </View>
        <View className="star-levels">
          {levels.map(({ level, hours }) => (
            <View
              key={level}
              className={`star-level ${level <= star.level ? 'star-level-on' : ''}`}
            >
              {`${'★'.repeat(level)} ${words.levelHours(hours)}`}
            </View>
          ))}
        </View>
      </View>
    </Card>
  )
}
