import { sql, type SQL } from 'drizzle-orm'
import { favoursCount } from '../../domain/households'
import { later } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { isUndone } from '../grants/load'
import { lineage } from './lineage'

interface Pair {
  giver: string
  taker: string
}

/** What somebody who lives with the giver decided lately in favour of the taker. The lists are arrays, which indexes can answer. */
const favours = (districtId: string, { giver, taker }: Pair, since: string): SQL => {
  const givers = sql`any (array(select id from person where district_id = ${districtId} and family_id = ${giver}::uuid))`
  const takers = sql`any (array(select id from person where district_id = ${districtId} and family_id = ${taker}::uuid))`
  const line = sql`any (array(${lineage(districtId, taker)}))`
  const after = sql`${since}::timestamptz`
  return sql`
    exists (
      select 1 from points_grant g
      where g.district_id = ${districtId} and g.family_id = ${line} and g.kind = 'bonus'
        and g.state = 'approved' and (g.given_by = ${givers} or g.decided_by = ${givers})
        and g.decided_at > ${after} and not ${isUndone(sql`g`)}
    ) or exists (
      select 1 from grant_undo u
      join points_grant g on g.district_id = u.district_id and g.id = u.grant_id
      where u.district_id = ${districtId} and g.family_id = ${line} and g.kind = 'penalty'
        and u.state = 'approved' and (u.asked_by = ${givers} or u.decided_by = ${givers})
        and u.decided_at > ${after}
    ) or exists (
      select 1 from claim c
      where c.district_id = ${districtId} and c.family_id = ${line}
        and c.waived_by_id = ${givers} and c.waived_at > ${after}
    ) or exists (
      select 1 from attendance a
      where a.district_id = ${districtId} and (a.family_id = ${line} or a.person_id = ${takers})
        and a.confirmed_by_id = ${givers} and a.confirmed_at > ${after}
    ) or exists (
      select 1
      from (
        select a.signup_id as record_id from attendance a
        where a.district_id = ${districtId} and (a.family_id = ${line} or a.person_id = ${takers})
        union all
        select r.id from self_report r
        where r.district_id = ${districtId} and (r.family_id = ${line} or r.person_id = ${takers})
      ) record
      join service_event e on e.district_id = ${districtId} and e.record_id = record.record_id
      where e.kind in ('settled', 'corrected', 'upheld', 'agreed', 'approved')
        and e.by_id = ${givers} and e.at > ${after}
    )`
}

/**
 * Whether somebody of the one household lately decided in favour of the other: confirmed, settled, corrected
 * or agreed to its service, gave or approved a bonus, undid a penalty, or let a claim go. Whoever does that must
 * not be of the family, so nobody becomes of the family right afterwards, by no detour of people or points.
 */
export const favouredLately = async (
  db: Db | Tx,
  districtId: string,
  { own, to }: { own: string; to: string },
  now: Date,
): Promise<boolean> => {
  const since = later(now, -favoursCount).toISOString()
  const there = favours(districtId, { giver: own, taker: to }, since)
  const back = favours(districtId, { giver: to, taker: own }, since)
  const [row] = await db
    .select({ found: sql<boolean>`found` })
    .from(sql`(select (${there}) or (${back}) as found) as favours`)
  return row?.found ?? false
}
