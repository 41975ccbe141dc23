import { Text, View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Chip, PointsBadge } from './chip'
import type { Tone } from './chip'
import { Cover } from './cover'
import type { CoverArt } from './cover'
import { Icon } from './icon'

export interface ActivityCardProps {
  /** Stable, for tests. */
  id?: string
  title: string
  coverUrl: string | null
  art: CoverArt
  /** "周六 09:00 – 11:00" */
  when: string
  place: string
  /** "还剩 8 个名额" */
  seats?: string
  /** "+12 分" */
  points?: string
  status?: { label: string; tone: Tone }
  onTap?: () => void
}

export function ActivityCard(props: ActivityCardProps) {
  const { title, when, place, seats, points, status } = props
  const spoken = [title, when, place, seats, points, status?.label].filter(Boolean).join(', ')
  return (
    <View
      id={props.id}
      className="activity-card"
      hoverClass="pressed"
      hoverStayTime={60}
      onClick={props.onTap}
      {...aria({ role: 'button', label: spoken })}
    >
      <View className="activity-card-cover">
        <Cover url={props.coverUrl} art={props.art} />
        {points ? (
          <View className="activity-card-points">
            <PointsBadge label={points} />
          </View>
        ) : null}
      </View>
      <View className="activity-card-text">
        <View className="activity-card-title">{title}</View>
        <View className="activity-card-line">
          <Icon name="clock" size="s" />
          <Text>{when}</Text>
        </View>
        <View className="activity-card-line">
          <Icon name="place" size="s" />
          <Text>{place}</Text>
        </View>
        {seats || status ? (
          <View className="activity-card-foot">
            {status ? <Chip label={status.label} tone={status.tone} /> : null}
            {seats ? <Text className="activity-card-seats">{seats}</Text> : null}
          </View>
        ) : null}
      </View>
    </View>
  )
}
