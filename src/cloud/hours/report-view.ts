import { and, eq, or } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { longestOf } from '../../domain/hours'
import { later, minute } from '../../domain/time'
import { person, selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { besideRecord } from './beside'
import { pictureOf } from './reports'

/** An approved report as a record: what the person told stands where others have what was measured. */
const viewWhere = async (call: ResidentCall, recordId: string, where?: SQL) => {
  const { deps, districtId } = call
  const [found] = await deps.db
    .select({ report: selfReport, nickname: person.nickname })
    .from(selfReport)
    .innerJoin(
      person,
      and(eq(person.districtId, selfReport.districtId), eq(person.id, selfReport.personId)),
    )
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.id, recordId),
        eq(selfReport.state, 'approved'),
        where,
      ),
    )
  if (!found) return null
  const { report: row, nickname } = found
  return {
    kind: 'self_report' as const,
    recordId,
    slotId: null,
    activityId: null,
    title: row.what,
    slotName: null,
    startsAt: row.startsAt.toISOString(),
    endsAt: later(row.startsAt, row.minutes * minute).toISOString(),
    personId: row.personId,
    nickname,
    state: 'confirmed' as const,
    checkedInAt: null,
    checkedOutAt: null,
    forgotten: false,
    planned: longestOf(row),
    measured: row.minutes,
    corrected: row.correctedMinutes,
    counted: row.countedMinutes,
    points: null,
    sentence: null,
    pictureUrl: await pictureOf(call, row.fileId),
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
