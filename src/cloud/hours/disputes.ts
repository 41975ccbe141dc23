import { and, asc, eq, sql } from 'drizzle-orm'
import {
  decideCorrect,
  decideDispute,
  decideSettle,
  plannedMinutes,
  stateOf,
  type CorrectRefusal,
  type DisputeRefusal,
  type DisputeState,
  type SettleRefusal,
} from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { disputeNotice } from '../../words/notices-hours'
import { attendance, dispute, org } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { correctRecord, settleRecord } from './correct'
import { currentMinutes, lockRecord, recordsWhere, type LockedRecord } from './load'
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
    if (record?.attendance.familyId !== caller.familyId) return refuse('not_signed_up')
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

interface AnswerInput {
  key: string
  disputeId: string
  verdict: { is: 'upheld'; minutes: number } | { is: 'dismissed' }
  answer: string
}

type AnswerRefusal = 'nothing_pending' | SettleRefusal | CorrectRefusal

/** Whether the minutes may stand: as a settlement where the record waits for one, else as a correction. */
const decideUphold = (
  record: LockedRecord,
  isOwn: boolean,
  minutes: number,
): Result<null, AnswerRefusal> => {
  const { state, planned, current } = record
  // The dispute that is answered here does not stand in its own way.
  const ask = { state, isOwn, disputed: false, planned, minutes }
  return state === 'forgotten' ? decideSettle(ask) : decideCorrect({ ...ask, current })
}

const close = async (
  work: Work,
  record: LockedRecord,
  of: { disputeId: string; state: 'upheld' | 'dismissed'; answer: string; byId: string },
) => {
  const { tx, districtId, auditId, now } = work
  const { disputeId, state, answer, byId } = of
  await tx
    .update(dispute)
    .set({ state, answer, answeredById: byId, answeredAt: now, auditId })
    .where(and(eq(dispute.districtId, districtId), eq(dispute.id, disputeId)))
  const { signupId } = record.attendance
  await note(work, { recordId: signupId, kind: state, byId, reason: answer })
  await work.tell([disputeNotice({ ...record.about, upheld: state === 'upheld', answer })])
}

const recordOf = async (work: Work, disputeId: string) => {
  const [row] = await work.tx
    .select({ signupId: dispute.signupId })
    .from(dispute)
    .where(and(eq(dispute.districtId, work.districtId), eq(dispute.id, disputeId)))
  return row ? lockRecord(work, row.signupId) : null
}

/** Staff of the activity answer a dispute, never their own household's. */
export const answerDispute = command(
  'hours.answerDispute',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: AnswerInput,
  ): Promise<Result<{ state: DisputeState }, AnswerRefusal>> => {
    const { disputeId, verdict, answer } = input
    const record = await recordOf(work, disputeId)
    if (record?.openDisputeId !== disputeId) return refuse('nothing_pending')
    const isOwn = record.attendance.familyId === caller.familyId
    if (isOwn) return refuse('own_family')
    const byId = caller.personId
    if (verdict.is === 'upheld') {
      const decided = decideUphold(record, isOwn, verdict.minutes)
      if (!decided.ok) return decided
    }
    await close(work, record, { disputeId, state: verdict.is, answer, byId })
    if (verdict.is === 'upheld') {
      const change = record.state === 'forgotten' ? settleRecord : correctRecord
      await change(work, record, verdict.minutes, { byId, reason: answer })
    }
    work.record({
      subject: disputeId,
      before: { state: 'open' },
      after: { state: verdict.is },
      reason: answer,
    })
    return ok({ state: verdict.is })
  },
)
