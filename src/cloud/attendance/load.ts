import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { attendance, party, person, signup, slot } from '../db/tables'
import type { Work } from '../edge/command'

/** Keeps a slot from being confirmed or taken back meanwhile, without making check-ins wait for each other. */
export const shareSlot = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await tx
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
    .for('share')
  return row ?? null
}

/** Everyone with a seat on the slot, and how far each has got. */
export const presences = (db: Db | Tx, districtId: string, slotId: string) =>
  db
    .select({
      signupId: signup.id,
      partyId: signup.partyId,
      personId: signup.personId,
      familyId: party.familyId,
      signedBy: party.signedBy,
      walkIn: party.atTheDoor,
      nickname: person.nickname,
      kind: person.kind,
      birthYear: person.birthYear,
      livesWith: person.familyId,
      status: signup.status,
      checkedInAt: attendance.checkedInAt,
      inBy: attendance.inBy,
      inById: attendance.inById,
      checkedOutAt: attendance.checkedOutAt,
      outBy: attendance.outBy,
      outById: attendance.outById,
      minutes: attendance.measuredMinutes,
      earningMinutes: attendance.earningMinutes,
      confirmedAt: attendance.confirmedAt,
      awardTxnId: attendance.awardTxnId,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, slotId),
        sql`${signup.status} in ('confirmed', 'attended', 'absent', 'excused')`,
      ),
    )
    .orderBy(party.line, person.kind, signup.id)

export type Presence = Awaited<ReturnType<typeof presences>>[number]

/** Locks the sign-ups that are about to change, by id. */
export const lockSignups = async ({ tx, districtId }: Work, signupIds: readonly string[]) => {
  if (signupIds.length === 0) return
  await tx
    .select({ id: signup.id })
    .from(signup)
    .where(and(eq(signup.districtId, districtId), inArray(signup.id, [...signupIds])))
    .orderBy(signup.id)
    .for('update')
}
