import { and, eq, inArray } from 'drizzle-orm'
import { signup } from '../db/tables'
import { countSeats, endEmptyParties, type SlotWork } from './seats'

/**
 * Those who waited and are about to sit leave the line, in the transaction that seats them: nobody has two live
 * sign-ups on a slot. Whoever waits in one party with them keeps the place. The slot is locked by the caller.
 */
export const leaveLine = async (
  work: SlotWork,
  slotId: string,
  personIds: readonly string[],
): Promise<void> => {
  if (personIds.length === 0) return
  const { tx, districtId, auditId } = work
  const left = await tx
    .update(signup)
    .set({ status: 'cancelled', auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, slotId),
        inArray(signup.personId, [...personIds]),
        eq(signup.status, 'waitlisted'),
      ),
    )
    .returning({ id: signup.id })
  if (left.length === 0) return
  await endEmptyParties(work, slotId)
  await countSeats(work, slotId)
}

/** The line as it is once these people have left it. */
export const lineWithout = <P extends { people: readonly string[]; size: number }>(
  line: readonly P[],
  personIds: readonly string[],
): P[] =>
  line.flatMap((waiting) => {
    const people = waiting.people.filter((id) => !personIds.includes(id))
    return people.length === 0 ? [] : [{ ...waiting, people, size: people.length }]
  })
