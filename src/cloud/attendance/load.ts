import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { attendance, party, person, signup, slot } from '../db/tables'
import type { Work } from '../edge/command'

const ofDistrict = sql.placeholder('districtId')
const ofSlot = sql.placeholder('slotId')

const slotToShare = preparedSelect('attendance_slot', (from) =>
  from
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, ofDistrict), eq(slot.id, ofSlot)))
    .for('share'),
)

/** Keeps a slot from being confirmed or taken back meanwhile, without making check-ins wait for each other. */
export const shareSlot = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await slotToShare(tx, { districtId, slotId })
  return row ?? null
}

const presencesOn = preparedSelect('attendance_presences', (from) =>
  from
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
        eq(signup.districtId, ofDistrict),
        eq(signup.slotId, ofSlot),
        sql`${signup.status} in ('confirmed', 'attended', 'absent', 'excused')`,
      ),
    )
    .orderBy(party.line, person.kind, signup.id),
)

/** Everyone with a seat on the slot, and how far each has got. */
export const presences = (db: Db | Tx, districtId: string, slotId: string) =>
  presencesOn(db, { districtId, slotId })

export type Presence = Awaited<ReturnType<typeof presences>>[number]

const signupsToLock = preparedSelect('attendance_signups', (from) =>
  from
    .select({ id: signup.id })
    .from(signup)
    .where(and(eq(signup.districtId, ofDistrict), isOneOf(signup.id, sql.placeholder('ids'))))
    .orderBy(signup.id)
    .for('update'),
)

/** Locks the sign-ups that are about to change, by id. */
export const lockSignups = async ({ tx, districtId }: Work, ids: readonly string[]) => {
  if (ids.length > 0) await signupsToLock(tx, { districtId, ids })
}
