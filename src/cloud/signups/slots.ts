import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { activity, org, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'

/** Slots by id, in no order. */
export const slotsByIds = (db: Db | Tx, districtId: string, ids: readonly string[]) =>
  db
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), inArray(slot.id, [...ids])))

const pathOfSlot = preparedSelect('path_of_slot', (from) =>
  from
    .select({ path: org.path })
    .from(slot)
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .where(
      and(
        eq(slot.districtId, sql.placeholder('districtId')),
        eq(slot.id, sql.placeholder('slotId')),
      ),
    ),
)

/** The org whose staff look after a slot; null when there is none, or nobody may know of it yet. */
export const slotOrgPath = async (
  { deps, districtId }: ResidentCall,
  { slotId }: { slotId: string },
) => {
  const [row] = await pathOfSlot(deps.db, { districtId, slotId })
  return row?.path ?? null
}
