import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { Category } from '../../domain/activities'
import { standingOf } from '../../domain/stars'
import {
  activity,
  person,
  selfReport,
  serviceDay,
  signup,
  slot,
  starLevel,
  volunteer,
} from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { starsByPerson } from '../families/queries'
import { pageOf, pageSize, readCursor } from '../paging'

/** What counts lies in `service_day`, whatever it came from; a month is the first part of the day's name. */
const monthOf = sql<string>`left(${serviceDay.day}, 7)`

const signupOfRecord = and(
  eq(signup.districtId, serviceDay.districtId),
  eq(signup.id, serviceDay.recordId),
)
const slotOfSignup = and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId))
const activityOfSlot = and(
  eq(activity.districtId, slot.districtId),
  eq(activity.id, slot.activityId),
)
const reportOfRecord = and(
  eq(selfReport.districtId, serviceDay.districtId),
  eq(selfReport.id, serviceDay.recordId),
)

/** Service outside of activities is a kind of its own. */
const kindOf = sql<Category | 'reported'>`coalesce(${activity.category}, 'reported')`

/** What the caller did, wherever the household was, and what the household did. */
const mineOrOurs = ({ districtId, caller }: ResidentCall) =>
  and(
    eq(serviceDay.districtId, districtId),
    or(eq(serviceDay.personId, caller.personId), eq(serviceDay.familyId, caller.familyId)),
  )

/** One row per person, month and kind of service: few, whatever the number of records. */
const sums = (call: ResidentCall) =>
  call.deps.db
    .select({
      personId: serviceDay.personId,
      familyId: serviceDay.familyId,
      month: monthOf,
      category: kindOf,
      minutes: sql<number>`sum(${serviceDay.minutes})::int`,
    })
    .from(serviceDay)
    .leftJoin(signup, signupOfRecord)
    .leftJoin(slot, slotOfSignup)
    .leftJoin(activity, activityOfSlot)
    .where(mineOrOurs(call))
    .groupBy(serviceDay.personId, serviceDay.familyId, monthOf, kindOf)

/** How often each of them served. A night is one time, though it has two days. */
const times = (call: ResidentCall) =>
  call.deps.db
    .select({
      personId: serviceDay.personId,
      familyId: serviceDay.familyId,
      times: sql<number>`count(distinct ${serviceDay.recordId})::int`,
    })
    .from(serviceDay)
    .where(mineOrOurs(call))
    .groupBy(serviceDay.personId, serviceDay.familyId)

type Sum = Awaited<ReturnType<typeof sums>>[number]
type Times = Awaited<ReturnType<typeof times>>[number]
type Whose = (row: { personId: string; familyId: string }) => boolean

const minutesIn = (rows: readonly Sum[]) => rows.reduce((total, row) => total + row.minutes, 0)

const totalOf = (rows: readonly Sum[], counts: readonly Times[], whose: Whose) => ({
  minutes: minutesIn(rows.filter(whose)),
  times: counts.filter(whose).reduce((total, row) => total + row.times, 0),
})

const household = ({ deps, districtId, caller }: ResidentCall) =>
  deps.db
    .select({ personId: person.id, nickname: person.nickname, kind: person.kind })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.familyId, caller.familyId)))
    .orderBy(asc(person.createdAt), asc(person.id))

const levelsOf = ({ deps, districtId }: ResidentCall) =>
  deps.db
    .select({ level: starLevel.level, hours: starLevel.hours })
    .from(starLevel)
    .where(eq(starLevel.districtId, districtId))
    .orderBy(asc(starLevel.level))

const volunteerNumber = async ({ deps, districtId, caller }: ResidentCall) => {
  const [row] = await deps.db
    .select({ number: volunteer.number })
    .from(volunteer)
    .where(and(eq(volunteer.districtId, districtId), eq(volunteer.personId, caller.personId)))
  return row?.number ?? null
}

