import { and, asc, eq, gt, gte, sql } from 'drizzle-orm'
import type { ActivityRow, SlotRow } from '../activities/cards'
import { activity, attendance, party, signup, slot } from '../db/tables'
import type { Work } from '../edge/command'
import { lockSeries, type SeriesRow } from '../series/make'
import { whoHears } from '../signups/told'

/** Which activities an act on one of a series reaches, all of it locked: series, slots by id, activities. */

export interface Reached {
  /** The one that was named. */
  named: ActivityRow
  activities: ActivityRow[]
  slots: SlotRow[]
  /** Set where the act reaches all later ones, so that those still to be made follow. */
  series: SeriesRow | null
}

const anyOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`

const seriesOf = async ({ tx, districtId }: Work, activityId: string) => {
  const [row] = await tx
    .select({ seriesId: activity.seriesId, seriesDate: activity.seriesDate })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
  if (!row) throw new Error('the activity was there when the scope was checked')
  return row
}

/** The later ones of the series that are published and not over. */
const followingIds = async (
  { tx, districtId, now }: Work,
  seriesId: string,
  seriesDate: string | null,
) => {
  const rows = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(
      and(
        eq(activity.districtId, districtId),
        eq(activity.seriesId, seriesId),
        gte(activity.seriesDate, seriesDate ?? ''),
        eq(activity.status, 'published'),
        gt(activity.endsAt, now),
      ),
    )
  return rows.map(({ id }) => id)
}

const lockAll = async ({ tx, districtId }: Work, ids: readonly string[]) => {
  const slots = await tx
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), sql`${slot.activityId} = ${anyOf(ids)}`))
    .orderBy(asc(slot.id))
    .for('update')
  const activities = await tx
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, districtId), sql`${activity.id} = ${anyOf(ids)}`))
    .orderBy(asc(activity.id))
    .for('update')
  return { slots, activities }
}

/** One activity, or with `following` this one and all later ones of its series. */
export const reachOf = async (
  work: Work,
  activityId: string,
  reach: 'one' | 'following',
): Promise<Reached> => {
  const { seriesId, seriesDate } = await seriesOf(work, activityId)
  const series =
    reach === 'following' && seriesId !== null ? await lockSeries(work, seriesId) : null
  const later = series === null ? [] : await followingIds(work, series.id, seriesDate)
  const { slots, activities } = await lockAll(work, [...new Set([activityId, ...later])])
  const named = activities.find(({ id }) => id === activityId)
  if (!named) throw new Error('an activity is never removed')
  // One that was taken back while its lock was awaited is not reached any more.
  const reached = activities.filter(({ id, status }) => id === activityId || status === 'published')
  const ids = new Set(reached.map(({ id }) => id))
  return {
    named,
    activities: reached,
    slots: slots.filter((row) => ids.has(row.activityId)),
    series,
  }
}

/** The slots of these on which someone has been checked in. */
export const servedSlotIds = async (
  { tx, districtId }: Work,
  slotIds: readonly string[],
): Promise<Set<string>> => {
  const rows = await tx
    .selectDistinct({ slotId: attendance.slotId })
    .from(attendance)
    .where(
      and(eq(attendance.districtId, districtId), sql`${attendance.slotId} = ${anyOf(slotIds)}`),
    )
  return new Set(rows.map(({ slotId }) => slotId))
}

/** Everyone who is signed up or waits on these slots, with the one who signed. */
export const everyoneOn = ({ tx, districtId }: Work, slotIds: readonly string[]) =>
  tx
    .select({
      slotId: signup.slotId,
      personId: signup.personId,
      status: signup.status,
      signedBy: party.signedBy,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .where(
      and(
        eq(signup.districtId, districtId),
        sql`${signup.slotId} = ${anyOf(slotIds)}`,
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered')`,
      ),
    )
    .orderBy(asc(signup.personId), asc(signup.slotId))

export type Everyone = Awaited<ReturnType<typeof everyoneOn>>

/** Who hears of what becomes of one sign-up: the one who signed, and the person where he or she reads messages. */
export const hearersOf = async (work: Work, everyone: Everyone) => {
  const concerned = ({ signedBy, personId }: Everyone[number]) => ({ signedBy, people: [personId] })
  const hears = await whoHears(work, everyone.map(concerned))
  return (one: Everyone[number]) => hears(concerned(one))
}
