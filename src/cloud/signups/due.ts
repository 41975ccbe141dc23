import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { patience, promotionHours } from '../../domain/signups'
import { day, hour, later } from '../../domain/time'
import { slot } from '../db/tables'
import type { Deps } from '../deps'
import { eachAlone } from '../timer'
import { reseatLater } from './seats'

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`

/** A waiting party that would find enough free seats, if nobody stood in its way. */
const someoneFits = sql`exists (
  select 1 from signup s
  where s.district_id = ${slot.districtId} and s.slot_id = ${slot.id} and s.status = 'waitlisted'
  group by s.party_id having count(*) <= ${slot.capacity} - ${slot.taken}
)`

/** A party too large for what is free has been waited for long enough. */
const patienceEnded = (now: Date) => sql`exists (
  select 1 from party p
  where p.district_id = ${slot.districtId} and p.slot_id = ${slot.id} and p.seated_at is null
    and p.ended_at is null and p.passed_over_at <= ${at(later(now, -patience))}
)`

/**
 * Smaller parties may pass a large one a day after it was first passed over, and in the last day before the
 * start: then the line is looked at again, without anything else having happened.
 */
export const reseatDue = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .select({ id: slot.id })
    .from(slot)
    .where(
      and(
        eq(slot.districtId, districtId),
        gt(slot.waiting, 0),
        gt(slot.startsAt, later(now, promotionHours * hour)),
        someoneFits,
        sql`(${lte(slot.startsAt, later(now, day))} or ${patienceEnded(now)})`,
      ),
    )
    .orderBy(slot.startsAt, slot.id)
    .limit(most)
  let seated = 0
  await eachAlone(deps, 'looking at lines', due, async ({ id }) => {
    seated += await reseatLater(deps, districtId, id)
  })
  return seated
}
