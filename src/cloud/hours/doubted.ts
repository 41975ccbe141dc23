import { and, eq } from 'drizzle-orm'
import { longestOf, type RecordState } from '../../domain/hours'
import { later, minute } from '../../domain/time'
import { reportedThen } from '../attendance/return'
import { dispute, person } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import type { Work } from '../edge/command'
import { concerns, isOwn, lockRecord, openDispute, recordOrgPath } from './load'
import type { LockedRecord } from './load'
import { overlapping } from './overlapping'
import { lockReport, reportedMinutes, reportOrgPath, type ReportRow } from './reports'

/** A record that somebody may find wrong, under its locks: of an activity, or told by the person. */
interface Doubted {
  recordId: string
  personId: string
  state: RecordState
  /** The most that it may be corrected to. */
  planned: number
  current: number
  openDisputeId: string | null
  isOwn: (caller: { familyId: string }) => boolean
  /** Whether somebody may not decide on it, because it is about their own household. */
  concerns: (caller: { familyId: string }) => boolean
  about: { personId: string; recordId: string; nickname: string; title: string }
}

export type DoubtedAttendance = Doubted & { kind: 'attendance'; record: LockedRecord }
export type DoubtedReport = Doubted & { kind: 'self_report'; report: ReportRow }

const ofAttendance = (record: LockedRecord): DoubtedAttendance => ({
  ...record,
  kind: 'attendance',
  record,
  recordId: record.attendance.signupId,
  personId: record.attendance.personId,
  isOwn: (caller) => isOwn(record, caller),
  concerns: (caller) => concerns(record, caller),
  about: record.about,
})

const ofReport = async (work: Work, report: ReportRow): Promise<DoubtedReport> => {
  const { id: recordId, personId, familyId, byId, what: title } = report
  const [row] = await work.tx
    .select({ nickname: person.nickname, livesWith: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, work.districtId), eq(person.id, personId)))
  if (!row) throw new Error('a report always has its person')
  const isTheirs = (caller: { familyId: string }) =>
    [familyId, row.livesWith].includes(caller.familyId)
  return {
    kind: 'self_report',
    report,
    recordId,
    personId,
    state: report.state === 'approved' ? 'confirmed' : 'left',
    planned: longestOf(report),
    current: reportedMinutes(report),
    openDisputeId: await openDispute(work, recordId),
    isOwn: isTheirs,
    concerns: isTheirs,
    about: { personId: byId, recordId, nickname: row.nickname, title },
  }
}

export const lockDoubted = async (
  work: Work,
  recordId: string,
): Promise<DoubtedAttendance | DoubtedReport | null> => {
  const record = await lockRecord(work, recordId)
  if (record) return ofAttendance(record)
  const report = await lockReport(work, recordId)
  return report && ofReport(work, report)
}

/**
 * What the person reported of the time of an activity that came to nothing, and that counts; its name. More would count
 * twice. A record that counts already has kept its time free.
 */
export const toldInstead = (work: Work, { current, slot, attendance }: LockedRecord) =>
  current === 0 ? reportedThen(work, slot, attendance.personId) : Promise.resolve(null)

/** What else is on record at the time that a longer record would reach into; its name. */
export const reachesInto = async (
  work: Work,
  doubted: DoubtedAttendance | DoubtedReport,
  minutes: number,
) => {
  if (minutes <= doubted.current) return null
  if (doubted.kind === 'attendance') return toldInstead(work, doubted.record)
  const { id, personId, startsAt } = doubted.report
  return overlapping(work, { personId, startsAt, endsAt: later(startsAt, minutes * minute) }, id)
}

/** The org whose staff look after a record of either kind; null when there is none. */
export const anyRecordOrgPath = async (call: ResidentCall, { recordId }: { recordId: string }) =>
  (await recordOrgPath(call, { signupId: recordId })) ??
  (await reportOrgPath(call, { reportId: recordId }))

/** The same for the record that a dispute is about. */
export const disputeOrgPath = async (call: ResidentCall, input: { disputeId: string }) => {
  const { deps, districtId } = call
  const [row] = await deps.db
    .select({ recordId: dispute.recordId })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.id, input.disputeId)))
  return row ? anyRecordOrgPath(call, row) : null
}
