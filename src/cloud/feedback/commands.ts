import { and, eq } from 'drizzle-orm'
import { checkFeedback, type FeedbackRefusal, type FeedbackStatus } from '../../domain/feedback'
import { ok, refuse, type Result } from '../../domain/result'
import { feedback } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { attendedBy, needsPerson, saidBy } from './queries'

interface GiveInput {
  key: string
  activityId: string
  stars: number
  text: string
}

/** Whoever was there says how it was. Stars alone are shown at once; words are checked first. */
export const giveFeedback = command(
  'feedback.give',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: GiveInput,
  ): Promise<Result<{ status: FeedbackStatus }, FeedbackRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { activityId, stars, text } = input
    const { personId } = caller
    const given = await saidBy(tx, districtId, activityId, personId)
    const attended = await attendedBy(tx, districtId, activityId, personId)
    const checked = checkFeedback({ attended, given: given !== null })
    if (!checked.ok) return checked
    const id = newId()
    const status: FeedbackStatus = text === '' ? 'shown' : 'pending'
    const written = await tx
      .insert(feedback)
      .values({ districtId, id, activityId, personId, stars, text, status, at: now, auditId })
      .onConflictDoNothing()
      .returning({ id: feedback.id })
    if (written.length === 0) return refuse('feedback_given')
    if (status === 'pending') await work.enqueue('check_feedback', { feedbackId: id })
    work.record({ subject: id, after: { activityId, stars, status } })
    return ok({ status })
  },
)

interface DecideInput {
  key: string
  feedbackId: string
  verdict: 'show' | 'hide'
}

/** A person decides where the check was not sure. */
export const decideFeedback = command(
  'feedback.decide',
  async (
    { tx, districtId, auditId, now, record }: Work,
    _call: ResidentCall,
    input: DecideInput,
  ): Promise<Result<{ done: true }, 'nothing_pending'>> => {
    const own = and(eq(feedback.districtId, districtId), eq(feedback.id, input.feedbackId))
    const [row] = await tx.select().from(feedback).where(own).for('update')
    if (!row || !needsPerson(row, now)) return refuse('nothing_pending')
    const status = input.verdict === 'show' ? 'shown' : 'hidden'
    await tx.update(feedback).set({ status, auditId }).where(own)
    record({ subject: row.id, before: { status: row.status }, after: { status } })
    return ok({ done: true })
  },
)
