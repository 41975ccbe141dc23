import { and, asc, eq, inArray, max, sql } from 'drizzle-orm'
import { blockedUntil, rememberedSince, type AbsenceStep } from '../../domain/absences'
import type { Answers } from '../../domain/questions'
import type { PartyMember, WaitingParty } from '../../domain/signups'
import type { Skill } from '../../domain/skills'
import { addMonths, monthStart, overlap } from '../../domain/time'
import type { SlotRow } from '../activities/cards'
import { absence, activity, guardian, party, person, signup, slot } from '../db/tables'
import type { Caller, ResidentCall } from '../edge/call'
import type { BatchWork } from '../edge/coalesce'
import { consentStands, standingMinors } from '../families/wards'
import { hadPlaceThisMonth, skillsOf } from './load'
import { holdsSeat, lineOf, loadWaiting, type Seat } from './waiting'

/** What the rules need for all requests of a batch, loaded in a handful of statements under its locks. */

export interface CreateInput {
  key: string
  slotId: string
  personIds: string[]
  answers: Answers
}

export interface Asked {
  call: ResidentCall
  input: CreateInput
  auditId: string
}

/** A slot on which people sign up, as it stands while the batch goes on. */
export interface Board {
  slot: SlotRow
  posted: typeof activity.$inferSelect
  free: number
  line: WaitingParty[]
  lastLine: number
  /** Those who have a live sign-up on it. */
  signedUp: Set<string>
}

export interface Facts {
  boards: Map<string, Board>
  memberOf: (asked: Asked, board: Board, personId: string) => PartyMember
  blockedUntil: (caller: Caller) => Date | null
  hadPlace: (caller: Caller) => boolean
  /** Remembers what was given in this batch, for the rules of the next requests. */
  take: (asked: Asked, board: Board, personId: string, status: string) => void
  /** Other slots in whose line the person stands for the same time. */
  waitsElsewhere: (personId: string, board: Board) => string[]
}

/**
 * Locks the slots by id. Their activities are read in a statement of their own: one that waited for a lock
 * would still see them as they were before it waited, published though taken back meanwhile.
 */
const lockSlots = async ({ tx, districtId }: BatchWork, slotIds: readonly string[]) => {
  const slots = await tx
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), inArray(slot.id, [...slotIds])))
    .orderBy(asc(slot.id))
    .for('update')
  if (slots.length === 0) return []
  const activityIds = [...new Set(slots.map(({ activityId }) => activityId))]
  const activities = await tx
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, districtId), inArray(activity.id, activityIds)))
  const byId = new Map(activities.map((row) => [row.id, row]))
  return slots.flatMap((row) => {
    const posted = byId.get(row.activityId)
    return posted ? [{ slot: row, posted }] : []
  })
}

const lastLines = async ({ tx, districtId }: BatchWork, slotIds: readonly string[]) => {
  const rows = await tx
    .select({ slotId: party.slotId, line: max(party.line) })
    .from(party)
    .where(and(eq(party.districtId, districtId), inArray(party.slotId, [...slotIds])))
    .groupBy(party.slotId)
  return new Map(rows.map(({ slotId, line }) => [slotId, line ?? 0]))
}

const lockPeople = ({ tx, districtId }: BatchWork, personIds: readonly string[]) =>
  tx
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...personIds])))
    .orderBy(asc(person.id))
    .for('update')

