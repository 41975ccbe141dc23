import { and, asc, desc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Category } from '../../domain/activities'
import { standingOf } from '../../domain/stars'
import { confirmedMinutes } from '../attendance/minutes'
import { noAwardSentence } from '../attendance/queries'
import {
  activity,
  attendance,
  org,
  person,
  posting,
  slot,
  starLevel,
  txn,
  volunteer,
} from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { pageOf, pageSize, readCursor } from '../paging'

/** The month in UTC+8; China has had no summer time since there are records here. */
const monthOf = sql<string>`to_char(${slot.startsAt} at time zone 'UTC' + interval '8 hours', 'YYYY-MM')`

const slotOfAttendance = and(
  eq(slot.districtId, attendance.districtId),
  eq(slot.id, attendance.slotId),
)
const activityOfSlot = and(
  eq(activity.districtId, slot.districtId),
  eq(activity.id, slot.activityId),
)
const personOfAttendance = and(
  eq(person.districtId, attendance.districtId),
  eq(person.id, attendance.personId),
)

const confirmedIn = (districtId: string) =>
  and(eq(attendance.districtId, districtId), isNotNull(attendance.confirmedAt))

/** What the caller did, wherever the household was, and what the household did. */
const mineOrOurs = ({ caller }: ResidentCall) =>
  or(eq(attendance.personId, caller.personId), eq(attendance.familyId, caller.familyId))

/** One row per person, month and kind of service: few, whatever the number of records. */
const sums = ({ deps, districtId, ...call }: ResidentCall) =>
  deps.db
    .select({
      personId: attendance.personId,
      familyId: attendance.familyId,
      month: monthOf,
      category: activity.category,
      minutes: sql<number>`sum(${confirmedMinutes})::int`,
      times: sql<number>`count(*)::int`,
    })
    .from(attendance)
    .innerJoin(slot, slotOfAttendance)
    .innerJoin(activity, activityOfSlot)
    .where(and(confirmedIn(districtId), mineOrOurs({ deps, districtId, ...call })))
    .groupBy(attendance.personId, attendance.familyId, monthOf, activity.category)

type Sum = Awaited<ReturnType<typeof sums>>[number]

const totalOf = (rows: readonly Sum[]) => ({
  minutes: rows.reduce((total, row) => total + row.minutes, 0),
  times: rows.reduce((total, row) => total + row.times, 0),
})

/** What the household's children brought into its account, by child. */
const starsOfChildren = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({ personId: attendance.personId, points: sql<number>`sum(${posting.amount})::int` })
    .from(attendance)
    .innerJoin(person, personOfAttendance)
    .innerJoin(
      posting,
      and(
        eq(posting.districtId, attendance.districtId),
        eq(posting.txnId, attendance.awardTxnId),
        sql`${posting.amount} > 0`,
      ),
    )
    .where(
      and(
        confirmedIn(districtId),
        eq(attendance.familyId, caller.familyId),
        eq(person.kind, 'minor'),
      ),
    )
    .groupBy(attendance.personId)
  return new Map(rows.map(({ personId, points }) => [personId, points]))
}

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
  { caller }: ResidentCall,
  keyOf: (row: Sum) => K,
) => {
  const keys = [...new Set(rows.map(keyOf))]
  return keys.map((key) => {
    const those = rows.filter((row) => keyOf(row) === key)
    return {
      key,
      mine: totalOf(those.filter((row) => row.personId === caller.personId)).minutes,
      family: totalOf(those.filter((row) => row.familyId === caller.familyId)).minutes,
    }
  })
}

/** Recognised hours from every side. */
export const showRecord = async (call: ResidentCall) => {
  const { personId, familyId } = call.caller
  const rows = await sums(call)
  const own = rows.filter((row) => row.personId === personId)
  const ours = rows.filter((row) => row.familyId === familyId)
  const stars = await starsOfChildren(call)
  const levels = await levelsOf(call)
  const mine = totalOf(own)
  return {
    mine,
    family: totalOf(ours),
    volunteerNumber: await volunteerNumber(call),
    star: standingOf(levels, mine.minutes),
    levels,
    months: grouped(rows, call, (row) => row.month)
      .map(({ key, ...rest }) => ({ month: key, ...rest }))
      .sort((one, other) => (one.month < other.month ? 1 : -1)),
    categories: grouped<Category>(rows, call, (row) => row.category)
      .map(({ key, ...rest }) => ({ category: key, ...rest }))
      .sort((one, other) => other.family - one.family || other.mine - one.mine),
    people: (await household(call)).map((one) => ({
      ...one,
      ...totalOf(ours.filter((row) => row.personId === one.personId)),
      stars: stars.get(one.personId) ?? 0,
    })),
  }
}

