import { and, eq, sql } from 'drizzle-orm'
import { takeBack } from '../../domain/points'
import { homeSentences } from '../../words/households'
import { grantNotice } from '../../words/notices-points'
import { family } from '../db/tables'
import type { Work } from '../edge/command'
import { settleClaims } from '../points/claims'
import { lockAccounts } from '../points/ledger'
import { movePoints } from '../points/move'

/**
 * Where a household has divided, a part of what it had earned lives with others now. When it is taken back, that
 * part comes home first: they give back what is left of it, and no more than the household lacks.
 */

/** What a household lacks of something that was taken back: it was not among the very points that had been earned. */
export interface Lack {
  /** The sign-up or grant whose points they were. */
  subject: string
  familyId: string
  communityId: string
  points: number
  /** The households elsewhere that hold such points; their accounts are locked. */
  holders: readonly string[]
}

interface MovedLot {
  familyId: string
  lotId: string
  remaining: number
}

/** A household, those that moved in with it, those that it was divided into, and with whom these live by now. */
export const householdsNear = async ({ tx, districtId }: Work, familyId: string) => {
  const line = sql`(
    with recursive line (id) as (
      values (${familyId}::uuid)
      union
      select near.id from line
      cross join lateral (
        select s.new_family_id as id from family_split s
        where s.district_id = ${districtId} and s.family_id = line.id and s.new_family_id is not null
        union all
        select f.id from family f where f.district_id = ${districtId} and f.joined_id = line.id
        union all
        select f.joined_id from family f
        where f.district_id = ${districtId} and f.id = line.id and f.joined_id is not null
      ) near
    )
    select id from line
  ) as line`
  const rows = await tx.select({ id: sql<string>`line.id` }).from(line)
  return rows.map(({ id }) => id)
}

/**
 * What is left of the points of a sign-up or grant in some households, however often it has moved or come back; those
 * that expire first in front.
 */
export const movedLots = async (
  { tx, districtId, now }: Work,
  subject: string,
  familyIds: readonly string[],
): Promise<MovedLot[]> => {
  if (familyIds.length === 0) return []
  const moved = sql`(
    with recursive trace as (
      select a.owner_id, l.id, l.remaining, l.expires_at, l.txn_id, l.from_lot_id
      from account a
      join lot l on l.district_id = a.district_id and l.account_id = a.id
        and l.remaining > 0 and l.expires_at > ${now.toISOString()}::timestamptz
      where a.district_id = ${districtId} and a.owner_id = any(${sql.param(familyIds)}::uuid[]) and a.kind = 'family'
      union all
      select t.owner_id, t.id, t.remaining, t.expires_at, earlier.txn_id, earlier.from_lot_id
      from trace t
      join lot earlier on earlier.district_id = ${districtId} and earlier.id = t.from_lot_id
    )
    select t.owner_id, t.id, t.remaining::int, t.expires_at
    from trace t
    join txn on txn.district_id = ${districtId} and txn.id = t.txn_id
    where txn.subject = ${subject}::uuid and txn.kind in ('award', 'bonus')
  ) as moved`
  return tx
    .select({
      familyId: sql<string>`moved.owner_id`,
      lotId: sql<string>`moved.id`,
      remaining: sql<number>`moved.remaining`,
    })
    .from(moved)
    .orderBy(sql`moved.expires_at`, sql`moved.id`)
}

const headOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ headId: family.headId })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  if (!row) throw new Error('a household is never removed')
  return row.headId
}

/** Brings home what a household lacks, as far as others still hold it; what it owes is settled with that. */
export const bringHome = async (work: Work, lack: Lack, about: string) => {
  const { subject, familyId, communityId, points, holders } = lack
  if (points <= 0 || holders.length === 0) return
  const lots = await movedLots(work, subject, holders)
  const { parts } = takeBack(lots, points)
  for (const from of holders) {
    const own = parts.filter(({ lotId }) =>
      lots.some((one) => one.lotId === lotId && one.familyId === from),
    )
    const amount = own.reduce((sum, part) => sum + part.amount, 0)
    if (amount === 0) continue
    const accounts = await lockAccounts(work, [
      { kind: 'family', ownerId: from },
      { kind: 'family', ownerId: familyId },
      { kind: 'adjustment', ownerId: communityId },
    ])
    const sentences = homeSentences({ about, points: amount })
    await movePoints(work, accounts, {
      from,
      to: familyId,
      communityId,
      subject,
      parts: own,
      sentences,
    })
    const personId = await headOf(work, from)
    const { out: sentence } = sentences
    await work.tell([grantNotice({ personId, familyId: from, kind: 'penalty', amount, sentence })])
  }
  await settleClaims(work, familyId)
}
