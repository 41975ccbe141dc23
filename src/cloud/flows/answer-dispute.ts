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
import { lockDoubted, reachesInto } from '../hours/doubted'
import type { DoubtedAttendance, DoubtedReport } from '../hours/doubted'
import { note } from '../hours/trail'
import { correctRecord, settleRecord } from './correct-hours'
import { correctReport } from './correct-report'

interface AnswerInput {
  key: string
  disputeId: string
  verdict: { is: 'upheld'; minutes: number } | { is: 'dismissed' }
  answer: string
}

type AnswerRefusal = 'nothing_pending' | 'record_overlaps' | SettleRefusal | CorrectRefusal
type Doubted = DoubtedAttendance | DoubtedReport

/** Whether the minutes may stand: as a settlement where the record is not confirmed yet, else as a correction. */
const decideUphold = async (
  work: Work,
  doubted: Doubted,
  minutes: number,
): Promise<Result<null, AnswerRefusal>> => {
  const { state, planned, current } = doubted
  // The dispute that is answered here does not stand in its own way.
  const ask = { isOwn: false, disputed: false, planned, minutes }
  const decided =
    state === 'confirmed'
      ? decideCorrect({ ...ask, state, current })
      : // Who says not to have come is not confirmed with the others: the answer settles it like a forgotten check-out.
        decideSettle({ ...ask, state: state === 'left' ? 'forgotten' : state })
  if (!decided.ok) return decided
  const known = await reachesInto(work, doubted, minutes)
  return known === null ? decided : refuse('record_overlaps', known)
}

const carryOut = (
  work: Work,
  doubted: Doubted,
  minutes: number,
  by: { byId: string; reason: string },
) => {
  if (doubted.kind === 'self_report') return correctReport(work, doubted, minutes, by)
  const change = doubted.state === 'confirmed' ? correctRecord : settleRecord
  return change(work, doubted.record, minutes, by)
}

const close = async (
  work: Work,
  { recordId, about }: Doubted,
  of: { disputeId: string; state: 'upheld' | 'dismissed'; answer: string; byId: string },
) => {
  const { tx, districtId, auditId, now } = work
  const { disputeId, state, answer, byId } = of
  await tx
    .update(dispute)
    .set({ state, answer, answeredById: byId, answeredAt: now, auditId })
    .where(and(eq(dispute.districtId, districtId), eq(dispute.id, disputeId)))
  await note(work, { recordId, kind: state, byId, reason: answer })
  await work.tell([disputeNotice({ ...about, upheld: state === 'upheld', answer })])
}

const doubtedBy = async (work: Work, disputeId: string) => {
  const [row] = await work.tx
    .select({ recordId: dispute.recordId })
    .from(dispute)
    .where(and(eq(dispute.districtId, work.districtId), eq(dispute.id, disputeId)))
  return row ? lockDoubted(work, row.recordId) : null
}

/** Staff of the activity, or of the community that approved a report, answer a dispute, never their own household's. */
export const answerDispute = command(
  'hours.answerDispute',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: AnswerInput,
  ): Promise<Result<{ state: DisputeState }, AnswerRefusal>> => {
    const { disputeId, verdict, answer } = input
    const doubted = await doubtedBy(work, disputeId)
    if (doubted?.openDisputeId !== disputeId) return refuse('nothing_pending')
    if (doubted.concerns(caller)) return refuse('own_family')
    const byId = caller.personId
    if (verdict.is === 'upheld') {
      const decided = await decideUphold(work, doubted, verdict.minutes)
      if (!decided.ok) return decided
    }
    await close(work, doubted, { disputeId, state: verdict.is, answer, byId })
    if (verdict.is === 'upheld') {
      await carryOut(work, doubted, verdict.minutes, { byId, reason: answer })
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
