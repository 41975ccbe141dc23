import { and, eq, inArray, sql } from 'drizzle-orm'
import { currentConsent } from '../../domain/families'
import type { Db, Tx } from '../db/connect'
import { guardian } from '../db/tables'

/** Whoever is only named has not consented, and what was taken back does not stand. */
export const consentStands = sql`${guardian.consentAt} is not null and ${guardian.withdrawnAt} is null`

/** The minors whose recorded guardian the caller is. */
export const wardsOf = async (db: Db | Tx, districtId: string, guardianId: string) => {
  const rows = await db
    .select({ minorId: guardian.minorId })
    .from(guardian)
    .where(
      and(eq(guardian.districtId, districtId), eq(guardian.guardianId, guardianId), consentStands),
    )
  return new Set(rows.map(({ minorId }) => minorId))
}

/**
 * Which of these minors may act alone: a guardian's consent to the text for those of fourteen and more
 * stands, or they joined without a guardian.
 */
export const standingMinors = async (
  db: Db | Tx,
  districtId: string,
  minorIds: readonly string[],
) => {
  if (minorIds.length === 0) return new Set<string>()
  const rows = await db
    .select({
      minorId: guardian.minorId,
      stands: sql<boolean>`bool_or(${consentStands} and ${guardian.rule} = 'from_14' and ${guardian.consentVersion} = ${currentConsent})`,
    })
    .from(guardian)
    .where(and(eq(guardian.districtId, districtId), inArray(guardian.minorId, [...minorIds])))
    .groupBy(guardian.minorId)
  const guarded = new Map(rows.map(({ minorId, stands }) => [minorId, stands]))
  return new Set(minorIds.filter((id) => guarded.get(id) ?? true))
}
