import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { serviceEvent } from '../db/tables'

/** Which of these records their people have said to be true. */
export const affirmedOf = async (
  db: Db | Tx,
  districtId: string,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (recordIds.length === 0) return new Set()
  const rows = await db
    .select({ recordId: serviceEvent.recordId })
    .from(serviceEvent)
    .where(
      and(
        eq(serviceEvent.districtId, districtId),
        inArray(serviceEvent.recordId, [...recordIds]),
        eq(serviceEvent.kind, 'affirmed'),
      ),
    )
  return new Set(rows.map(({ recordId }) => recordId))
}
