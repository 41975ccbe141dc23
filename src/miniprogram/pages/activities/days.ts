import type { ActivityCardData } from '../../stores/activities'
import { dayKey } from '../../../words/format'

export interface Day {
  key: string
  startsAt: string
  cards: ActivityCardData[]
}

/** The cards under the days they begin on; the list is in order of time already. */
export function byDay(cards: readonly ActivityCardData[]): Day[] {
  const days: Day[] = []
  for (const card of cards) {
    const key = dayKey(card.startsAt)
    const last = days.at(-1)
    if (last?.key === key) last.cards.push(card)
    else days.push({ key, startsAt: card.startsAt, cards: [card] })
  }
  return days
}
