import { and, asc, eq, sum } from 'drizzle-orm'
import { certainAge } from '../../domain/families'
import { readNow } from '../db/connect'
import { building, family, org, person, serviceDay } from '../db/tables'
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

/** The caller's household with its members: adults first, the head at the top. */
export const showFamily = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const { headId, ...home } = await household(call)
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const minutes = await minutesByPerson(call)
  const wards = await wardsOf(deps.db, districtId, caller.personId)
  const people = await deps.db
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, caller.familyId)))
    .orderBy(asc(person.kind), asc(person.createdAt), asc(person.id))
  const members = people.map((row) => ({
    personId: row.id,
    nickname: row.nickname,
    kind: row.kind,
    age: row.birthYear === null ? null : certainAge(row.birthYear, now),
    isHead: row.id === headId,
    isMe: row.id === caller.personId,
    isMyWard: wards.has(row.id),
    minutes: minutes.get(row.id) ?? 0,
  }))
  members.sort((one, other) => Number(other.isHead) - Number(one.isHead))
  return { ...home, members }
}
