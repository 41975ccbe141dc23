import { and, eq } from 'drizzle-orm'
import type { FeedbackStatus } from '../../domain/feedback'
import { feedback, identity } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork } from '../edge/command'
import type { TextVerdict } from '../wechat/port'

const statusOf: Record<TextVerdict, FeedbackStatus> = {
  passed: 'shown',
  review: 'review',
  rejected: 'hidden',
}

/** WeChat checks a text in the name of an account; where that is gone meanwhile a person looks. */
const verdictOn = (deps: Deps, said: { openid: string | null; text: string }) =>
  said.openid === null
    ? Promise.resolve('review' as const)
    : deps.wechat.checkText({ openid: said.openid, text: said.text })

/** Asks WeChat about what someone said. Until the verdict, and while WeChat is away, nobody else reads it. */
export const checkFeedbackText = async (deps: Deps, districtId: string, feedbackId: string) => {
  const waiting = and(
    eq(feedback.districtId, districtId),
    eq(feedback.id, feedbackId),
    eq(feedback.status, 'pending'),
  )
  const [found] = await deps.db
    .select({ text: feedback.text, openid: identity.openid })
    .from(feedback)
    .leftJoin(
      identity,
      and(eq(identity.districtId, feedback.districtId), eq(identity.personId, feedback.personId)),
    )
    .where(waiting)
  if (!found) return
  const status = statusOf[await verdictOn(deps, found)]
  await systemWork(deps, districtId, 'feedback.checked', async ({ tx, auditId, record }) => {
    const changed = await tx
      .update(feedback)
      .set({ status, auditId })
      .where(waiting)
      .returning({ id: feedback.id })
    record({ subject: feedbackId, before: { status: 'pending' }, after: { status } })
    return changed.length === 1
  })
}
