import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { longestOf } from '../../domain/hours'
import { later, minute } from '../../domain/time'
import { person, selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { besideRecord } from './beside'
import { loadReports } from './reports'

/** An approved report as a record: what the person told stands where others have what was measured. */

type Row = Awaited<ReturnType<typeof loadReports>>[number]

const about = ({ id: recordId, personId, nickname, what: title, startsAt, at, minutes }: Row) => ({
  recordId,
  personId,
  nickname,
  title,
  startsAt,
  endsAt: later(new Date(startsAt), minutes * minute).toISOString(),
  state: 'confirmed' as const,
  planned: longestOf({ startsAt: new Date(startsAt), at: new Date(at) }),
})

const approvedWhere = (call: ResidentCall, where: SQL | undefined) =>
  loadReports(call, and(eq(selfReport.state, 'approved'), where), asc(selfReport.at))

const viewWhere = async (call: ResidentCall, recordId: string, where?: SQL) => {
  const [row] = await approvedWhere(call, and(eq(selfReport.id, recordId), where))
  if (!row) return null
  return {
    ...about(row),
    kind: 'self_report' as const,
    slotId: null,
    activityId: null,
    slotName: null,
    checkedInAt: null,
    checkedOutAt: null,
    forgotten: false,
    measured: row.minutes,
    corrected: row.corrected,
    counted: row.counted,
    points: null,
    sentence: null,
    pictureUrl: row.pictureUrl,
    presence: null,
    mayAffirm: false,
    ...(await besideRecord(call, recordId)),
  }
}

/** One of the own household's; null for any other. */
export const ownReportRecord = (call: ResidentCall, recordId: string) => {
  const { familyId } = call.caller
  return viewWhere(
    call,
    recordId,
    or(eq(selfReport.familyId, familyId), eq(person.familyId, familyId)),
  )
}

/** The same for staff, whose right to it has been checked. */
export const reportRecord = (call: ResidentCall, recordId: string) => viewWhere(call, recordId)

/** Those of these records below an org that are reports, as the desk reads them. */
export const reportsAmong = async (call: ResidentCall, isBelow: SQL, ids: string[]) => {
  const rows = await approvedWhere(call, and(isBelow, inArray(selfReport.id, ids)))
  return rows.map((row) => ({ ...about(row), current: row.corrected ?? row.minutes }))
}
