import { samePeriod, type CapKind, type PointsRules } from './points-rules'
import { day, dayOf, later } from './time'

/** Two households that were one: living apart for a while must not bring them more than living together. */

/** ★ Who lives apart for so long is a household of the own, and what each has earned is its own. */
export const partedCounts = 90 * day

/** What somebody of either household earned by service, with the caps of the rule that paid it. */
export interface ApartAward {
  communityId: string
  /** The day of the service in UTC+8. */
  day: string
  /** When the service was first confirmed. */
  at: Date
  points: number
  caps: PointsRules['caps']
}

const householdCaps: readonly CapKind[] = ['familyDay', 'week', 'month', 'quarter', 'year']

/** Whether all that was earned in the period of `one` is more than each of the rules that paid it allows. */
const isOver = (kind: CapKind, one: ApartAward, awards: readonly ApartAward[]) => {
  const together = awards.filter(
    ({ communityId, day: date }) =>
      communityId === one.communityId && samePeriod[kind](date, one.day),
  )
  const most = together.map(({ caps }) => caps[kind] ?? Infinity)
  return together.reduce((sum, { points }) => sum + points, 0) > Math.max(...most)
}

/**
 * Whether two households that come together again would have gained by parting: since then somebody earned in a
 * period of a cap in which they have more together than one household may. It counts for the first 90 days, and as
 * long as a period lasts in which they parted. What they had before they parted is not held against them.
 */
export const gainsByReturn = (
  partedAt: Date,
  now: Date,
  awards: readonly ApartAward[],
): boolean => {
  const isLately = now < later(partedAt, partedCounts)
  const counts = (kind: CapKind, date: string) =>
    isLately ||
    (samePeriod[kind](date, dayOf(now)) && samePeriod[kind](dayOf(partedAt), dayOf(now)))
  return awards.some(
    (one) =>
      one.at > partedAt &&
      householdCaps.some((kind) => counts(kind, one.day) && isOver(kind, one, awards)),
  )
}

/** A household with where it ended, and with the one that whoever began it had left. */
export interface Descended {
  id: string
  joinedId: string | null
  parted: { fromId: string; at: Date } | null
}

/** Where those who began a household had lived before, the latest first, and until when. */
const historyOf = (families: ReadonlyMap<string, Descended>, first: Descended) => {
  const lived = [{ home: first.joinedId ?? first.id, until: Infinity }]
  let until = Infinity
  let one: Descended | undefined = first
  while (one?.parted) {
    const { fromId, at }: { fromId: string; at: Date } = one.parted
    until = Math.min(until, at.getTime())
    one = families.get(fromId)
    lived.push({ home: one?.joinedId ?? fromId, until })
  }
  return lived
}

/**
 * When people of two households parted, by whichever way: the one began when somebody left the other, or both when
 * somebody left a third one. What moved in with a household belongs to it.
 */
export const partingsOf = (
  families: readonly Descended[],
  { own, to }: { own: string; to: string },
): Date[] => {
  const known = new Map(families.map((one) => [one.id, one]))
  const livedIn = (id: string) =>
    families
      .filter((one) => (one.joinedId ?? one.id) === id)
      .flatMap((one) => historyOf(known, one))
  const there = livedIn(to)
  return livedIn(own).flatMap(({ home, until }) =>
    there.flatMap((other) => {
      const parted = Math.min(until, other.until)
      return other.home === home && parted < Infinity ? [new Date(parted)] : []
    }),
  )
}