/** All live sign-ups of these people around the time of the slots. */
const loadSeats = async (
  { tx, districtId }: BatchWork,
  personIds: readonly string[],
  slots: readonly SlotRow[],
): Promise<Seat[]> => {
  const from = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())))
  const until = new Date(Math.max(...slots.map(({ endsAt }) => endsAt.getTime())))
  return tx
    .select({
      personId: signup.personId,
      slotId: signup.slotId,
      status: signup.status,
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
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`,
        sql`${signup.startsAt} < ${until.toISOString()}::timestamptz`,
        sql`${signup.endsAt} > ${from.toISOString()}::timestamptz`,
      ),
    )
}

const loadGuardians = async ({ tx, districtId }: BatchWork, callers: readonly Caller[]) => {
  const rows = await tx
    .select({ minorId: guardian.minorId, guardianId: guardian.guardianId })
    .from(guardian)
    .where(
      and(
        eq(guardian.districtId, districtId),
        inArray(
          guardian.guardianId,
          callers.map(({ personId }) => personId),
        ),
        consentStands,
      ),
    )
  return new Set(rows.map(({ minorId, guardianId }) => `${guardianId}|${minorId}`))
}

const loadBlocks = async ({ tx, districtId, now }: BatchWork, callers: readonly Caller[]) => {
  const rows: { personId: string; at: Date; step: AbsenceStep }[] = await tx
    .select({ personId: absence.personId, at: absence.at, step: absence.step })
    .from(absence)
    .where(
      and(
        eq(absence.districtId, districtId),
        inArray(
          absence.personId,
          callers.map(({ personId }) => personId),
        ),
        sql`${absence.appeal} <> 'revoked'`,
        sql`${absence.at} > ${rememberedSince(now).toISOString()}::timestamptz`,
      ),
    )
  const blocks = new Map<string, Date>()
  for (const { personId, at, step } of rows) {
    const until = blockedUntil(step, at)
    const before = blocks.get(personId)
    if (until !== null && (before === undefined || until > before)) blocks.set(personId, until)
  }
  return blocks
}

const loadPlaces = async (
  work: BatchWork,
  boards: readonly Board[],
  callers: readonly Caller[],
) => {
  const had = new Set<string>()
  if (boards.every(({ slot: { stagedHours } }) => stagedHours === 0)) return had
  for (const familyId of new Set(callers.map((caller) => caller.familyId))) {
    if (await hadPlaceThisMonth(work.tx, work.districtId, familyId, work.now)) had.add(familyId)
  }
  return had
}

/** Locks slots by id, then persons by id, and loads the rest. */
export const loadFacts = async (work: BatchWork, asked: readonly Asked[]): Promise<Facts> => {
  const slotIds = [...new Set(asked.map(({ input }) => input.slotId))]
  const locked = await lockSlots(work, slotIds)
  const waiting = await loadWaiting(
    work,
    locked.flatMap(({ slot: row }) => (row.waiting > 0 ? [row.id] : [])),
  )
  const callers = asked.map(({ call }) => call.caller)
  const personIds = asked.flatMap(({ input }) => input.personIds)
  const everyone = [...new Set([...personIds, ...waiting.map(({ personId }) => personId)])]
  const people = await lockPeople(work, everyone)
  const slots = locked.map(({ slot: row }) => row)
  const seats = slots.length === 0 ? [] : await loadSeats(work, everyone, slots)
  const lines = await lastLines(work, slotIds)
  const minors = people.flatMap(({ id, kind }) => (kind === 'minor' ? [id] : []))
  const guardians = minors.length > 0 ? await loadGuardians(work, callers) : new Set<string>()
  const alone = await standingMinors(work.tx, work.districtId, minors)
  const skills = slots.some(({ requires }) => requires.length > 0)
    ? await skillsOf(work.tx, work.districtId, everyone)
    : []
  const boards = new Map(
    locked.map(({ slot: row, posted }) => [
      row.id,
      {
        slot: row,
        posted,
        free: row.capacity - row.taken,
        line: lineOf(row, waiting, seats),
        lastLine: lines.get(row.id) ?? 0,
        signedUp: new Set(
          seats.filter(({ slotId }) => slotId === row.id).map(({ personId }) => personId),
        ),
      },
    ]),
  )
  const blocks = await loadBlocks(work, callers)
  const places = await loadPlaces(work, [...boards.values()], callers)
  return factsOf({ boards, people, seats, guardians, alone, skills, blocks, places, now: work.now })
}

interface Loaded {
  boards: Map<string, Board>
  people: readonly (typeof person.$inferSelect)[]
  seats: Seat[]
  guardians: ReadonlySet<string>
  alone: ReadonlySet<string>
  skills: readonly { personId: string; skill: Skill }[]
  blocks: ReadonlyMap<string, Date>
  places: Set<string>
  now: Date
}

const isThisMonth = (instant: Date, now: Date) => {
  const from = monthStart(now)
  return instant >= from && instant < addMonths(from, 1)
}

const factsOf = (loaded: Loaded): Facts => {
  const { boards, people, seats, guardians, alone, skills, blocks, places, now } = loaded
  const byId = new Map(people.map((row) => [row.id, row]))
  return {
    boards,
    blockedUntil: ({ personId }) => blocks.get(personId) ?? null,
    hadPlace: ({ familyId }) => places.has(familyId),
    take: ({ call }, { slot: row, posted: { title } }, personId, status) => {
      const { id: slotId, startsAt, endsAt } = row
      const seat = { personId, slotId, status, title, startsAt, endsAt }
      seats.push(seat)
      if (holdsSeat(seat) && isThisMonth(startsAt, now)) places.add(call.caller.familyId)
    },
    waitsElsewhere: (personId, { slot: row }) =>
      seats
        .filter((seat) => seat.personId === personId && seat.status === 'waitlisted')
        .filter((seat) => seat.slotId !== row.id && overlap(seat, row))
        .map(({ slotId }) => slotId),
    memberOf: ({ call: { caller } }, board, personId) => {
      const row = byId.get(personId)
      // Someone of another household is told apart from nobody by nothing.
      const found = row?.familyId === caller.familyId ? row : undefined
      return {
        personId,
        nickname: found?.nickname ?? '',
        birthYear: found?.birthYear ?? null,
        isMinor: found?.kind === 'minor',
        inFamily: found !== undefined,
        isWard: guardians.has(`${caller.personId}|${personId}`),
        actsAlone: alone.has(personId),
        isCaller: personId === caller.personId,
        skills: skills.flatMap((one) => (one.personId === personId ? [one.skill] : [])),
        signedUp: found !== undefined && board.signedUp.has(personId),
        otherSeats: seats.filter(
          (seat) => seat.personId === personId && seat.slotId !== board.slot.id && holdsSeat(seat),
        ),
      }
    },
  }
}
