import type { ActivityCardData } from '../../stores/activities'
import { dayKey } from '../../../words/format'

/** Whether another day begins with this card; the list is in order of time already. */
export const beginsDay = (cards: readonly ActivityCardData[], index: number): boolean => {
  const [before, card] = [cards[index - 1], cards[index]]
  return card !== undefined && (!before || dayKey(before.startsAt) !== dayKey(card.startsAt))
}
