import { and, asc, eq, sql } from 'drizzle-orm'
import { decideDispute, plannedMinutes, stateOf, type DisputeRefusal } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { attendance, dispute, org } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { currentMinutes, isOwn, lockRecord, recordsWhere } from './load'
import { note } from './trail'

interface DisputeInput {
  key: string
  signupId: string
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
    const record = await lockRecord(work, input.signupId)
    if (!record || !isOwn(record, caller)) return refuse('not_signed_up')
    const { state, planned, openDisputeId, current } = record
    const { signupId, minutes, reason } = input
    const disputed = openDisputeId !== null
    const decided = decideDispute({ state, disputed, planned, minutes })
    if (!decided.ok) return decided
    const { tx, districtId, auditId, now } = work
    const disputeId = newId()
    await tx.insert(dispute).values({
      districtId,
      id: disputeId,
      signupId,
      byId: caller.personId,
      at: now,
      reason,
      wantedMinutes: minutes,
      state: 'open',
      auditId,
    })
    const event = { recordId: signupId, kind: 'disputed' as const, byId: caller.personId }
    await note(work, { ...event, before: current, after: minutes, reason })
    work.record({ subject: disputeId, after: { signupId, minutes }, reason })
    return ok({ disputeId })
  },
)

/** Open disputes about activities of an org and of the orgs below it, the oldest first. */
export const listDisputes = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await deps.db
    .select({ dispute })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.state, 'open')))
    .orderBy(asc(dispute.at), asc(dispute.id))
  if (rows.length === 0) return []
  const about = await recordsWhere(
    deps.db,
    and(
      eq(attendance.districtId, districtId),
      sql`${org.path} like '%/' || ${orgId} || '/%'`,
      sql`exists (
        select 1 from ${dispute} d
        where d.district_id = ${attendance.districtId} and d.signup_id = ${attendance.signupId} and d.state = 'open'
      )`,
    ),
  )
  return rows.flatMap(({ dispute: row }) => {
    const record = about.find((one) => one.attendance.signupId === row.signupId)
    if (!record) return []
    return [
      {
        disputeId: row.id,
        signupId: row.signupId,
        personId: record.attendance.personId,
        nickname: record.nickname,
        title: record.title,
        startsAt: record.slot.startsAt.toISOString(),
        endsAt: record.slot.endsAt.toISOString(),
        state: stateOf(record.attendance),
        current: currentMinutes(record.attendance),
        planned: plannedMinutes(record.slot),
        wanted: row.wantedMinutes,
        reason: row.reason,
        at: row.at.toISOString(),
      },
    ]
  })
}