/** Groups the sums by one of their columns, the caller's beside the household's. */
const grouped = <K extends string>(
  rows: readonly Sum[],
  isMine: Whose,
  isOurs: Whose,
  keyOf: (row: Sum) => K,
) =>
  [...new Set(rows.map(keyOf))].map((key) => {
    const those = rows.filter((row) => keyOf(row) === key)
    return { key, mine: minutesIn(those.filter(isMine)), family: minutesIn(those.filter(isOurs)) }
  })

/** Recognised hours from every side. */
export const showRecord = async (call: ResidentCall) => {
  const { personId, familyId } = call.caller
  const rows = await sums(call)
  const counts = await times(call)
  const isMine: Whose = (row) => row.personId === personId
  const isOurs: Whose = (row) => row.familyId === familyId
  const stars = await starsByPerson(call)
  const levels = await levelsOf(call)
  const mine = totalOf(rows, counts, isMine)
  return {
    mine,
    family: totalOf(rows, counts, isOurs),
    volunteerNumber: await volunteerNumber(call),
    star: standingOf(levels, mine.minutes),
    levels,
    months: grouped(rows, isMine, isOurs, (row) => row.month)
      .map(({ key, ...rest }) => ({ month: key, ...rest }))
      .sort((one, other) => (one.month < other.month ? 1 : -1)),
    categories: grouped(rows, isMine, isOurs, (row) => row.category)
      .map(({ key, ...rest }) => ({ category: key, ...rest }))
      .sort((one, other) => other.family - one.family || other.mine - one.mine),
    people: (await household(call)).map((one) => ({
      ...one,
      ...totalOf(rows, counts, (row) => isOurs(row) && row.personId === one.personId),
      stars: one.kind === 'minor' ? stars(one.personId) : 0,
    })),
  }
}

interface Wanted {
  whose: 'mine' | 'family'
  personId?: string | undefined
  month?: string | undefined
  category?: Category | 'reported' | undefined
  cursor?: string | undefined
}

/** The records behind a figure, latest first; of a month only what counts in it. */
export const listRecords = async (call: ResidentCall, wanted: Wanted) => {
  const { deps, districtId, caller } = call
  const after = readCursor(wanted.cursor)
  const startsAt = sql<Date>`coalesce(${slot.startsAt}, ${selfReport.startsAt})`.mapWith(
    slot.startsAt,
  )
  const rows = await deps.db
    .select({
      recordId: serviceDay.recordId,
      kind: serviceDay.kind,
      title: sql<string>`coalesce(${activity.title}, ${selfReport.what}, '')`,
      slotName: slot.name,
      personId: person.id,
      nickname: person.nickname,
      category: kindOf,
      startsAt,
      minutes: sql<number>`sum(${serviceDay.minutes})::int`,
    })
    .from(serviceDay)
    .leftJoin(signup, signupOfRecord)
    .leftJoin(slot, slotOfSignup)
    .leftJoin(activity, activityOfSlot)
    .leftJoin(selfReport, reportOfRecord)
    .innerJoin(
      person,
      and(eq(person.districtId, serviceDay.districtId), eq(person.id, serviceDay.personId)),
    )
    .where(
      and(
        eq(serviceDay.districtId, districtId),
        wanted.whose === 'mine'
          ? eq(serviceDay.personId, caller.personId)
          : eq(serviceDay.familyId, caller.familyId),
        wanted.personId === undefined ? undefined : eq(serviceDay.personId, wanted.personId),
        wanted.month === undefined ? undefined : eq(monthOf, wanted.month),
        wanted.category === undefined ? undefined : eq(kindOf, wanted.category),
        after &&
          sql`(${startsAt}, ${serviceDay.recordId}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .groupBy(
      serviceDay.recordId,
      serviceDay.kind,
      activity.title,
      activity.category,
      slot.name,
      slot.startsAt,
      selfReport.what,
      selfReport.startsAt,
      person.id,
      person.nickname,
    )
    .orderBy(desc(startsAt), desc(serviceDay.recordId))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, (row) => ({ at: row.startsAt, id: row.recordId }))
  return { items: items.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() })), next }
}
