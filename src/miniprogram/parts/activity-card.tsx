import { Image, View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { Chip, PointsBadge } from './chip'
import type { Tone } from './chip'
import type { CoverArt } from './cover'

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

/**
 * The one part that stands on a page in great numbers: each node and each letter of a class crosses to WeChat
 * once per card. The words stand first, so that they alone are its name; the picture comes before them by style.
 */
export function ActivityCard(props: ActivityCardProps) {
  const { title, when, place, seats, points, status } = props
  return (
    <View
      id={props.id}
      className="act"
      hoverClass="pressed"
      hoverStayTime={60}
      onClick={props.onTap}
      {...aria({ role: 'button' })}
    >
      <View className="act-text">
        <View className="act-title">{title}</View>
        <View className="act-when">{when}</View>
        <View className="act-place">{place}</View>
        {status ? (
          <View className="act-foot">
            <Chip label={status.label} tone={status.tone} />
            {seats}
          </View>
        ) : (
          <View className="act-foot">{seats}</View>
        )}
      </View>
      <View className={`cover cover-tile cover-${props.art}`}>
        {props.coverUrl ? (
          <Image className="cover-photo" src={props.coverUrl} mode="aspectFill" lazyLoad />
        ) : null}
        {points ? <PointsBadge label={points} /> : null}
      </View>
    </View>
  )
}
