import { ok, refuse, type Result } from './result'
import { addMonths, day, later } from './time'

/**
 * Double entry. Issuing, shop, sponsor, expired and adjustment accounts have no running balance, so none
 * of them ever is a hot row; family and held accounts do, and it never goes below zero. What a household owes
 * after an award was taken back stands on its claim account.
 */
export const accountKinds = [
  'issuing',
  'family',
  'held',
  'shop',
  'sponsor',
  'expired',
  'adjustment',
  'claim',
] as const
export type AccountKind = (typeof accountKinds)[number]

export const txnKinds = [
  'award',
  'reserve',
  'settle',
  'release',
  'expire',
  'reverse',
  'bonus',
  'penalty',
  'repay',
  'waive',
  // Points that go along when people move: out of one household, into the other.
  'move_out',
  'move_in',
] as const
export type TxnKind = (typeof txnKinds)[number]

export interface Posting {
  accountId: string
  /** Whole points; negative leaves the account. */
  amount: number
}

/** The rule of a slot: what one person earns on it. */
export interface PointsOffer {
  fixed: number
  perHourThousandths: number
}

/** ★ Points expire this long after they were earned; hours never do. */
const expiryMonths = 24

/** ★ Points that come back from a redemption can be spent for at least this long. */
const returnedFor = 7 * day

/** ★ A household is told this long before points expire. */
export const toldBefore = 60 * day

export const expiryOf = (earnedAt: Date) => addMonths(earnedAt, expiryMonths)

export const expiryAfterReturn = (oldExpiry: Date, now: Date) => {
  const least = later(now, returnedFor)
  return oldExpiry > least ? oldExpiry : least
}

export interface UsedLot {
  lotId: string
  amount: number
  expiresAt: Date
}

/**
 * Where returned points go: back to their lot while that lives long enough, else to a lot of their own with
 * a week to live. What had stayed in the old lot keeps its date.
 */
export const returnOf = (used: UsedLot, now: Date): { to: 'lot' | 'new lot'; expiresAt: Date } => {
  const expiresAt = expiryAfterReturn(used.expiresAt, now)
  return { to: expiresAt > used.expiresAt ? 'new lot' : 'lot', expiresAt }
}

/** What has passed its date, first in first out. */
export const expiredLots = <L extends OpenLot>(lots: readonly L[], now: Date): L[] =>
  lots
    .filter(({ remaining, expiresAt }) => remaining > 0 && expiresAt <= now)
    .sort(
      (one, other) =>
        one.expiresAt.getTime() - other.expiresAt.getTime() || (one.lotId < other.lotId ? -1 : 1),
    )

export interface Award {
  points: number
  minutes: number
  fixed: number
  timed: number
}

/** Why someone who served gets no points; the record says so. */
export type NoAward = 'too_young_to_earn' | 'nothing_earned' | 'cap_reached'

/**
 * Points = fixed + floor(minutes × thousandths ÷ 60,000), per person and slot. Someone who was there for
 * less than a minute has not served and earns nothing.
 */
export const awardFor = (
  offer: PointsOffer,
  served: { minutes: number; age: number | null; earnAge: number },
): Result<Award, NoAward> => {
  if (served.age !== null && served.age < served.earnAge) return refuse('too_young_to_earn')
  if (served.minutes === 0) return refuse('nothing_earned')
  const timed = Math.floor((served.minutes * offer.perHourThousandths) / 60_000)
  const points = offer.fixed + timed
  if (points === 0) return refuse('nothing_earned')
  return ok({ points, minutes: served.minutes, fixed: offer.fixed, timed })
}

export interface OpenLot {
  lotId: string
  remaining: number
  expiresAt: Date
}

/** Takes `amount` from the lots that expire first. The lots are given in that order and not expired. */
export const takeFirstExpiring = (
  lots: readonly OpenLot[],
  amount: number,
): Result<{ lotId: string; amount: number }[], 'not_enough_points'> => {
  const taken: { lotId: string; amount: number }[] = []
  let left = amount
  for (const lot of lots) {
    if (left === 0) break
    const part = Math.min(lot.remaining, left)
    if (part > 0) taken.push({ lotId: lot.lotId, amount: part })
    left -= part
  }
  return left === 0 ? ok(taken) : refuse('not_enough_points')
}

/**
 * Takes an award back: out of its own lot, then out of the others, which are given with those that expire
 * first in front. What is not found was spent already, and the household owes it.
 */
export const takeBack = (
  lots: readonly Pick<OpenLot, 'lotId' | 'remaining'>[],
  amount: number,
): { parts: { lotId: string; amount: number }[]; owed: number } => {
  const parts: { lotId: string; amount: number }[] = []
  let owed = amount
  for (const { lotId, remaining } of lots) {
    const part = Math.min(owed, remaining)
    if (part > 0) parts.push({ lotId, amount: part })
    owed -= part
  }
  return { parts, owed }
}

/** Settles claims with the points that there are, the oldest first. */
export const repayClaims = (
  claims: readonly { claimId: string; remaining: number }[],
  points: number,
): { claimId: string; amount: number }[] => {
  let left = points
  return claims.flatMap(({ claimId, remaining }) => {
    const amount = Math.min(left, remaining)
    left -= amount
    return amount > 0 ? [{ claimId, amount }] : []
  })
}

/** Postings that do not sum to zero are a bug, never a person's mistake. */
export const balanced = (postings: readonly Posting[]): readonly Posting[] => {
  const sum = postings.reduce((total, posting) => total + posting.amount, 0)
  if (sum !== 0 || postings.some((posting) => !Number.isSafeInteger(posting.amount))) {
    throw new Error(`postings sum to ${String(sum)}, not to zero`)
  }
  return postings
}
