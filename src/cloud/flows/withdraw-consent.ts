import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { cancelledBy, signupNotice } from '../../words/notices'
import { activity, attendance, guardian, party, person, signup, slot } from '../db/tables'
import type { Caller, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { consentStands } from '../families/wards'
import { lockPersons, lockSlot } from '../signups/locks'
import { endEmptyParties, reseat, reseatElsewhere } from '../signups/seats'
import { whoHears } from '../signups/told'

/** What a child is signed up for and has not come to yet, by slot. What is over is confirmed like any other. */
const comingOf = ({ tx, districtId, now }: Work, personId: string) =>
  tx
    .select({
      id: signup.id,
      slotId: signup.slotId,
      partyId: signup.partyId,
      startsAt: signup.startsAt,
      signedBy: party.signedBy,
      nickname: person.nickname,
      title: activity.title,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .innerJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.personId, personId),
        isNull(attendance.signupId),
        sql`(${signup.status} in ('pending', 'waitlisted', 'offered')
          or ${signup.status} = 'confirmed' and ${signup.endsAt} > ${now.toISOString()}::timestamptz)`,
      ),
    )
    .orderBy(asc(signup.slotId))

/** Who waits in the lines of slots that are locked. */
const waitingOn = async ({ tx, districtId }: Work, slotIds: readonly string[]) => {
  const rows = await tx
    .selectDistinct({ personId: signup.personId })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.slotId, [...slotIds]),
        eq(signup.status, 'waitlisted'),
      ),
    )
  return rows.map(({ personId }) => personId)
}

/**
 * Locks the child with all slots that it is on, slots first as everywhere, and all who may get its seats:
 * persons are locked once, in the order of their ids.
 */
const lockComing = async (work: Work, minorId: string) => {
  const slotIds = [...new Set((await comingOf(work, minorId)).map(({ slotId }) => slotId))]
  for (const slotId of slotIds) await lockSlot(work, slotId)
  const waiting = slotIds.length === 0 ? [] : await waitingOn(work, slotIds)
  await lockPersons(work, [minorId, ...waiting])
  return slotIds
}

/** The child's places are given back, at any time: it is not asked for a deadline when consent is taken back. */
const cancelComing = async (
  work: Work,
  by: Caller,
  minorId: string,
  slotIds: readonly string[],
) => {
  const { tx, districtId, auditId } = work
  const coming = (await comingOf(work, minorId)).filter(({ slotId }) => slotIds.includes(slotId))
  if (coming.length === 0) return 0
  await tx
    .update(signup)
    .set({ status: 'cancelled', auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(
          signup.id,
          coming.map(({ id }) => id),
        ),
      ),
    )
  for (const slotId of slotIds) {
    await endEmptyParties(work, slotId)
    await reseat(work, slotId)
  }
  await reseatElsewhere(work, [minorId])
  for (const { signedBy, partyId, title, startsAt, nickname } of coming) {
    const concerned = { signedBy, people: [minorId] }
    const hears = await whoHears(work, [concerned])
    const about = { partyId, title, startsAt }
    await work.tell(
      [...new Set([by.personId, ...hears(concerned)])].map((personId) =>
        signupNotice('signup_cancelled', {
          ...about,
          personId,
          note: personId === by.personId ? '' : cancelledBy(by.nickname, nickname),
        }),
      ),
    )
  }
  return coming.length
}

/**
 * A guardian takes the consent back, as easily as it was given (PIPL art. 15). Where nobody else's stands
 * the child's coming sign-ups end, and it is not signed up again until somebody consents anew.
 */
export const withdrawConsent = command(
  'households.withdrawConsent',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; minorId: string },
  ): Promise<Result<{ cancelled: number }, 'not_a_ward'>> => {
    const { tx, districtId, auditId, now } = work
    const { minorId } = input
    // Of two guardians who take it back at once the second waits here, and then is the last one.
    const slotIds = await lockComing(work, minorId)
    const standing = await tx
      .select({ guardianId: guardian.guardianId })
      .from(guardian)
      .where(and(eq(guardian.districtId, districtId), eq(guardian.minorId, minorId), consentStands))
    if (!standing.some(({ guardianId }) => guardianId === caller.personId))
      return refuse('not_a_ward')
    const isLast = standing.length === 1
    const cancelled = isLast ? await cancelComing(work, caller, minorId, slotIds) : 0
    await tx
      .update(guardian)
      .set({ withdrawnAt: now, auditId })
      .where(
        and(
          eq(guardian.districtId, districtId),
          eq(guardian.minorId, minorId),
          eq(guardian.guardianId, caller.personId),
        ),
      )
    work.record({
      subject: minorId,
      before: { guardianId: caller.personId, consent: 'standing' },
      after: { consent: 'withdrawn', cancelled },
    })
    return ok({ cancelled })
  },
)
