import { and, asc, eq, sql } from 'drizzle-orm'
import { barsAnother } from '../../domain/late-seats'
import type { PartyMember, SignupStatus } from '../../domain/signups'
import type { Skill } from '../../domain/skills'
import { addMonths, monthStart, overlap } from '../../domain/time'
import type { SlotRow } from '../activities/cards'
import { named } from '../db/names'
import { isOneOf } from '../db/rows'
import { activity, person, signup, slot } from '../db/tables'
import type { Caller } from '../edge/call'
import type { BatchWork } from '../edge/coalesce'
import { standingMinors } from '../families/wards'
import { skillsOf } from './load'
import { loadBefore, loadGuardians, loadPlaces, type Asked } from './signers'
import type { Skippable } from './skips'
import { holdsSeat, lineOf, loadWaiting, type Seat } from './waiting'

/** What the rules need for all requests of a batch, loaded in a handful of statements under its locks. */

/** A slot on which people sign up, as it stands while the batch goes on. */
export interface Board {
  slot: SlotRow
  posted: typeof activity.$inferSelect
  free: number
  /** Parties that wait and were not loaded, for nobody's turn can come. */
  ahead: number
  line: Skippable[]
  lastLine: number
  /** Those who have a live sign-up on it that stands in the way of another one. */
  signedUp: Set<string>
  /** Those who wait in its line. */
  waits: Set<string>
}

export interface Facts {
  boards: Map<string, Board>
  memberOf: (asked: Asked, board: Board, personId: string) => PartyMember
  blockedUntil: (caller: Caller) => Date | null
  hadPlace: (caller: Caller) => boolean
  /** Remembers what was given in this batch, for the rules of the next requests. */
  take: (asked: Asked, board: Board, personId: string, status: SignupStatus) => void
  /** Other slots in whose line the person stands for the same time. */
  waitsElsewhere: (personId: string, board: Board) => string[]
}

const lockSlots = ({ tx, districtId }: BatchWork, slotIds: readonly string[]) =>
  tx
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), isOneOf(slot.id, slotIds)))
    .orderBy(asc(slot.id))
    .for('update')
    .prepare(named('signups_slots'))
    .execute()

/**
 * The activities of the locked slots and the last place given in each line. They are read in a statement of
 * their own: one that waited for a lock would still see them as they were before it waited, published though
 * taken back meanwhile. The line ends where its index ends, however long it is.
 */
const loadPosted = async ({ tx, districtId }: BatchWork, slotIds: readonly string[]) => {
  const rows = await tx
    .select({
      slotId: slot.id,
      posted: activity,
      lastLine: sql<number>`coalesce((
        select p.line from party p
        where p.district_id = ${slot.districtId} and p.slot_id = ${slot.id}
        order by p.line desc limit 1
      ), 0)`,
    })
    .from(slot)
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(and(eq(slot.districtId, districtId), isOneOf(slot.id, slotIds)))
    .prepare(named('signups_posted'))
    .execute()
  return new Map(rows.map((row) => [row.slotId, row]))
}

const lockPeople = ({ tx, districtId }: BatchWork, personIds: readonly string[]) =>
  tx
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), isOneOf(person.id, personIds)))
    .orderBy(asc(person.id))
    .for('update')
    .prepare(named('signups_people'))
    .execute()

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
        isOneOf(signup.personId, personIds),
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`,
        sql`${signup.startsAt} < ${until.toISOString()}::timestamptz`,
        sql`${signup.endsAt} > ${from.toISOString()}::timestamptz`,
      ),
    )
    .prepare(named('signups_seats'))
    .execute()
}

/** Whether somebody of the line could be seated before a newcomer; the line of a full slot need not be read. */
const hasTurn = (row: SlotRow) => row.waiting > 0 && row.taken < row.capacity

/** Locks slots by id, then persons by id, and loads the rest. */
export const loadFacts = async (
  work: BatchWork,
  asked: readonly Asked[],
  locked: () => void,
): Promise<Facts> => {
  const { callers, blocks } = await loadBefore(work, asked)
  const slots = await lockSlots(work, [...new Set(asked.map(({ input }) => input.slotId))])
  locked()
  const slotIds = slots.map(({ id }) => id)
  const waiting = await loadWaiting(
    work,
    slots.flatMap((row) => (hasTurn(row) ? [row.id] : [])),
  )
  const personIds = asked.flatMap(({ input }) => input.personIds)
  const everyone = [...new Set([...personIds, ...waiting.map(({ personId }) => personId)])]
  const needsSkills = slots.some(({ requires }) => requires.length > 0)
  const [posted, people] = await Promise.all([
    loadPosted(work, slotIds),
    lockPeople(work, everyone),
  ])
  const minors = people.flatMap(({ id, kind }) => (kind === 'minor' ? [id] : []))
  const guardians = minors.length > 0 ? await loadGuardians(work, callers) : new Set<string>()
  const alone = await standingMinors(work.tx, work.districtId, minors)
  const [seats, skills] = await Promise.all([
    slots.length === 0 ? [] : loadSeats(work, everyone, slots),
    needsSkills ? skillsOf(work.tx, work.districtId, everyone) : [],
  ])
  const boards = new Map(
    slots.flatMap((row) => {
      const found = posted.get(row.id)
      if (!found) return []
      const here = seats.filter(({ slotId }) => slotId === row.id)
      const board: Board = {
        slot: row,
        posted: found.posted,
        free: row.capacity - row.taken,
        ahead: hasTurn(row) ? 0 : row.waiting,
        line: lineOf(row, waiting, seats),
        lastLine: found.lastLine,
        signedUp: personsOf(here.filter(({ status }) => barsAnother(status, row, work.now))),
        waits: personsOf(here.filter(({ status }) => status === 'waitlisted')),
      }
      return [[row.id, board]]
    }),
  )
  const places = await loadPlaces(work, slots, callers)
  return factsOf({ boards, people, seats, guardians, alone, skills, blocks, places, now: work.now })
}

const personsOf = (seats: readonly Seat[]) => new Set(seats.map(({ personId }) => personId))

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
  const seatsOf = new Map<string, Seat[]>()
  const sit = (seat: Seat) => {
    const own = seatsOf.get(seat.personId) ?? []
    own.push(seat)
    seatsOf.set(seat.personId, own)
  }
  seats.forEach(sit)
  return {
    boards,
    blockedUntil: ({ personId }) => blocks.get(personId) ?? null,
    hadPlace: ({ familyId }) => places.has(familyId),
    take: ({ call }, { slot: row, posted: { title } }, personId, status) => {
      const { id: slotId, startsAt, endsAt } = row
      const seat = { personId, slotId, status, title, startsAt, endsAt }
      sit(seat)
      if (holdsSeat(seat) && isThisMonth(startsAt, now)) places.add(call.caller.familyId)
    },
    waitsElsewhere: (personId, { slot: row }) =>
      (seatsOf.get(personId) ?? [])
        .filter((seat) => seat.status === 'waitlisted')
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
        otherSeats: (seatsOf.get(personId) ?? []).filter(
          (seat) => seat.slotId !== board.slot.id && holdsSeat(seat),
        ),
      }
    },
  }
}
