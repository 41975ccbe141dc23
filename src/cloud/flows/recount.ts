import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { dayOf, later, minute } from '../../domain/time'
import { reportFallsShort } from '../db/reported'
import { attendance, selfReport, slot } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { lockRecord, standingBefore } from '../hours/load'
import { lockReport, reportedMinutes } from '../hours/reports'
import { note } from '../hours/trail'
import { letCount } from './correct-hours'
import { countReport } from './decide-report'

/**
 * Where a correction has left room under the eight hours of a day, what else was served on that day and did not
 * count goes there by itself, each record in a transaction of its own.
 */

/** Records of a person that count less than was served. */
const shortOf = async ({ db }: Deps, districtId: string, personId: string) => {
  const slots = await db
    .select({ recordId: attendance.signupId, startsAt: slot.startsAt, endsAt: slot.endsAt })
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        eq(attendance.personId, personId),
        isNotNull(attendance.confirmedAt),
        sql`${attendance.countedMinutes} < coalesce(${attendance.correctedMinutes}, ${attendance.measuredMinutes})`,
      ),
    )
  const reports = await db
    .select({
      recordId: selfReport.id,
      startsAt: selfReport.startsAt,
      minutes: selfReport.minutes,
      correctedMinutes: selfReport.correctedMinutes,
    })
    .from(selfReport)
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.personId, personId),
        reportFallsShort,
      ),
    )
  return [
    ...slots.map((row) => ({ ...row, kind: 'attendance' as const })),
    ...reports.map((row) => ({
      ...row,
      kind: 'self_report' as const,
      endsAt: later(row.startsAt, reportedMinutes(row) * minute),
    })),
  ].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

const recountAttendance = async (work: Work, signupId: string) => {
  const record = await lockRecord(work, signupId)
  const byId = record?.attendance.confirmedById ?? null
  if (!record || byId === null) return null
  await letCount(work, record, standingBefore(record), { byId, reason: null })
  const [after] = await work.tx
    .select({ counted: attendance.countedMinutes })
    .from(attendance)
    .where(and(eq(attendance.districtId, work.districtId), eq(attendance.signupId, signupId)))
  return { before: record.attendance.countedMinutes, after: after?.counted ?? null }
}

const recountReport = async (work: Work, reportId: string) => {
  const row = await lockReport(work, reportId)
  if (row?.state !== 'approved') return null
  const { agreedMinutes: agreed, countedMinutes: before } = row
  return { before, after: await countReport(work, row, { agreed, byId: null }) }
}

const recounts = { attendance: recountAttendance, self_report: recountReport }

/** Looks again at what a person served on some days; a record that counts no more than before stays untouched. */
export const recountDays = async (
  deps: Deps,
  districtId: string,
  { personId, days }: { personId: string; days: readonly string[] },
) => {
  for (const { recordId, kind, startsAt, endsAt } of await shortOf(deps, districtId, personId)) {
    if (!days.some((day) => dayOf(startsAt) <= day && day <= dayOf(endsAt))) continue
    await systemWork(deps, districtId, 'hours.recount', async (work) => {
      const counted = await recounts[kind](work, recordId)
      if (counted === null || counted.before === counted.after) return false
      await note(work, { recordId, kind: 'recounted', byId: null, ...counted })
      work.record({ subject: recordId, before: counted.before, after: counted.after })
      return true
    })
  }
}
