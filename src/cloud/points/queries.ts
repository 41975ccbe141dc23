import { and, asc, countDistinct, desc, eq, gt, sql, sum } from 'drizzle-orm'
import { readNow } from '../db/connect'
import { account, lot, posting, serviceDay, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { owedBy } from './claims'
import { pageOf, pageSize, readCursor } from '../paging'

const balances = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ id: account.id, kind: account.kind, balance: account.balance })
    .from(account)
    .where(and(eq(account.districtId, districtId), eq(account.ownerId, caller.familyId)))
  const of = (kind: 'family' | 'held') => rows.find((row) => row.kind === kind)
  return {
    familyAccountId: of('family')?.id,
    balance: of('family')?.balance ?? 0,
    held: of('held')?.balance ?? 0,
  }
}

/** What the household's movements come to: earned by awards, spent by what was picked up. */
const totals = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ kind: txn.kind, amount: sum(posting.amount).mapWith(Number) })
    .from(txn)
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .where(
      and(eq(txn.districtId, districtId), eq(txn.familyId, caller.familyId), gt(posting.amount, 0)),
    )
    .groupBy(txn.kind)
  const of = (kind: 'award' | 'settle') => rows.find((row) => row.kind === kind)?.amount ?? 0
  return { earned: of('award'), spent: of('settle') }
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
  const { familyAccountId, balance, held } = await balances(call)
  return {
    balance,
    held,
    owed: await owedBy(call.deps.db, call.districtId, call.caller.familyId),
    ...(await totals(call)),
    ...(await service(call)),
    nextExpiry: familyAccountId === undefined ? null : await nextExpiry(call, familyAccountId, now),
  }
}

/** The statement: each movement as it touched the household's own account, or what was held for it. */
export const listEntries = async (
  { deps, districtId, caller }: ResidentCall,
  input: { cursor?: string | undefined },
) => {
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select({
      txnId: txn.id,
      at: txn.at,
      kind: txn.kind,
      sentence: txn.sentence,
      amount: sql<number>`coalesce((
        select sum(p.amount) from posting p
        join account a on a.district_id = p.district_id and a.id = p.account_id
        where p.district_id = ${txn}.district_id and p.txn_id = ${txn}.id and a.kind = 'family'
      ), 0)::int`,
    })
    .from(txn)
    .where(
      and(
        eq(txn.districtId, districtId),
        eq(txn.familyId, caller.familyId),
        after && sql`(${txn.at}, ${txn.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(txn.at), desc(txn.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ at, txnId }) => ({ at, id: txnId }))
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next }
}
