import { and, eq } from 'drizzle-orm'
import {
  decideCorrect,
  decideSettle,
  type CorrectRefusal,
  type DisputeState,
  type SettleRefusal,
} from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { disputeNotice } from '../../words/notices-hours'
import { dispute } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { concerns, lockRecord, type LockedRecord } from '../hours/load'
import { note } from '../hours/trail'
import { correctRecord, settleRecord } from './correct-hours'

interface AnswerInput {
  key: string
  disputeId: string
  verdict: { is: 'upheld'; minutes: number } | { is: 'dismissed' }
  answer: string
}

type AnswerRefusal = 'nothing_pending' | SettleRefusal | CorrectRefusal

/** Whether the minutes may stand: as a settlement where the record waits for one, else as a correction. */
const decideUphold = (record: LockedRecord, minutes: number): Result<null, AnswerRefusal> => {
  const { state, planned, current } = record
  // The dispute that is answered here does not stand in its own way.
  const ask = { state, isOwn: false, disputed: false, planned, minutes }
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
    if (concerns(record, caller)) return refuse('own_family')
    const byId = caller.personId
    if (verdict.is === 'upheld') {
      const decided = decideUphold(record, verdict.minutes)
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
