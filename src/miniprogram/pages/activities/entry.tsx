import { ActivityCard } from '../../parts/activity-card'
import { useStores } from '../../stores/root'
import type { ActivityCardData } from '../../stores/activities'
import { clockRangeText, numberText, rangeText } from '../../../words/format'
import { activitiesWords as words } from '../../../words/screens/activities'
import { activityStatusWords, kindWords } from '../../../words/labels'

interface EntryProps {
  card: ActivityCardData
  now: Date
  /** The day already stands above, so that the hours are enough. */
  underDay?: boolean
}

/** One activity of a list, opened by a tap. */
export function ActivityEntry({ card, now, underDay }: EntryProps) {
  const { platform } = useStores()
  const when = (underDay ? clockRangeText : rangeText)(card.startsAt, card.endsAt, now)
  return (
    <ActivityCard
      id={`activity-${card.id}`}
      title={card.title}
      coverUrl={card.coverUrl && platform.mediaUrl(card.coverUrl)}
      art={card.category}
      when={card.slots > 1 ? `${when} ${words.moreSlots(String(card.slots))}` : when}
      place={`${card.communityName} · ${card.place}`}
      seats={seatsText(card, now)}
      points={card.upTo > 0 ? words.upTo(String(card.upTo)) : undefined}
      status={statusOf(card)}
      onTap={() => {
        platform.navigate('pages/activity', { id: card.id })
      }}
    />
  )
}

function seatsText(card: ActivityCardData, now: Date): string {
  // Whoever comes to a slot with a line joins it; other slots of the same activity may have none.
  const isOpen = card.waiting === 0 || card.slots > 1
  if (card.free > 0 && isOpen) return words.free(numberText(card.free))
  // Seats that nobody can take any more are not full.
  if (card.free === 0 && new Date(card.startsAt) <= now) return words.underWay
  return card.waiting > 0 ? words.fullWaiting(numberText(card.waiting)) : words.full
}

function statusOf(card: ActivityCardData) {
  if (card.status === 'cancelled') {
    return { label: activityStatusWords.cancelled, tone: 'plain' } as const
  }
  return card.kind === 'job' ? ({ label: kindWords.job, tone: 'leaf' } as const) : undefined
}
