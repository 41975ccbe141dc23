import { and, eq, lte, sql } from 'drizzle-orm'
import { activity } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork } from '../edge/command'

/** Marks what is over as ended, and as settled when nothing is left to confirm. */
export const endActivities = (deps: Deps, districtId: string, now: Date) =>
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
            where s.district_id = ${activity.districtId} and s.activity_id = ${activity.id}
              and g.status in ('pending', 'waitlisted', 'offered', 'confirmed')
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
