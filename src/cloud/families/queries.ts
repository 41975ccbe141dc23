import { and, asc, eq, gt, inArray, sum } from 'drizzle-orm'
import { certainAge, consentState, ruleFor } from '../../domain/families'
import { starsOf } from '../../domain/minors'
import { readNow } from '../db/connect'
import {
  attendance,
  building,
  family,
  guardian,
  identity,
  org,
  person,
  posting,
  serviceDay,
} from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { wardsOf } from './wards'

const household = async ({ deps, districtId, caller }: ResidentCall) => {
  const [row] = await deps.db
    .select({
      familyId: family.id,
      headId: family.headId,
      alias: family.alias,
      communityId: family.communityId,
      communityName: org.name,
      buildingName: building.name,
      windowNumber: family.windowNumber,
    })
    .from(family)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .leftJoin(
      building,
      and(eq(building.districtId, family.districtId), eq(building.id, family.buildingId)),
    )
    .where(and(eq(family.districtId, districtId), eq(family.id, caller.familyId)))
  if (!row) throw notFound()
  return row
}

const minutesByPerson = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ personId: serviceDay.personId, minutes: sum(serviceDay.minutes).mapWith(Number) })
    .from(serviceDay)
    .where(and(eq(serviceDay.districtId, districtId), eq(serviceDay.familyId, caller.familyId)))
    .groupBy(serviceDay.personId)
  return new Map(rows.map(({ personId, minutes }) => [personId, minutes]))
}

/** What each member's service earned for the household; it leaves this file as stars only. */
const earnedByPerson = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ personId: attendance.personId, points: sum(posting.amount).mapWith(Number) })
    .from(attendance)
    .innerJoin(
      posting,
      and(
        eq(posting.districtId, attendance.districtId),
        eq(posting.txnId, attendance.awardTxnId),
        gt(posting.amount, 0),
      ),
    )
    .where(and(eq(attendance.districtId, districtId), eq(attendance.familyId, caller.familyId)))
    .groupBy(attendance.personId)
  return new Map(rows.map(({ personId, points }) => [personId, points]))
}

/** Each member's part of what everybody earned, as stars. */
export const starsByPerson = async (call: ResidentCall) => {
  const earned = await earnedByPerson(call)
  const byEverybody = [...earned.values()].reduce((total, points) => total + points, 0)
  return (personId: string) => starsOf(earned.get(personId) ?? 0, byEverybody)
}

type PersonRow = typeof person.$inferSelect

/** Who answers for each minor, and how their consent stands at the age that it has now. */
const guardiansByMinor = async (call: ResidentCall, people: readonly PersonRow[], now: Date) => {
  const minors = people.filter(({ kind }) => kind === 'minor')
  const found = new Map<string, { personId: string; state: ReturnType<typeof consentState> }[]>()
  if (minors.length === 0) return found
  const links = await call.deps.db
    .select()
    .from(guardian)
    .where(
      and(
        eq(guardian.districtId, call.districtId),
        inArray(
          guardian.minorId,
          minors.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(guardian.guardianId))
  for (const { id, birthYear } of minors) {
    const own = links.filter(({ minorId }) => minorId === id)
    found.set(
      id,
      own.map((link) => ({
        personId: link.guardianId,
        state: consentState(
          {
            rule: link.rule,
            version: link.consentVersion,
            isGiven: link.consentAt !== null,
            isWithdrawn: link.withdrawnAt !== null,
          },
          ruleFor(birthYear ?? 0, now),
        ),
      })),
    )
  }
  return found
}

const accountHolders = async ({ deps, districtId }: ResidentCall, people: readonly PersonRow[]) => {
  const rows = await deps.db
    .select({ personId: identity.personId })
    .from(identity)
    .where(
      and(
        eq(identity.districtId, districtId),
        inArray(
          identity.personId,
          people.map(({ id }) => id),
        ),
      ),
    )
  return new Set(rows.map(({ personId }) => personId))
}

/** The caller's household with its members: adults first, the head at the top. */
export const showFamily = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const { headId, ...home } = await household(call)
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const minutes = await minutesByPerson(call)
  const stars = await starsByPerson(call)
  const wards = await wardsOf(deps.db, districtId, caller.personId)
  const people = await deps.db
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, caller.familyId)))
    .orderBy(asc(person.kind), asc(person.createdAt), asc(person.id))
  const guardians = await guardiansByMinor(call, people, now)
  const holders = await accountHolders(call, people)
  const members = people.map((row) => ({
    personId: row.id,
    nickname: row.nickname,
    kind: row.kind,
    age: row.birthYear === null ? null : certainAge(row.birthYear, now),
    isHead: row.id === headId,
    isMe: row.id === caller.personId,
    isMyWard: wards.has(row.id),
    minutes: minutes.get(row.id) ?? 0,
    stars: row.kind === 'minor' ? stars(row.id) : null,
    hasAccount: holders.has(row.id),
    guardians: guardians.get(row.id) ?? [],
  }))
  members.sort((one, other) => Number(other.isHead) - Number(one.isHead))
  return { ...home, members }
}
