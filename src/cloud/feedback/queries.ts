import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { FeedbackStatus } from '../../domain/feedback'
import { day, later } from '../../domain/time'
import { readNow, type Db, type Tx } from '../db/connect'
import { activity, feedback, org, person, signup, slot } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { wardsOf } from '../families/wards'
import { pageOf, pageSize, readCursor } from '../paging'

/** Whether the person, or a child whose guardian the person is, has served on the activity. */
export const attendedBy = async (
  db: Db | Tx,
  districtId: string,
  activityId: string,
  personId: string,
) => {
  const people = [personId, ...(await wardsOf(db, districtId, personId))]
  const rows = await db
    .select({ id: signup.id })
    .from(signup)
    .innerJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(slot.activityId, activityId),
        eq(signup.status, 'attended'),
        inArray(signup.personId, people),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** What the person said of the activity; null for nothing yet. */
export const saidBy = async (
  db: Db | Tx,
  districtId: string,
  activityId: string,
  personId: string,
) => {
  const [row] = await db
    .select({ stars: feedback.stars, text: feedback.text, status: feedback.status })
    .from(feedback)
    .where(
      and(
        eq(feedback.districtId, districtId),
        eq(feedback.activityId, activityId),
        eq(feedback.personId, personId),
      ),
    )
  return row ?? null
}

export const showMine = async (
  { deps, districtId, caller }: ResidentCall,
  { activityId }: { activityId: string },
) => {
  const given = await saidBy(deps.db, districtId, activityId, caller.personId)
  const attended = await attendedBy(deps.db, districtId, activityId, caller.personId)
  return { may: attended && given === null, given }
}

/** What others said of an activity, latest first, once it was checked. */
export const listFeedback = async (
  { deps, districtId }: Call,
  input: { activityId: string; cursor?: string | undefined },
) => {
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select({
      id: feedback.id,
      stars: feedback.stars,
      text: feedback.text,
      nickname: person.nickname,
      at: feedback.at,
    })
    .from(feedback)
    .innerJoin(
      person,
      and(eq(person.districtId, feedback.districtId), eq(person.id, feedback.personId)),
    )
    .where(
      and(
        eq(feedback.districtId, districtId),
        eq(feedback.activityId, input.activityId),
        eq(feedback.status, 'shown'),
        after &&
          sql`(${feedback.at}, ${feedback.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(feedback.at), desc(feedback.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, (row) => row)
  return { next, items: items.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })) }
}

/** ★ After a day without an answer of the check a person looks instead. */
const checkFor = day

/** The check was not sure, or has not answered for too long. */
export const needsPerson = (row: { status: FeedbackStatus; at: Date }, now: Date) =>
  row.status === 'review' || (row.status === 'pending' && row.at < later(now, -checkFor))

/** ★ The most that a person is asked to look at in one go. */
const queueSize = 100

/** What a person of the org has to look at, oldest first, of the orgs below it too. */
export const listQueue = async (
  { deps, districtId }: ResidentCall,
  { orgId }: { orgId: string },
) => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await deps.db
    .select({
      id: feedback.id,
      title: activity.title,
      stars: feedback.stars,
      text: feedback.text,
      status: feedback.status,
      at: feedback.at,
    })
    .from(feedback)
    .innerJoin(
      activity,
      and(eq(activity.districtId, feedback.districtId), eq(activity.id, feedback.activityId)),
    )
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .where(
      and(
        eq(feedback.districtId, districtId),
        inArray(feedback.status, ['review', 'pending']),
        sql`${org.path} like '%/' || ${orgId} || '/%'`,
      ),
    )
    .orderBy(asc(feedback.at), asc(feedback.id))
    .limit(queueSize)
  return rows
    .filter((row) => needsPerson(row, now))
    .map(({ status: _, at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}

/** The org whose staff may decide on something said; null when there is none. */
export const feedbackOrgPath = async (
  { deps, districtId }: ResidentCall,
  { feedbackId }: { feedbackId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(feedback)
    .innerJoin(
      activity,
      and(eq(activity.districtId, feedback.districtId), eq(activity.id, feedback.activityId)),
    )
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .where(and(eq(feedback.districtId, districtId), eq(feedback.id, feedbackId)))
  return row?.path ?? null
}

/** The average of the stars that are shown, to one decimal, and how many; null where there are none. */
export const starsOf = async ({ deps, districtId }: Call, activityId: string) => {
  const [row] = await deps.db
    .select({
      average: sql<number>`coalesce(round(avg(${feedback.stars}), 1), 0)::float8`,
      count: sql<number>`count(*)::int`,
    })
    .from(feedback)
    .where(
      and(
        eq(feedback.districtId, districtId),
        eq(feedback.activityId, activityId),
        eq(feedback.status, 'shown'),
      ),
    )
  return row === undefined || row.count === 0 ? null : row
}
