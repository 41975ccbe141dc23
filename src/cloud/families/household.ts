import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Housemate } from '../../domain/households'
import { familyAlias } from '../../words/families'
import { family, guardian, org, person } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { consentStands } from './wards'

/** A household's row is the lock for who belongs to it. It comes after persons and before accounts. */
export const lockHouseholds = async ({ tx, districtId }: Work, ids: readonly string[]) =>
  tx
    .select()
    .from(family)
    .where(and(eq(family.districtId, districtId), inArray(family.id, [...ids])))
    .orderBy(asc(family.id))
    .for('update')

export type FamilyRow = Awaited<ReturnType<typeof lockHouseholds>>[number]

/** The one with this id among those that were locked. */
export const pickHousehold = (rows: readonly FamilyRow[], id: string): FamilyRow => {
  const found = rows.find((row) => row.id === id)
  if (!found) throw new Error('a household is never removed')
  return found
}

const successorOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ joinedId: family.joinedId })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  return row?.joinedId ?? familyId
}

/**
 * The household that stands for one: itself, or the one that it moved in with. It is locked, so that nobody moves
 * in or out meanwhile: where a household has ended changes only under the lock of its successor.
 */
export const lockStanding = async (work: Work, familyId: string): Promise<string> => {
  const before = await successorOf(work, familyId)
  await lockHouseholds(work, [before])
  const standing = await successorOf(work, familyId)
  return standing === before ? standing : lockStanding(work, familyId)
}

export type Member = Housemate & {
  nickname: string
  kind: 'adult' | 'minor'
  birthYear: number | null
}

/** Everybody of a household, with those who answer for a minor. */
export const membersOf = async (
  { tx, districtId }: Pick<Work, 'tx' | 'districtId'>,
  familyId: string,
): Promise<Member[]> => {
  const people = await tx
    .select({
      personId: person.id,
      nickname: person.nickname,
      kind: person.kind,
      birthYear: person.birthYear,
    })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, familyId)))
    .orderBy(asc(person.kind), asc(person.id))
  const links = await tx
    .select({
      minorId: guardian.minorId,
      guardianId: guardian.guardianId,
      stands: sql<boolean>`${consentStands}`,
    })
    .from(guardian)
    .innerJoin(
      person,
      and(eq(person.districtId, guardian.districtId), eq(person.id, guardian.minorId)),
    )
    .where(and(eq(guardian.districtId, districtId), eq(person.familyId, familyId)))
  return people.map((row) => ({
    ...row,
    isMinor: row.kind === 'minor',
    guardians: links.flatMap(({ minorId, guardianId }) =>
      minorId === row.personId ? [guardianId] : [],
    ),
    consenting: links.flatMap(({ minorId, guardianId, stands }) =>
      minorId === row.personId && stands ? [guardianId] : [],
    ),
  }))
}

/** A new household of these people at the home of the old one, without its window and without points. */
export const openHousehold = async (
  { tx, districtId, auditId, now }: Work,
  from: FamilyRow,
  headId: string,
  personIds: readonly string[],
) => {
  const id = newId()
  const [community] = await tx
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, from.communityId)))
  const alias = familyAlias(id, community?.name ?? '')
  await tx.insert(family).values({
    districtId,
    id,
    headId,
    alias,
    communityId: from.communityId,
    createdAt: now,
    partedFromId: from.id,
    auditId,
  })
  await tx
    .update(person)
    .set({ familyId: id, auditId })
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...personIds])))
  return { id, alias }
}

/** Guardians live with their wards: links between the two sides of a household that divides end. */
export const endGuardiansAcross = async (
  { tx, districtId }: Work,
  people: readonly Housemate[],
  leaving: ReadonlySet<string>,
) => {
  const across = people.flatMap(({ personId, guardians }) =>
    guardians.flatMap((guardianId) =>
      leaving.has(guardianId) === leaving.has(personId) ? [] : [{ minorId: personId, guardianId }],
    ),
  )
  for (const { minorId, guardianId } of across) {
    await tx
      .delete(guardian)
      .where(
        and(
          eq(guardian.districtId, districtId),
          eq(guardian.minorId, minorId),
          eq(guardian.guardianId, guardianId),
        ),
      )
  }
  return across
}
