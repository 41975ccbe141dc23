import { and, asc, countDistinct, eq, gt, sql, sum } from 'drizzle-orm'
import { toldBefore } from '../../domain/points'
import { dayOf, later } from '../../domain/time'
import { readNow } from '../db/connect'
import { earnedPoints } from '../db/earned'
import { account, lot, posting, serviceDay, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { listOwed } from './claims'
import { spendablePoints } from './move'

const balances = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ id: account.id, kind: account.kind, balance: account.balance })
    .from(account)
    .where(and(eq(account.districtId, districtId), eq(account.ownerId, caller.familyId)))
  const of = (kind: 'family' | 'held') => rows.find((row) => row.kind === kind)
  return { familyAccountId: of('family')?.id, held: of('held')?.balance ?? 0 }
}

/** What the household's movements come to: earned by service and bonuses, spent by what was picked up. */
const totals = async ({ deps, districtId, caller }: ResidentCall) => {
  const ours = and(eq(txn.districtId, districtId), eq(txn.familyId, caller.familyId))
  const [of] = await deps.db
    .select({
      earned: earnedPoints,
      spent: sql<number>`coalesce(sum(${posting.amount}) filter (where ${txn.kind} = 'settle'), 0)::int`,
    })
    .from(txn)
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .where(and(ours, gt(posting.amount, 0)))
  return { earned: of?.earned ?? 0, spent: of?.spent ?? 0 }
}

const service = async ({ deps, districtId, caller }: ResidentCall) => {
  const [row] = await deps.db
    .select({
      times: countDistinct(serviceDay.recordId),
      minutes: sum(serviceDay.minutes).mapWith(Number),
    })
    .from(serviceDay)
    .where(and(eq(serviceDay.districtId, districtId), eq(serviceDay.familyId, caller.familyId)))
  return { personTimes: row?.times ?? 0, minutes: row?.minutes ?? 0 }
}

const nextExpiry = async ({ deps, districtId }: ResidentCall, accountId: string, now: Date) => {
  const [first] = await deps.db
    .select({ at: lot.expiresAt, amount: sum(lot.remaining).mapWith(Number) })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, accountId),
        gt(lot.remaining, 0),
        gt(lot.expiresAt, now),
      ),
    )
    .groupBy(lot.expiresAt)
    .orderBy(asc(lot.expiresAt))
    .limit(1)
  return first ? { at: first.at.toISOString(), amount: first.amount } : null
}

export const showPoints = async (call: ResidentCall) => {
  const now = await readNow(call.deps.db, call.deps.offset.milliseconds)
  const { deps, districtId, caller } = call
  const { familyAccountId, held } = await balances(call)
  const claims = await listOwed(call)
  return {
    // What has passed its date and waits for the timer can no longer be spent, so it is not shown.
    balance: await spendablePoints({ tx: deps.db, districtId, now }, caller.familyId),
    held,
    owed: claims.reduce((total, { remaining }) => total + remaining, 0),
    claims,
    ...(await totals(call)),
    ...(await service(call)),
    nextExpiry: familyAccountId === undefined ? null : await nextExpiry(call, familyAccountId, now),
  }
}

/** ★ How many days of expiry are listed; whoever has more sees the rest later. */
const mostDays = 24

/** What expires on which day. */
export const listExpiring = async (call: ResidentCall) => {
  const { deps, districtId } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const { familyAccountId } = await balances(call)
  if (familyAccountId === undefined) return []
  const lots = await deps.db
    .select({ at: lot.expiresAt, amount: lot.remaining })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, familyAccountId),
        gt(lot.remaining, 0),
        gt(lot.expiresAt, now),
      ),
    )
    .orderBy(asc(lot.expiresAt))
  const days = new Map<string, { amount: number; soon: boolean }>()
  for (const { at, amount } of lots) {
    const date = dayOf(at)
    const soon = at <= later(now, toldBefore)
    days.set(date, { amount: (days.get(date)?.amount ?? 0) + amount, soon })
  }
  return [...days].slice(0, mostDays).map(([date, rest]) => ({ date, ...rest }))
}
