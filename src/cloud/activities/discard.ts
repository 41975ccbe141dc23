import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { activity } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockActivity } from './commands'

/**
 * Takes a locked draft off the desk for good. The row stays, for the trail names it and an answer that was lost
 * on the way can be given again.
 */
export const setDiscarded = ({ tx, districtId, auditId }: Work, id: string) =>
  tx
    .update(activity)
    .set({ status: 'discarded', auditId })
    .where(and(eq(activity.districtId, districtId), eq(activity.id, id)))

/** A draft that nobody wants any more; what has been published is cancelled instead. */
export const discardActivity = command(
  'activities.discard',
  async (
    work: Work,
    _call: ResidentCall,
    { id }: { key: string; id: string },
  ): Promise<Result<{ done: true }, 'not_a_draft'>> => {
    const before = await lockActivity(work, id)
    if (before.status !== 'draft') return refuse('not_a_draft')
    await setDiscarded(work, id)
    work.record({
      subject: id,
      before: { status: 'draft', title: before.title },
      after: { status: 'discarded' },
    })
    return ok({ done: true })
  },
)
