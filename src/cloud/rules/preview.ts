import { and, asc, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import { certainAge } from '../../domain/families'
import {
  awardBy,
  countedFrom,
  plainVersion,
  versionOn,
  type Earned,
  type PointsRules,
  type RuleVersion,
} from '../../domain/points-rules'
import { addMonths, dayOf, monthStart } from '../../domain/time'
import { readNow } from '../db/connect'
import { activity, attendance, family, person, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { earnedOf, versionsOf } from './load'
import { communitiesOf } from './queries'

/** ★ How many households a preview names. */
const mostHouseholds = 10

/** Confirmed service of some communities in a span of time, in the order in which it took place. */
const servicesOf = (
  { deps, districtId }: ResidentCall,
  communityIds: readonly string[],
  from: Date,
  until: Date,
) =>
  deps.db
    .select({
      signupId: attendance.signupId,
      communityId: activity.communityId,
      category: activity.category,
      familyId: attendance.familyId,
      alias: family.alias,
      personId: attendance.personId,
      birthYear: person.birthYear,
      checkedInAt: attendance.checkedInAt,
      minutes: attendance.earningMinutes,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      earnAge: slot.earnAge,
      fixed: slot.fixedPoints,
      perHourThousandths: slot.perHourThousandths,
    })
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .innerJoin(
      person,
      and(eq(person.districtId, attendance.districtId), eq(person.id, attendance.personId)),
    )
    .innerJoin(
      family,
      and(eq(family.districtId, attendance.districtId), eq(family.id, attendance.familyId)),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        inArray(activity.communityId, [...communityIds]),
        isNotNull(attendance.confirmedAt),
        gte(slot.startsAt, from),
        lt(slot.startsAt, until),
      ),
    )
    .orderBy(asc(slot.startsAt), asc(attendance.signupId))

type ServiceRow = Awaited<ReturnType<typeof servicesOf>>[number]

/** One rule over one community's month, service by service; what came before fills the caps. */
const play = (
  rule: RuleVersion,
  services: readonly ServiceRow[],
  before: readonly (Earned & { familyId: string })[],
) => {
  const earned = new Map<string, Earned[]>()
  for (const { familyId, ...one } of before) {
    earned.set(familyId, [...(earned.get(familyId) ?? []), one])
  }
  const given = new Map<string, number>()
  for (const row of services) {
    const minutes = row.minutes ?? 0
    const own = earned.get(row.familyId) ?? []
    const day = dayOf(row.startsAt)
    const award = awardBy(
      rule,
      row,
      {
        category: row.category,
        personId: row.personId,
        from: countedFrom(row, row.checkedInAt, minutes),
        minutes,
        age: row.birthYear === null ? null : certainAge(row.birthYear, row.startsAt),
        earnAge: row.earnAge,
        day,
        kept: 0,
      },
      own,
    )
    if (!award.ok) continue
    const { points } = award.value
    own.push({ personId: row.personId, day, points })
    earned.set(row.familyId, own)
    given.set(row.familyId, (given.get(row.familyId) ?? 0) + points)
  }
  return given
}

const total = (given: ReadonlyMap<string, number>) =>
  [...given.values()].reduce((sum, points) => sum + points, 0)

const lastMonth = (now: Date) => {
  const until = monthStart(now)
  return { from: addMonths(until, -1), until }
}

/** What one community would have given under its rule of today and under the other one. */
const playBoth = async (
  call: ResidentCall,
  communityId: string,
  services: readonly ServiceRow[],
  from: Date,
  rules: { old: RuleVersion; new: RuleVersion },
) => {
  const { deps, districtId } = call
  const monthDay = dayOf(from)
  const { earned } = await earnedOf(deps.db, districtId, communityId, services, monthDay)
  const before = earned.filter(({ day }) => day < monthDay)
  return { old: play(rules.old, services, before), new: play(rules.new, services, before) }
}

export const previewRule = async (
  call: ResidentCall,
  { orgId, rules }: { orgId: string; rules: PointsRules },
) => {
  const { deps, districtId } = call
  const communities = await communitiesOf(call, orgId)
  const ids = communities.map(({ id }) => id)
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const { from, until } = lastMonth(now)
  const versions = await versionsOf(deps.db, districtId, ids)
  const services = await servicesOf(call, ids, from, until)
  const households = new Map<string, { alias: string; before: number; after: number }>()
  const played = []
  for (const { id, name } of communities) {
    const here = services.filter(({ communityId }) => communityId === id)
    const own = versions.filter(({ communityId }) => communityId === id)
    const old = versionOn(own, dayOf(now)) ?? plainVersion
    const both = await playBoth(call, id, here, from, { old, new: { version: 0, rules } })
    played.push({
      communityId: id,
      name,
      services: here.length,
      before: total(both.old),
      after: total(both.new),
    })
    for (const { familyId, alias } of new Map(here.map((row) => [row.familyId, row])).values()) {
      const known = households.get(familyId) ?? { alias, before: 0, after: 0 }
      known.before += both.old.get(familyId) ?? 0
      known.after += both.new.get(familyId) ?? 0
      households.set(familyId, known)
    }
  }
  return {
    month: dayOf(from).slice(0, 7),
    communities: played,
    households: mostAffected(households),
  }
}

const mostAffected = (
  households: ReadonlyMap<string, { alias: string; before: number; after: number }>,
) =>
  [...households.values()]
    .filter(({ before, after }) => before !== after)
    .sort(
      (one, other) =>
        Math.abs(other.after - other.before) - Math.abs(one.after - one.before) ||
        (one.alias < other.alias ? -1 : 1),
    )
    .slice(0, mostHouseholds)
