import { and, asc, eq, sql } from 'drizzle-orm'
import { checkCancelActivity, type CancelActivityRefusal } from '../../domain/activities'
import { ok, type Result } from '../../domain/result'
import { activityCancelledNotice } from '../../words/notices'
import { activity, attendance, party, signup, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { countSeats, endEmptyParties, reseatElsewhere } from '../signups/seats'

/** Locks all slots of the activity, by id, then the activity. */
const lockAll = async ({ tx, districtId }: Work, activityId: string) => {
  const slots = await tx
    .select({ id: slot.id })
    .from(slot)
    .where(and(eq(slot.districtId, districtId), eq(slot.activityId, activityId)))
    .orderBy(asc(slot.id))
    .for('update')
  const [row] = await tx
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
    .for('update')
  if (!row) throw new Error('the activity was there when the scope was checked')
  return { row, slotIds: slots.map(({ id }) => id) }
}

const ofSlots = (slotIds: readonly string[]) => sql`any(${sql.param([...slotIds])}::uuid[])`

const countCheckedIn = async ({ tx, districtId }: Work, slotIds: readonly string[]) => {
  const rows = await tx
    .select({ id: attendance.signupId })
    .from(attendance)
    .where(
      and(eq(attendance.districtId, districtId), sql`${attendance.slotId} = ${ofSlots(slotIds)}`),
    )
  return rows.length
}

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
    .returning({ partyId: signup.partyId, personId: signup.personId })
  return {
    partyIds: [...new Set(rows.map(({ partyId }) => partyId))],
    personIds: [...new Set(rows.map(({ personId }) => personId))],
  }
}

const signersOf = async ({ tx, districtId }: Work, partyIds: readonly string[]) => {
  if (partyIds.length === 0) return []
  const rows = await tx
    .selectDistinct({ personId: party.signedBy })
    .from(party)
    .where(and(eq(party.districtId, districtId), sql`${party.id} = ${ofSlots(partyIds)}`))
  return rows.map(({ personId }) => personId)
}

/** The whole activity is taken back: every sign-up ends, and everyone who signed is told why. */
export const cancelActivity = command(
  'activities.cancel',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; id: string; reason: string },
  ): Promise<Result<{ told: number }, CancelActivityRefusal>> => {
    const { row, slotIds } = await lockAll(work, input.id)
    const checked = checkCancelActivity({
      status: row.status,
      checkedIn: await countCheckedIn(work, slotIds),
    })
    if (!checked.ok) return checked
    await work.tx
      .update(activity)
      .set({ status: 'cancelled', cancelReason: input.reason, auditId: work.auditId })
      .where(and(eq(activity.districtId, work.districtId), eq(activity.id, input.id)))
    const { partyIds, personIds } = await cancelSignups(work, slotIds)
    const signers = await signersOf(work, partyIds)
    for (const slotId of slotIds) {
      await endEmptyParties(work, slotId)
      await countSeats(work, slotId)
    }
    await reseatElsewhere(work, personIds)
    await work.tell(
      signers.map((personId) =>
        activityCancelledNotice({
          personId,
          activityId: input.id,
          title: row.title,
          reason: input.reason,
        }),
      ),
    )
    work.record({
      subject: input.id,
      before: { status: row.status },
      after: { status: 'cancelled' },
      reason: input.reason,
    })
    return ok({ told: signers.length })
  },
)
