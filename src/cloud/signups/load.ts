import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { blockedUntil, rememberedSince } from '../../domain/absences'
import { barsAnother } from '../../domain/late-seats'
import type { PartyMember } from '../../domain/signups'
import { addMonths, monthStart } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { absence, activity, person, personSkill, signup, slot } from '../db/tables'
import type { Caller } from '../edge/call'
import { standingMinors, wardsOf } from '../families/wards'

/** These statuses hold a seat that a person cannot hold elsewhere at the same time. */
const seatHeld = sql`status in ('confirmed', 'offered', 'attended')`

/** Whoever was given a seat and stayed away has had one all the same. */
const seatGiven = sql`status in ('confirmed', 'offered', 'attended', 'absent')`

/** The seats that people hold elsewhere, with the title that explains a clash. */
export const seatsElsewhere = async (
  db: Db | Tx,
  districtId: string,
  personIds: readonly string[],
  exceptSlotId: string | null,
  around: { startsAt: Date; endsAt: Date },
) => {
  if (personIds.length === 0) return []
  return db
    .select({
      personId: signup.personId,
      title: activity.title,
      startsAt: signup.startsAt,
      endsAt: signup.endsAt,
    })
    .from(signup)
    .innerJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.personId, [...personIds]),
        sql`${signup}.${seatHeld}`,
        exceptSlotId === null ? undefined : ne(signup.slotId, exceptSlotId),
        sql`${signup.startsAt} < ${around.endsAt.toISOString()}::timestamptz`,
        sql`${signup.endsAt} > ${around.startsAt.toISOString()}::timestamptz`,
      ),
    )
}

const live = sql`status in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`

/** Who of these people has a live sign-up on the slot that stands in the way of another one. */
export const signedUpIds = async (
  db: Db | Tx,
  districtId: string,
  at: { id: string; startsAt: Date },
  personIds: readonly string[],
  now: Date,
) => {
  if (personIds.length === 0) return new Set<string>()
  const rows = await db
    .select({ personId: signup.personId, status: signup.status })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, at.id),
        inArray(signup.personId, [...personIds]),
        sql`${signup}.${live}`,
      ),
    )
  return new Set(
    rows.flatMap(({ personId, status }) => (barsAnother(status, at, now) ? [personId] : [])),
  )
}

export const nicknameOf = async (
  { tx, districtId }: { tx: Tx; districtId: string },
  personId: string,
) => {
  const [row] = await tx
    .select({ nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  return row?.nickname ?? ''
}

/** What people can do, as staff vouched. */
export const skillsOf = async (db: Db | Tx, districtId: string, personIds: readonly string[]) => {
  if (personIds.length === 0) return []
  return db
    .select({ personId: personSkill.personId, skill: personSkill.skill })
    .from(personSkill)
    .where(
      and(eq(personSkill.districtId, districtId), inArray(personSkill.personId, [...personIds])),
    )
}

/** Whether the household has a seat on anything of this calendar month, or had one and stayed away. */
export const hadPlaceThisMonth = async (
  db: Db | Tx,
  districtId: string,
  familyId: string,
  now: Date,
) => {
  const from = monthStart(now)
  const rows = await db
    .select({ id: signup.id })
    .from(signup)
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(person.familyId, familyId),
        sql`${signup}.${seatGiven}`,
        sql`${signup.startsAt} >= ${from.toISOString()}::timestamptz`,
        sql`${signup.startsAt} < ${addMonths(from, 1).toISOString()}::timestamptz`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** The absences of a person that still count, latest first. */
export const standingAbsences = (db: Db | Tx, districtId: string, personId: string, now: Date) =>
  db
    .select({ at: absence.at, step: absence.step })
    .from(absence)
    .where(
      and(
        eq(absence.districtId, districtId),
        eq(absence.personId, personId),
        ne(absence.appeal, 'revoked'),
        sql`${absence.at} > ${rememberedSince(now).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(sql`${absence.at} desc`)

/** Until when absences keep the person from signing up; null when they do not. */
export const blockOf = async (db: Db | Tx, districtId: string, personId: string, now: Date) => {
  const ends = (await standingAbsences(db, districtId, personId, now)).flatMap(
    ({ at, step }) => blockedUntil(step, at) ?? [],
  )
  const last = ends.sort((one, other) => other.getTime() - one.getTime())[0]
  return last !== undefined && last > now ? last : null
}

/**
 * What the rules of sign-up need to know of each person, in the order asked. Ids that are nobody's, or of
 * another household, come back as not in the family, without a word about who they are.
 */
export const loadMembers = async (
  db: Db | Tx,
  districtId: string,
  caller: Caller,
  at: { id: string; startsAt: Date; endsAt: Date },
  personIds: readonly string[],
  now: Date,
): Promise<PartyMember[]> => {
  const people = await db
    .select()
    .from(person)
    .where(
      and(
        eq(person.districtId, districtId),
        eq(person.familyId, caller.familyId),
        inArray(person.id, [...personIds]),
      ),
    )
    .orderBy(asc(person.id))
  const known = people.map(({ id }) => id)
  const elsewhere = await seatsElsewhere(db, districtId, known, at.id, at)
  const signedUp = await signedUpIds(db, districtId, at, known, now)
  const wards = await wardsOf(db, districtId, caller.personId)
  const alone = await standingMinors(
    db,
    districtId,
    people.flatMap(({ id, kind }) => (kind === 'minor' ? [id] : [])),
  )
  const skills = await skillsOf(db, districtId, known)
  return personIds.map((personId) => {
    const found = people.find(({ id }) => id === personId)
    return {
      personId,
      nickname: found?.nickname ?? '',
      birthYear: found?.birthYear ?? null,
      isMinor: found?.kind === 'minor',
      inFamily: found !== undefined,
      isWard: wards.has(personId),
      actsAlone: alone.has(personId),
      isCaller: personId === caller.personId,
      skills: skills.flatMap((row) => (row.personId === personId ? [row.skill] : [])),
      signedUp: signedUp.has(personId),
      otherSeats: elsewhere.filter((seat) => seat.personId === personId),
    }
  })
}
