import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { reportIn } from '../db/reported'
import { activity, attendance, selfReport, signup, slot } from '../db/tables'
import type { Work } from '../edge/command'

/** What a person has on record at a time, so that nothing counts twice. */

interface Span {
  personId: string
  startsAt: Date
  endsAt: Date
}

/** An activity at that time where the person came, or still holds a seat; not one that was settled to nothing. */
const overlappingSlot = async ({ tx, districtId }: Work, { personId, startsAt, endsAt }: Span) => {
  const [row] = await tx
    .select({ title: activity.title })
    .from(signup)
    .innerJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.personId, personId),
        inArray(signup.status, ['confirmed', 'attended']),
        lt(signup.startsAt, endsAt),
        gt(signup.endsAt, startsAt),
        sql`(${attendance.confirmedAt} is not null
          and coalesce(${attendance.correctedMinutes}, ${attendance.measuredMinutes}) = 0) is not true`,
      ),
    )
    .limit(1)
  return row?.title ?? null
}

/** Another report of the person's for that time which was not rejected. */
const overlappingReport = async ({ tx, districtId }: Work, span: Span, exceptId: string | null) => {
  const rows = await tx
    .select({ id: selfReport.id, what: selfReport.what })
    .from(selfReport)
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.personId, span.personId),
        inArray(selfReport.state, ['open', 'approved']),
        reportIn(span),
      ),
    )
  return rows.find(({ id }) => id !== exceptId)?.what ?? null
}

export const overlapping = async (work: Work, span: Span, exceptId: string | null = null) =>
  (await overlappingSlot(work, span)) ?? (await overlappingReport(work, span, exceptId))
