import { and, eq, sql } from 'drizzle-orm'
import type { QueryBuilder } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { org, family, person } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import type { Work } from '../edge/command'

const homeIn = (from: QueryBuilder) =>
  from
    .select({ familyId: person.familyId })
    .from(person)
    .where(
      and(
        eq(person.districtId, sql.placeholder('districtId')),
        eq(person.id, sql.placeholder('personId')),
      ),
    )

const homeNow = preparedSelect('lives_in', homeIn)
const homeToKeep = preparedSelect('home_to_keep', (from) => homeIn(from).for('share'))

/** The household that somebody lives in now, whatever it was when something of theirs was written down. */
export const livesIn = async (db: Db | Tx, districtId: string, personId: string) => {
  const [row] = await homeNow(db, { districtId, personId })
  if (!row) throw new Error('whoever is on record is a person of the district')
  return row.familyId
}

const homeOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ familyId: family.id, communityPath: org.path })
    .from(family)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  if (!row) throw new Error('a person always lives in a household')
  return row
}

/**
 * The caller where he or she lives now, and stays until the transaction ends: who moved while the request was
 * on its way acts for the new household, never for the one that was left.
 */
export const atHome = async (work: Work, caller: ResidentCall['caller']) => {
  const { tx, districtId } = work
  const [row] = await homeToKeep(tx, { districtId, personId: caller.personId })
  if (!row) throw new Error('the caller is a person of the district')
  return row.familyId === caller.familyId
    ? caller
    : { ...caller, ...(await homeOf(work, row.familyId)) }
}
