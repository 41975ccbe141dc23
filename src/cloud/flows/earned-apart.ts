import { and, eq, or, sql, type SQL } from 'drizzle-orm'
import { gainsByReturn, partingsOf, type Descended } from '../../domain/parting'
import { plainVersion, versionOn } from '../../domain/points-rules'
import type { Db, Tx } from '../db/connect'
import { isOneOf } from '../db/rows'
import { attendance, family } from '../db/tables'
import { awardsWhere, versionsOf } from '../rules/load'
import { lineage } from './lineage'

const familiesWhere = async (
  db: Db | Tx,
  districtId: string,
  where: SQL | undefined,
): Promise<Descended[]> => {
  const rows = await db
    .select({
      id: family.id,
      joinedId: family.joinedId,
      fromId: family.partedFromId,
      at: family.createdAt,
    })
    .from(family)
    .where(and(eq(family.districtId, districtId), where))
  return rows.map(({ id, joinedId, fromId, at }) => ({
    id,
    joinedId,
    parted: fromId === null ? null : { fromId, at },
  }))
}

/** Some households, and those that whoever began them had left before, as far back as that goes. */
const withEarlier = async (
  db: Db | Tx,
  districtId: string,
  known: readonly Descended[],
): Promise<readonly Descended[]> => {
  const ids = new Set(known.map(({ id }) => id))
  const earlier = known.flatMap(({ parted }) =>
    parted === null || ids.has(parted.fromId) ? [] : [parted.fromId],
  )
  if (earlier.length === 0) return known
  const found = await familiesWhere(db, districtId, isOneOf(family.id, earlier))
  return withEarlier(db, districtId, [...known, ...found])
}

/**
 * What these households earned, and those from which points may have come to them, each award with the caps of the
 * rule that paid it. A division takes no award along, but its points, and so what was earned counts on both sides.
 */
const awardsOfAll = async (db: Db | Tx, districtId: string, familyIds: readonly string[]) => {
  const ofLine = (id: string) =>
    sql`${attendance.familyId} = any (array(${lineage(districtId, id)}))`
  const awards = await awardsWhere(db, districtId, or(...familyIds.map(ofLine)))
  const communityIds = [...new Set(awards.map(({ communityId }) => communityId))]
  const versions = await versionsOf(db, districtId, communityIds)
  return awards.map((award) => {
    const own = versions.filter(({ communityId }) => communityId === award.communityId)
    return { ...award, caps: (versionOn(own, award.day) ?? plainVersion).rules.caps }
  })
}

/**
 * Whether two households that come together were one before, and have since earned what one household may not.
 * Whoever posts awards to them locks their accounts, and so does whoever asks this before moving in.
 */
export const earnedApart = async (
  db: Db | Tx,
  districtId: string,
  { own, to }: { own: string; to: string },
  now: Date,
): Promise<boolean> => {
  const sides = [own, to]
  const families = await familiesWhere(
    db,
    districtId,
    or(isOneOf(family.id, sides), isOneOf(family.joinedId, sides)),
  )
  const partings = partingsOf(await withEarlier(db, districtId, families), { own, to })
  if (partings.length === 0) return false
  const awards = await awardsOfAll(db, districtId, sides)
  return partings.some((partedAt) => gainsByReturn(partedAt, now, awards))
}
