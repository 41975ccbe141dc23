import { and, eq, inArray } from 'drizzle-orm'
import { returnedReason } from '../../words/hours'
import type { SlotRow } from '../activities/cards'
import { reportIn } from '../db/reported'
import { activity, selfReport, signup } from '../db/tables'
import type { Work } from '../edge/command'
import { liftAbsences } from '../signups/lift'
import { seatsElsewhere } from '../signups/load'
import { activityOf } from '../signups/parties'
import { lockPersons, lockSlot } from '../signups/locks'
import { shareSlot, type Presence } from './load'

/** How somebody who was marked absent comes back, because a scan says that they were there. */

/** What the person reported of that time by themselves and what counts already; a report that waits finds the record. */
export const reportedThen = async (
  { tx, districtId }: Work,
  span: SlotRow,
  personId: string,
): Promise<string | null> => {
  const [row] = await tx
    .select({ what: selfReport.what })
    .from(selfReport)
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.personId, personId),
        eq(selfReport.state, 'approved'),
        reportIn(span),
      ),
    )
    .limit(1)
  return row?.what ?? null
}

/**
 * The slot of a scan, kept from being confirmed meanwhile. One that was kept on a phone may bring somebody back,
 * which changes more than scans; check-ins made just now do not wait for each other.
 */
export const slotOfScan = async (work: Work, slotId: string, isQueued: boolean) => {
  const { tx, districtId } = work
  const isAbsent = and(
    eq(signup.districtId, districtId),
    eq(signup.slotId, slotId),
    eq(signup.status, 'absent'),
  )
  const absent = isQueued
    ? await tx.select({ id: signup.id }).from(signup).where(isAbsent).limit(1)
    : []
  return absent.length > 0 ? lockSlot(work, slotId) : shareSlot(work, slotId)
}

/**
 * Says of the absent whether a scan may still bring them back: they served nowhere else at that time, belong to
 * the household that signed, and it is not their own household that says so. Their persons are locked here, so
 * that nothing of this changes before the commit.
 */
export const withReturns = async <P extends Presence>(
  work: Work,
  slot: SlotRow,
  byFamilyId: string,
  people: readonly P[],
): Promise<(P & { canReturn?: boolean })[]> => {
  const absent = people.filter(({ status }) => status === 'absent')
  if (absent.length === 0) return [...people]
  const ids = absent.map(({ personId }) => personId)
  await lockPersons(work, [...ids, ...absent.map(({ signedBy }) => signedBy)])
  const busy = await seatsElsewhere(work.tx, work.districtId, ids, slot.id, slot)
  // Nothing is left to count on an activity that was taken back.
  const isOver = (await activityOf(work, slot.activityId))?.status === 'cancelled'
  const returning = new Set<string>()
  for (const { personId, familyId, livesWith } of absent) {
    const isForeign = livesWith === familyId && familyId !== byFamilyId
    const isFree = busy.every((seat) => seat.personId !== personId)
    if (isOver || !isForeign || !isFree) continue
    if ((await reportedThen(work, slot, personId)) === null) returning.add(personId)
  }
  return people.map((one) => ({ ...one, canReturn: returning.has(one.personId) }))
}

/** Of a settled activity something is left to confirm again. */
export const reopen = ({ tx, districtId, auditId }: Work, activityId: string) =>
  tx
    .update(activity)
    .set({ status: 'ended', auditId })
    .where(
      and(
        eq(activity.districtId, districtId),
        eq(activity.id, activityId),
        eq(activity.status, 'settled'),
      ),
    )

/** Those of the people who were absent hold their places again, and nothing counts against anybody. */
export const bringBack = async (
  work: Work,
  slot: SlotRow,
  people: readonly Presence[],
  byId: string,
) => {
  const absent = people.filter(({ status }) => status === 'absent')
  if (absent.length === 0) return
  const { tx, districtId, auditId } = work
  const ids = absent.map(({ signupId }) => signupId)
  await tx
    .update(signup)
    .set({ status: 'confirmed', auditId })
    .where(and(eq(signup.districtId, districtId), inArray(signup.id, ids)))
  const partyIds = [...new Set(absent.map(({ partyId }) => partyId))]
  await liftAbsences(work, slot, partyIds, { byId, reason: returnedReason })
  await reopen(work, slot.activityId)
}
