import { and, eq, ne, sql } from 'drizzle-orm'
import { checkCancelActivity, type CancelActivityRefusal } from '../../domain/activities'
import { ok, type Result } from '../../domain/result'
import { activityCancelledNotice } from '../../words/notices'
import { absence, activity, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { endSeries } from '../series/change'
import { easeOthers } from '../signups/lift'
import { lockPersons } from '../signups/locks'
import { countSeats, endEmptyParties, reseatElsewhere } from '../signups/seats'
import { everyoneOn, hearersOf, reachOf, servedSlotIds, type Everyone, type Reached } from './reach'

const ofSlots = (slotIds: readonly string[]) => sql`any(${sql.param([...slotIds])}::uuid[])`

const cancelSignups = async ({ tx, districtId, auditId }: Work, slotIds: readonly string[]) => {
  const rows = await tx
    .update(signup)
    .set({ status: 'cancelled', auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        sql`${signup.slotId} = ${ofSlots(slotIds)}`,
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'absent')`,
      ),
    )
    .returning({ personId: signup.personId })
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Who is told, once per activity: whoever was on it or waited, and whoever signed for them. */
const noticesFor = async (work: Work, reached: Reached, everyone: Everyone, reason: string) => {
  const hears = await hearersOf(work, everyone)
  return reached.activities.flatMap(({ id, title }) => {
    const own = new Set(reached.slots.flatMap((row) => (row.activityId === id ? [row.id] : [])))
    const hearers = everyone.flatMap((one) => (own.has(one.slotId) ? hears(one) : []))
    return [...new Set(hearers)].map((personId) =>
      activityCancelledNotice({ personId, activityId: id, title, reason }),
    )
  })
}

/** Whoever stayed away from something, or came out of it too late, that was taken back stayed away from nothing. */
const forgiveAbsences = async (work: Work, slotIds: readonly string[], reason: string) => {
  const { tx, districtId, auditId } = work
  const counting = and(
    eq(absence.districtId, districtId),
    sql`${absence.slotId} = ${ofSlots(slotIds)}`,
    ne(absence.appeal, 'revoked'),
  )
  const found = await tx.select({ personId: absence.personId }).from(absence).where(counting)
  const personIds = [...new Set(found.map(({ personId }) => personId))]
  await lockPersons(work, personIds)
  await tx.update(absence).set({ appeal: 'revoked', answer: reason, auditId }).where(counting)
  for (const personId of personIds) await easeOthers(work, personId)
}

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
    const everyone = await everyoneOn(work, slotIds)
    const notices = await noticesFor(work, reached, everyone, input.reason)
    await cancelAll(work, reached, input.reason)
    await forgiveAbsences(work, slotIds, input.reason)
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
