import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { guardian } from '../db/tables'

/** The minors whose recorded guardian the caller is. */
export const wardsOf = async (db: Db | Tx, districtId: string, guardianId: string) => {
  const rows = await db
    .select({ minorId: guardian.minorId })
    .from(guardian)
    .where(and(eq(guardian.districtId, districtId), eq(guardian.guardianId, guardianId)))
  return new Set(rows.map(({ minorId }) => minorId))
}