const recordColumns = {
  signupId: attendance.signupId,
  activityId: slot.activityId,
  title: activity.title,
  slotName: slot.name,
  personId: person.id,
  nickname: person.nickname,
  category: activity.category,
  startsAt: slot.startsAt,
  minutes: confirmedMinutes,
}

interface Wanted {
  whose: 'mine' | 'family'
  personId?: string | undefined
  month?: string | undefined
  category?: Category | undefined
  cursor?: string | undefined
}

/** The records behind a figure, latest first. */
export const listRecords = async (call: ResidentCall, wanted: Wanted) => {
  const { deps, districtId, caller } = call
  const after = readCursor(wanted.cursor)
  const rows = await deps.db
    .select(recordColumns)
    .from(attendance)
    .innerJoin(slot, slotOfAttendance)
    .innerJoin(activity, activityOfSlot)
    .innerJoin(person, personOfAttendance)
    .where(
      and(
        confirmedIn(districtId),
        wanted.whose === 'mine'
          ? eq(attendance.personId, caller.personId)
          : eq(attendance.familyId, caller.familyId),
        wanted.personId === undefined ? undefined : eq(attendance.personId, wanted.personId),
        wanted.month === undefined ? undefined : eq(monthOf, wanted.month),
        wanted.category === undefined ? undefined : eq(activity.category, wanted.category),
        after &&
          sql`(${slot.startsAt}, ${attendance.signupId}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(slot.startsAt), desc(attendance.signupId))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ startsAt, signupId }) => ({ at: startsAt, id: signupId }))
  return { items: items.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() })), next }
}

/** The caller's household, where the record is the caller's or the household's; null for anybody else's. */
export const familyOfRecord = async (
  call: ResidentCall,
  { signupId }: { signupId: string },
): Promise<string | null> => {
  const { deps, districtId, caller } = call
  const [row] = await deps.db
    .select({ signupId: attendance.signupId })
    .from(attendance)
    .where(and(confirmedIn(districtId), eq(attendance.signupId, signupId), mineOrOurs(call)))
  return row ? caller.familyId : null
}

/** One record with everything that is kept of it. */
export const showOne = async (
  { deps, districtId }: ResidentCall,
  { signupId }: { signupId: string },
) => {
  const [row] = await deps.db
    .select({
      ...recordColumns,
      place: activity.place,
      orgName: org.name,
      endsAt: slot.endsAt,
      checkedInAt: attendance.checkedInAt,
      inBy: attendance.inBy,
      checkedOutAt: attendance.checkedOutAt,
      confirmedAt: attendance.confirmedAt,
      noAward: attendance.noAward,
      sentence: txn.sentence,
      points: posting.amount,
    })
    .from(attendance)
    .innerJoin(slot, slotOfAttendance)
    .innerJoin(activity, activityOfSlot)
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .innerJoin(person, personOfAttendance)
    .leftJoin(
      txn,
      and(eq(txn.districtId, attendance.districtId), eq(txn.id, attendance.awardTxnId)),
    )
    .leftJoin(
      posting,
      and(
        eq(posting.districtId, txn.districtId),
        eq(posting.txnId, txn.id),
        sql`${posting.amount} > 0`,
      ),
    )
    .where(and(confirmedIn(districtId), eq(attendance.signupId, signupId)))
  if (!row?.confirmedAt) throw notFound()
  const { noAward, sentence, confirmedAt, startsAt, endsAt, checkedInAt, checkedOutAt, ...rest } =
    row
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    checkedInAt: checkedInAt.toISOString(),
    checkedOutAt: checkedOutAt?.toISOString() ?? null,
    confirmedAt: confirmedAt.toISOString(),
    sentence: sentence ?? noAwardSentence(noAward),
  }
}
