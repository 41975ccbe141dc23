import { ok, refuse, type Result } from './result'
import { day, later, monthStart, quarterStart, yearStart } from './time'

export const itemKinds = ['goods', 'service'] as const
export type ItemKind = (typeof itemKinds)[number]

export const redemptionStatuses = ['reserved', 'picked_up', 'released'] as const
export type RedemptionStatus = (typeof redemptionStatuses)[number]

/** Every change of stock has its reason. */
export const stockMoveKinds = ['received', 'reserved', 'returned', 'counted'] as const
export type StockMoveKind = (typeof stockMoveKinds)[number]

/** ★ Days that a reserved item waits at the counter; then points and stock return in full. */
export const goodsWaitDays = 7

/** ★ The most days that something may wait: a service is used by appointment, so it may take longer. */
export const mostWaitDays = 30

export const pickUpUntil = (now: Date, days: number = goodsWaitDays) => later(now, days * day)

/** The span in which a household's limit counts, by the calendar of UTC+8. */
export const limitPeriods = ['month', 'quarter', 'year'] as const
export type LimitPeriod = (typeof limitPeriods)[number]

/** The first instant of the running period. */
export const periodStart = (period: LimitPeriod, now: Date) => {
  switch (period) {
    case 'month':
      return monthStart(now)
    case 'quarter':
      return quarterStart(now)
    case 'year':
      return yearStart(now)
  }
}

/** How far around its shop an item may be had: by the households of the community, the street, the district. */
export const reaches = ['community', 'street', 'district'] as const
export type Reach = (typeof reaches)[number]

export type ReserveRefusal =
  | 'off_sale'
  | 'out_of_scope'
  | 'adult_only'
  | 'limit_reached'
  | 'stock_out'
  | 'claim_open'
  | 'not_enough_points'

export interface ReserveAsk {
  onSale: boolean
  inScope: boolean
  byAdult: boolean
  stock: number
  price: number
  balance: number
  /** What was spent and then taken back: nothing is redeemed until it is settled or waived. */
  owed: number
  /** The most a household may take in one period; what was released does not count. */
  limit: number
  takenThisPeriod: number
}

export const decideReserve = (ask: ReserveAsk): Result<null, ReserveRefusal> => {
  if (!ask.onSale) return refuse('off_sale')
  if (!ask.inScope) return refuse('out_of_scope')
  if (!ask.byAdult) return refuse('adult_only')
  if (ask.takenThisPeriod >= ask.limit) return refuse('limit_reached', String(ask.limit))
  if (ask.stock < 1) return refuse('stock_out')
  if (ask.owed > 0) return refuse('claim_open', String(ask.owed))
  if (ask.balance < ask.price) return refuse('not_enough_points', String(ask.price - ask.balance))
  return ok(null)
}

export type EndRefusal = 'already_ended' | 'pick_up_expired'

/** The shopkeeper hands it over while it waits. */
export const decidePickUp = (redemption: {
  status: RedemptionStatus
  expiresAt: Date
  now: Date
}): Result<null, EndRefusal> => {
  if (redemption.status !== 'reserved') return refuse('already_ended')
  return redemption.now < redemption.expiresAt ? ok(null) : refuse('pick_up_expired')
}

/**
 * Whether something that was taken counts against a household's limit: the household took it, or one that
 * moved in with it, or somebody who lives in it now took it elsewhere. Whoever moves brings along what was
 * taken, so that no limit begins anew.
 */
export const countsForLimit = (
  household: { familyIds: ReadonlySet<string>; members: ReadonlySet<string> },
  taken: { familyId: string; byPersonId: string },
) => household.familyIds.has(taken.familyId) || household.members.has(taken.byPersonId)
