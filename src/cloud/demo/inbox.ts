import { later, minute } from '../../domain/time'
import {
  pickUpNote,
  pointsNotice,
  redemptionNotice,
  signupNotice,
  type NoticeWords,
} from '../../words/notices'
import type { Someone } from './homes'
import type { Author } from './plan'

interface Told {
  at: Date
  words: NoticeWords
}

const about = ({ plan }: Author, slotId: string) => {
  const slot = plan.slot.find(({ id }) => id === slotId)
  const activity = plan.activity.find(({ id }) => id === slot?.activityId)
  return { title: activity?.title ?? '', startsAt: slot?.startsAt ?? new Date(0) }
}

/** The places that the person has taken and not used yet. */
const seats = (author: Author, person: Someone): Told[] =>
  author.plan.signup
    .filter(({ personId, status }) => personId === person.id && status === 'confirmed')
    .map(({ partyId, slotId, createdAt }) => ({
      at: createdAt,
      words: signupNotice('signup_confirmed', {
        personId: person.id,
        partyId,
        ...about(author, slotId),
      }),
    }))

/** What the household earned: one message for each sitting, whoever of the household served. */
const awards = (author: Author, person: Someone): Told[] => {
  const { plan } = author
  const points = new Map(plan.lot.map(({ txnId, amount }) => [txnId, amount]))
  const bySlot = new Map<string, { at: Date; points: number }>()
  for (const { familyId, slotId, confirmedAt, awardTxnId } of plan.attendance) {
    if (familyId !== person.home.id || !confirmedAt || !awardTxnId) continue
    const earned = (bySlot.get(slotId)?.points ?? 0) + (points.get(awardTxnId) ?? 0)
    bySlot.set(slotId, { at: confirmedAt, points: earned })
  }
  return [...bySlot].map(([slotId, { at, points: earned }]) => ({
    at,
    words: pointsNotice({
      personId: person.id,
      familyId: person.home.id,
      points: earned,
      title: about(author, slotId).title,
    }),
  }))
}

/** What waits for the household at the counter. */
const waiting = ({ plan }: Author, person: Someone): Told[] =>
  plan.redemption
    .filter(({ familyId, status }) => familyId === person.home.id && status === 'reserved')
    .flatMap(({ id, itemId, price, reservedAt, expiresAt }) => {
      const item = plan.shopItem.find((one) => one.id === itemId)
      if (!item) return []
      const note = pickUpNote({
        place: item.pickUpPlace,
        hours: item.pickUpHours,
        booking: item.booking ?? '',
        until: expiresAt,
      })
      const words = { personId: person.id, redemptionId: id, itemName: item.name, price, note }
      return [{ at: reservedAt, words: redemptionNotice('redemption_reserved', words) }]
    })

/** ★ The latest messages of someone's year; the two newest are unread. */
const kept = 8
const unread = 2

export const fillInbox = (author: Author, person: Someone) => {
  const told = [...seats(author, person), ...awards(author, person), ...waiting(author, person)]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, kept)
  told.forEach(({ at, words }, index) => {
    author.plan.inboxItem.push({
      ...author.under('inbox'),
      id: author.id(at),
      personId: words.personId,
      kind: words.kind,
      title: words.title,
      body: words.body,
      aboutWhat: words.about?.what ?? null,
      aboutId: words.about?.id ?? null,
      at,
      readAt: index < unread ? null : later(at, 30 * minute),
    })
  })
}
