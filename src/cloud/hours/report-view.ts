import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { longestOf } from '../../domain/hours'
import { later, minute } from '../../domain/time'
import { org, person, selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { besideRecord } from './beside'
import { loadReports } from './reports'

/** An approved report as a record: what the person told stands where others have what was measured. */

type Row = Awaited<ReturnType<typeof loadReports>>[number]

type Told = Pick<
  Row,
  'id' | 'personId' | 'nickname' | 'what' | 'startsAt' | 'at' | 'minutes' | 'corrected'
>

/** It ends where it was told to, or later where it was corrected to more. */
const about = ({ id: recordId, personId, nickname, what: title, ...told }: Told) => {
  const [startsAt, at] = [new Date(told.startsAt), new Date(told.at)]
  const longest = Math.max(told.minutes, told.corrected ?? 0)
  return {
    recordId,
    personId,
    nickname,
    title,
    startsAt: told.startsAt,
    endsAt: later(startsAt, longest * minute).toISOString(),
    state: 'confirmed' as const,
    planned: longestOf({ startsAt, at }),
  }
}

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
export const reportsAmong = async (
  { deps, districtId }: ResidentCall,
  isBelow: SQL,
  ids: string[],
) => {
  const rows = await deps.db
    .select({ report: selfReport, nickname: person.nickname })
    .from(selfReport)
    .innerJoin(
      person,
      and(eq(person.districtId, selfReport.districtId), eq(person.id, selfReport.personId)),
    )
    .innerJoin(
      org,
      and(eq(org.districtId, selfReport.districtId), eq(org.id, selfReport.communityId)),
    )
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.state, 'approved'),
        inArray(selfReport.id, ids),
        isBelow,
      ),
    )
  return rows.map(({ report, nickname }) => {
    const { correctedMinutes: corrected, minutes } = report
    const startsAt = report.startsAt.toISOString()
    const at = report.at.toISOString()
    return {
      ...about({ ...report, nickname, corrected, startsAt, at }),
      current: corrected ?? minutes,
    }
  })
}
