import { and, eq, isNull, lte } from 'drizzle-orm'
import { leaveAfter, measuredMinutes } from '../../domain/attendance'
import { later } from '../../domain/time'
import { closedReason } from '../../words/hours'
import { forgottenNotice } from '../../words/notices-hours'
import { attendance, signup, slot } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { lockSlot } from '../signups/locks'
import { eachAlone } from '../timer'
import { isRecord, recordsWhere } from './load'
import { note } from './trail'

/** Still here, as far as the record goes. */
const isOpen = (districtId: string) =>
  and(
    eq(attendance.districtId, districtId),
    isNull(attendance.checkedOutAt),
    eq(signup.status, 'confirmed'),
  )

const closeOne = async (work: Work, row: Awaited<ReturnType<typeof recordsWhere>>[number]) => {
  const { tx, districtId, auditId } = work
  const { signupId, checkedInAt } = row.attendance
  const { endsAt } = row.slot
  const minutes = measuredMinutes(row.slot, checkedInAt, endsAt)
  await tx
    .update(attendance)
    .set({ checkedOutAt: endsAt, outBy: 'timer', measuredMinutes: minutes, auditId })
    .where(isRecord(districtId, signupId))
  const event = { recordId: signupId, kind: 'closed' as const, byId: null }
  await note(work, { ...event, after: minutes, reason: closedReason })
  const { signedBy: personId, nickname, title } = row
  await work.tell([forgottenNotice({ personId, recordId: signupId, nickname, title, minutes })])
}

const closeSlot = (deps: Deps, districtId: string, slotId: string) =>
  systemWork(deps, districtId, 'hours.close', async (work) => {
    const row = await lockSlot(work, slotId)
    if (!row || later(row.endsAt, leaveAfter) > work.now) return false
    const open = await recordsWhere(work.tx, and(isOpen(districtId), eq(attendance.slotId, slotId)))
    for (const one of open) await closeOne(work, one)
    work.record({ subject: slotId, after: { closed: open.length } })
    return open.length > 0
  })

/**
 * Closes what nobody checked out of, once check-out is no longer taken: at the planned end, unconfirmed until
 * the organizer settles it. Answers how many slots were closed.
 */
export const closeForgotten = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .selectDistinct({ id: attendance.slotId })
    .from(attendance)
    .innerJoin(
      signup,
      and(eq(signup.districtId, attendance.districtId), eq(signup.id, attendance.signupId)),
    )
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .where(and(isOpen(districtId), lte(slot.endsAt, later(now, -leaveAfter))))
    .limit(most)
  return eachAlone(deps, 'closing what was forgotten', due, ({ id }) =>
    closeSlot(deps, districtId, id),
  )
}
