import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { person } from '../db/tables'

/** The household that somebody lives in now, whatever it was when something of theirs was written down. */
export const livesIn = async (db: Db | Tx, districtId: string, personId: string) => {
  const [row] = await db
    .select({ familyId: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  if (!row) throw new Error('whoever is on record is a person of the district')
  return row.familyId
}
