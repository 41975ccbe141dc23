import { sql } from 'drizzle-orm'
import { favoursCount } from '../../domain/households'
import { later } from '../../domain/time'
import type { Db, Tx } from '../db/connect'

/**
 * Whether somebody of the one household lately confirmed service of the other, or gave or approved a bonus
 * for it. Whoever does that must not be of the family, so nobody becomes of the family right afterwards.
 */
export const favouredLately = async (
  db: Db | Tx,
  districtId: string,
  households: { own: string; to: string },
  now: Date,
): Promise<boolean> => {
  const since = later(now, -favoursCount).toISOString()
  const pairs = sql`(values (${households.own}::uuid, ${households.to}::uuid), (${households.to}::uuid, ${households.own}::uuid)) as pair (giver, taker)`
  const [row] = await db.select({ found: sql<boolean>`true` }).from(
    sql`(
        select 1 from ${pairs}
        join person p on p.district_id = ${districtId} and p.family_id = pair.giver
        where exists (
          select 1 from points_grant g
          where g.district_id = ${districtId} and g.family_id = pair.taker and g.kind = 'bonus'
            and g.state = 'approved' and p.id in (g.given_by, g.decided_by)
            and g.decided_at > ${since}::timestamptz
        ) or exists (
          select 1 from attendance a
          where a.district_id = ${districtId} and a.family_id = pair.taker
            and a.confirmed_by_id = p.id and a.confirmed_at > ${since}::timestamptz
        )
        limit 1
      ) as favours`,
  )
  return row?.found ?? false
}
