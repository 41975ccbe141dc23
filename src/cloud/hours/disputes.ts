import { and, asc, eq, sql } from 'drizzle-orm'
import {
  decideDispute,
  longestOf,
  plannedMinutes,
  stateOf,
  type DisputeRefusal,
} from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { later, minute } from '../../domain/time'
import { attendance, dispute, org, person, selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { restsOnStaff } from './affirm'
import { lockDoubted, reachesInto } from './doubted'
import { currentMinutes, recordsWhere } from './load'
import { reportedMinutes } from './reports'
import { note } from './trail'

interface DisputeInput {
  key: string
  recordId: string
  minutes: number
  reason: string
}

/** Someone of the household says that a record is wrong. Nobody learns of a record of another one. */
export const raiseDispute = command(
  'hours.dispute',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: DisputeInput,
  ): Promise<Result<{ disputeId: string }, DisputeRefusal | 'not_signed_up'>> => {
    const { recordId, minutes, reason } = input
    const doubted = await lockDoubted(work, recordId)
    if (!doubted?.isOwn(caller)) return refuse('not_signed_up')
    const { kind, state, planned, openDisputeId, current } = doubted
    const decided = decideDispute({
      state,
      disputed: openDisputeId !== null,
      planned,
      minutes,
      onStaffsWord: kind === 'attendance' && (await restsOnStaff(work, doubted.record)),
      overlapping: await reachesInto(work, doubted, minutes),
    })
    if (!decided.ok) return decided
    const { tx, districtId, auditId, now } = work
    const disputeId = newId()
    await tx.insert(dispute).values({
      districtId,
      id: disputeId,
      recordId,
      kind,
      byId: caller.personId,
      at: now,
      reason,
      wantedMinutes: minutes,
      state: 'open',
      auditId,
    })
    const event = { recordId, kind: 'disputed' as const, byId: caller.personId }
    await note(work, { ...event, before: current, after: minutes, reason })
    work.record({ subject: disputeId, after: { recordId, minutes }, reason })
    return ok({ disputeId })
  },
)

const isBelow = (orgId: string) => sql`${org.path} like '%/' || ${orgId} || '/%'`

const isDisputed = (record: typeof attendance.signupId | typeof selfReport.id) => sql`exists (
  select 1 from ${dispute} d
  where d.district_id = ${record.table}.district_id and d.record_id = ${record} and d.state = 'open'
)`

/** Records of activities that somebody finds wrong, as the desk reads them. */
const disputedAttendances = async ({ deps, districtId }: ResidentCall, orgId: string) => {
  const rows = await recordsWhere(
    deps.db,
    and(eq(attendance.districtId, districtId), isBelow(orgId), isDisputed(attendance.signupId)),
  )
  return rows.map(({ attendance: row, slot, title, nickname }) => ({
    recordId: row.signupId,
    personId: row.personId,
    nickname,
    title,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    state: stateOf(row),
    current: currentMinutes(row),
    planned: plannedMinutes(slot),
  }))
}

/** The same of service outside of activities, which the community has approved. */
const disputedReports = async ({ deps, districtId }: ResidentCall, orgId: string) => {
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
    .where(and(eq(selfReport.districtId, districtId), isBelow(orgId), isDisputed(selfReport.id)))
  return rows.map(({ report: row, nickname }) => ({
    recordId: row.id,
    personId: row.personId,
    nickname,
    title: row.what,
    startsAt: row.startsAt.toISOString(),
    endsAt: later(row.startsAt, row.minutes * minute).toISOString(),
    state: 'confirmed' as const,
    current: reportedMinutes(row),
    planned: longestOf(row),
  }))
}

/** Open disputes about activities of an org and of the orgs below it, and about reports there, the oldest first. */
export const listDisputes = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await deps.db
    .select({ dispute })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.state, 'open')))
    .orderBy(asc(dispute.at), asc(dispute.id))
  if (rows.length === 0) return []
  const attendances = await disputedAttendances(call, orgId)
  const about = [...attendances, ...(await disputedReports(call, orgId))]
  return rows.flatMap(({ dispute: row }) => {
    const record = about.find(({ recordId }) => recordId === row.recordId)
    if (!record) return []
    const { id: disputeId, kind, wantedMinutes: wanted, reason, at } = row
    return [{ disputeId, kind, ...record, wanted, reason, at: at.toISOString() }]
  })
}
