import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { account, family, lot, posting, txn } from '../db/tables'

/** What communities gave in a span of time: awards and bonuses less what was reversed. */
export const givenBy = async (
  db: Db | Tx,
  districtId: string,
  communityIds: readonly string[],
  span: { from: Date; until: Date },
) => {
  const rows = await db
    .select({ communityId: account.ownerId, given: sql<number>`-sum(${posting.amount})::int` })
    .from(account)
    .innerJoin(
      posting,
      and(eq(posting.districtId, account.districtId), eq(posting.accountId, account.id)),
    )
    .innerJoin(txn, and(eq(txn.districtId, posting.districtId), eq(txn.id, posting.txnId)))
    .where(
      and(
        eq(account.districtId, districtId),
        eq(account.kind, 'issuing'),
        inArray(account.ownerId, [...communityIds]),
        gte(txn.at, span.from),
        lt(txn.at, span.until),
      ),
    )
    .groupBy(account.ownerId)
  return new Map(rows.map(({ communityId, given }) => [communityId, given]))
}

/** What the households that live in communities can still spend, and what is held for them. */
export const owedIn = async (
  db: Db | Tx,
  districtId: string,
  communityIds: readonly string[],
  until: Date,
) => {
  const balances = await db
    .select({
      communityId: family.communityId,
      owed: sql<number>`coalesce(sum(${account.balance}) filter (where ${account.kind} = 'family'), 0)::int`,
      held: sql<number>`coalesce(sum(${account.balance}) filter (where ${account.kind} = 'held'), 0)::int`,
    })
    .from(family)
    .innerJoin(
      account,
      and(eq(account.districtId, family.districtId), eq(account.ownerId, family.id)),
    )
    .where(and(eq(family.districtId, districtId), inArray(family.communityId, [...communityIds])))
    .groupBy(family.communityId)
  const expiring = await db
    .select({
      communityId: family.communityId,
      amount: sql<number>`sum(${lot.remaining})::int`,
    })
    .from(family)
    .innerJoin(
      account,
      and(
        eq(account.districtId, family.districtId),
        eq(account.ownerId, family.id),
        eq(account.kind, 'family'),
      ),
    )
    .innerJoin(lot, and(eq(lot.districtId, account.districtId), eq(lot.accountId, account.id)))
    .where(
      and(
        eq(family.districtId, districtId),
        inArray(family.communityId, [...communityIds]),
        sql`${lot.remaining} > 0`,
        lt(lot.expiresAt, until),
      ),
    )
    .groupBy(family.communityId)
  const soon = new Map(expiring.map(({ communityId, amount }) => [communityId, amount]))
  return new Map(
    balances.map(({ communityId, owed, held }) => [
      communityId,
      { owed, held, expiring: soon.get(communityId) ?? 0 },
    ]),
  )
}
