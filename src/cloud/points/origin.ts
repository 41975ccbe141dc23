import { and, eq, sql } from 'drizzle-orm'
import { lot, txn } from '../db/tables'
import { isOneOf } from '../db/rows'
import type { Work } from '../edge/command'
import type { LotDates } from './lots'

/** Where the points of an award come from and where they have gone, for whoever takes them back and gives them anew. */

/** The dates of what some reversals took back: what is given anew was earned then, and expires with it. */
export const datesBefore = async ({ tx, districtId }: Work, reversalIds: readonly string[]) => {
  if (reversalIds.length === 0) return new Map<string, LotDates>()
  const rows = await tx
    .select({
      reversalId: txn.id,
      earnedAt: lot.earnedAt,
      expiresAt: lot.expiresAt,
      toldAt: lot.toldAt,
    })
    .from(txn)
    .innerJoin(lot, and(eq(lot.districtId, txn.districtId), eq(lot.txnId, txn.refersTo)))
    .where(and(eq(txn.districtId, districtId), isOneOf(txn.id, reversalIds)))
  return new Map<string, LotDates>(rows.map(({ reversalId, ...dates }) => [reversalId, dates]))
}

/**
 * What has expired of an award, by the account that it went to, however often the points had moved or come back
 * before: their household has lost them already.
 */
export const expiredOf = (
  { tx, districtId }: Work,
  awardTxnId: string,
  familyIds: readonly string[],
): Promise<{ accountId: string; amount: number }[]> => {
  const expiries = sql`(
    with recursive trace as (
      select t.id as expiry, l.txn_id, l.from_lot_id
      from txn t
      join lot l on l.district_id = t.district_id and l.id = t.subject
      where t.district_id = ${districtId} and t.family_id = any(${sql.param(familyIds)}::uuid[]) and t.kind = 'expire'
      union all
      select trace.expiry, earlier.txn_id, earlier.from_lot_id
      from trace
      join lot earlier on earlier.district_id = ${districtId} and earlier.id = trace.from_lot_id
    )
    select p.account_id, sum(p.amount)::int as amount
    from trace
    join posting p on p.district_id = ${districtId} and p.txn_id = trace.expiry and p.amount > 0
    where trace.txn_id = ${awardTxnId}
    group by p.account_id
  ) as gone`
  return tx
    .select({ accountId: sql<string>`gone.account_id`, amount: sql<number>`gone.amount` })
    .from(expiries)
}
