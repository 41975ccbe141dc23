import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { later, day } from '../domain/time'
import { releaseReasons } from '../words/awards'
import { readNow } from './db/connect'
import { activity, district, redemption, slot } from './db/tables'
import type { Deps } from './deps'
import { systemWork } from './edge/command'
import { drainOutbox } from './outbox/run'
import { release } from './shop/end'
import { reseatLater } from './signups/seats'

/** ★ How much one tick does of each kind; the rest waits a minute. */
const batch = 200

/** What was not picked up in time goes back: points to the household, stock to the shelf. */
const releaseExpired = async (deps: Deps, districtId: string, now: Date) => {
  const due = await deps.db
    .select({ id: redemption.id, itemId: redemption.itemId })
    .from(redemption)
    .where(
      and(
        eq(redemption.districtId, districtId),
        eq(redemption.status, 'reserved'),
        lte(redemption.expiresAt, now),
      ),
    )
    .orderBy(redemption.expiresAt, redemption.id)
    .limit(batch)
  for (const found of due) {
    await systemWork(deps, districtId, 'shop.expire', async (work) => {
      const released = await release(work, found, releaseReasons.expired)
      return released.ok
    })
  }
  return due.length
}

/** In the last day before a slot smaller parties may pass a large one, so the line is looked at again. */
const reseatSoon = async (deps: Deps, districtId: string, now: Date) => {
  const soon = await deps.db
    .select({ id: slot.id })
    .from(slot)
    .where(
      and(
        eq(slot.districtId, districtId),
        gt(slot.waiting, 0),
        sql`${slot.taken} < ${slot.capacity}`,
        gt(slot.startsAt, now),
        lte(slot.startsAt, later(now, day)),
      ),
    )
    .orderBy(slot.id)
    .limit(batch)
  let seated = 0
  for (const { id } of soon) seated += await reseatLater(deps, districtId, id)
  return seated
}

/** Marks what is over as ended, and as settled when nothing is left to confirm. */
const endActivities = (deps: Deps, districtId: string, now: Date) =>
  systemWork(deps, districtId, 'activities.end', async ({ tx, auditId, record }) => {
    const ended = await tx
      .update(activity)
      .set({ status: 'ended', auditId })
      .where(
        and(
          eq(activity.districtId, districtId),
          eq(activity.status, 'published'),
          lte(activity.endsAt, now),
        ),
      )
      .returning({ id: activity.id })
    const settled = await tx
      .update(activity)
      .set({ status: 'settled', auditId })
      .where(
        and(
          eq(activity.districtId, districtId),
          eq(activity.status, 'ended'),
          sql`not exists (
            select 1 from slot s join signup g on g.district_id = s.district_id and g.slot_id = s.id
            where s.district_id = ${activity.districtId} and s.activity_id = ${activity.id} and g.status = 'confirmed'
          )`,
        ),
      )
      .returning({ id: activity.id })
    record({
      subject: null,
      after: { ended: ended.map(({ id }) => id), settled: settled.map(({ id }) => id) },
    })
    return ended.length + settled.length > 0
  })

export interface Ticked {
  released: number
  seated: number
  ended: boolean
  tasks: number
}

/** What falls due with time, once a minute, for every district. Repeating it does nothing twice. */
export const tick = async (deps: Deps): Promise<Ticked> => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const districts = await deps.db.select({ districtId: district.districtId }).from(district)
  const ticked = { released: 0, seated: 0, ended: false, tasks: 0 }
  for (const { districtId } of districts) {
    ticked.released += await releaseExpired(deps, districtId, now)
    ticked.seated += await reseatSoon(deps, districtId, now)
    ticked.ended = (await endActivities(deps, districtId, now)) || ticked.ended
    ticked.tasks += await drainOutbox(deps, districtId)
  }
  return ticked
}
