import { and, eq, sql } from 'drizzle-orm'
import { checkCancelActivity, type CancelActivityRefusal } from '../../domain/activities'
import { ok, type Result } from '../../domain/result'
import { activityCancelledNotice } from '../../words/notices'
import { activity, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { endSeries } from '../series/change'
import { countSeats, endEmptyParties, reseatElsewhere } from '../signups/seats'
import { everyoneOn, reachOf, servedSlotIds, type Everyone, type Reached } from './reach'

const ofSlots = (slotIds: readonly string[]) => sql`any(${sql.param([...slotIds])}::uuid[])`

const cancelSignups = async ({ tx, districtId, auditId }: Work, slotIds: readonly string[]) => {
  const rows = await tx
    .update(signup)
    .set({ status: 'cancelled', auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        sql`${signup.slotId} = ${ofSlots(slotIds)}`,
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered')`,
      ),
    )
    .returning({ personId: signup.personId })
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Who is told, once per activity: whoever signed for someone who was on it or waited. */
const noticesFor = (reached: Reached, everyone: Everyone, reason: string) =>
  reached.activities.flatMap(({ id, title }) => {
    const own = new Set(reached.slots.flatMap((row) => (row.activityId === id ? [row.id] : [])))
    const signers = everyone.flatMap(({ slotId, signedBy }) => (own.has(slotId) ? [signedBy] : []))
    return [...new Set(signers)].map((personId) =>
      activityCancelledNotice({ personId, activityId: id, title, reason }),
    )
  })

const cancelAll = async (work: Work, reached: Reached, reason: string) => {
  const { tx, districtId, auditId } = work
  const slotIds = reached.slots.map(({ id }) => id)
  for (const { id } of reached.activities) {
    await tx
      .update(activity)
      .set({ status: 'cancelled', cancelReason: reason, auditId })
      .where(and(eq(activity.districtId, districtId), eq(activity.id, id)))
  }
  const personIds = await cancelSignups(work, slotIds)
  for (const slotId of slotIds) {
    await endEmptyParties(work, slotId)
    await countSeats(work, slotId)
  }
  await reseatElsewhere(work, personIds)
}

interface CancelInput {
  key: string
  id: string
  reach?: 'one' | 'following' | undefined
  reason: string
}

/**
 * The whole activity is taken back, or it and all later ones of its series, which then ends: every sign-up
 * ends, and everyone who signed is told why.
 */
export const cancelActivity = command(
  'activities.cancel',
  async (
    work: Work,
    _call: ResidentCall,
    input: CancelInput,
  ): Promise<Result<{ told: number }, CancelActivityRefusal>> => {
    const reached = await reachOf(work, input.id, input.reach ?? 'one')
    const { named, activities, slots, series } = reached
    const slotIds = slots.map(({ id }) => id)
    const checked = checkCancelActivity({
      status: named.status,
      checkedIn: (await servedSlotIds(work, slotIds)).size,
    })
    if (!checked.ok) return checked
    const notices = noticesFor(reached, await everyoneOn(work, slotIds), input.reason)
    await cancelAll(work, reached, input.reason)
    if (series !== null) await endSeries(work, series.id)
    await work.tell(notices)
    work.record({
      subject: named.id,
      before: { status: named.status },
      after: { status: 'cancelled', activities: activities.map(({ id }) => id) },
      reason: input.reason,
    })
    return ok({ told: new Set(notices.map(({ personId }) => personId)).size })
  },
)
