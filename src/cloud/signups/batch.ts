import { and, asc, eq, sql } from 'drizzle-orm'
import { barsAnother } from '../../domain/late-seats'
import type { PartyMember, SignupStatus } from '../../domain/signups'
import type { Skill } from '../../domain/skills'
import { addMonths, monthStart, overlap } from '../../domain/time'
import type { SlotRow } from '../activities/cards'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { activity, person, signup, slot } from '../db/tables'
import type { Caller } from '../edge/call'
import type { BatchWork } from '../edge/coalesce'
import { standingMinors } from '../families/wards'
import { skillsOf } from './load'
import { loadBefore, loadGuardians, loadPlaces, type Asked } from './signers'
import type { Skippable } from './skips'
import { concerned, hasTurn, holdsSeat, lineOf, loadWaiting, type Seat } from './waiting'

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

const districtId = sql.placeholder('districtId')
const slotIds = sql.placeholder('slotIds')

const slotsToLock = preparedSelect('signups_slots', (from) =>
  from
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), isOneOf(slot.id, slotIds)))
    .orderBy(asc(slot.id))
    .for('update'),
)

/**
 * The activities of the locked slots and the last place given in each line. They are read in a statement of
 * their own: one that waited for a lock would still see them as they were before it waited, published though
 * taken back meanwhile. The line ends where its index ends, however long it is.
 */
const postedOn = preparedSelect('signups_posted', (from) =>
  from
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
    .where(and(eq(slot.districtId, districtId), isOneOf(slot.id, slotIds))),
)

/** What the rules ask about a person. */
const aboutPerson = {
  id: person.id,
  familyId: person.familyId,
  kind: person.kind,
  nickname: person.nickname,
  birthYear: person.birthYear,
}

type PersonRow = Pick<typeof person.$inferSelect, keyof typeof aboutPerson>

/** Those who join and those whose turn could come, locked in one order. */
const peopleToLock = preparedSelect('signups_people', (from) =>
  from
    .select(aboutPerson)
    .from(person)
    .where(and(eq(person.districtId, districtId), sql`${person.id} = any(${concerned})`))
    .orderBy(asc(person.id))
    .for('update'),
)

const ofSlots = sql`from ${slot} where ${slot.districtId} = ${districtId} and ${isOneOf(slot.id, slotIds)}`

/** All their live sign-ups around the time of the slots. */
const seatsOfPeople = preparedSelect('signups_seats', (from) =>
  from
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
        sql`${signup.personId} = any(${concerned})`,
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`,
        sql`${signup.startsAt} < (select max(ends_at) ${ofSlots})`,
        sql`${signup.endsAt} > (select min(starts_at) ${ofSlots})`,
      ),
    ),
)

/**
 * Locks slots by id, then persons by id, and reads the rest. All of it is asked for in one go, and the database
 * carries it out in this order as soon as it gives the lock: everyone else waits for that lock, and nobody has to
 * wait besides for this process to read one answer before it asks the next question.
 */
export const loadFacts = async (
  work: BatchWork,
  asked: readonly Asked[],
  locked: () => void,
): Promise<Facts> => {
  const { callers, blocks } = await loadBefore(work, asked)
  const { tx } = work
  const ofBatch = {
    districtId: work.districtId,
    slotIds: [...new Set(asked.map(({ input }) => input.slotId))],
    personIds: [...new Set(asked.flatMap(({ input }) => input.personIds))],
  }
  const locking = slotsToLock(tx, ofBatch)
  locked()
  const [slots, people, waiting, posted, seats] = await Promise.all([
    locking,
    peopleToLock(tx, ofBatch),
    loadWaiting(work, ofBatch.slotIds),
    postedOn(tx, ofBatch),
    seatsOfPeople(tx, ofBatch),
  ])
  const minors = people.flatMap(({ id, kind }) => (kind === 'minor' ? [id] : []))
  const needsSkills = slots.some(({ requires }) => requires.length > 0)
  const [guardians, alone, skills] = await Promise.all([
    minors.length > 0 ? loadGuardians(work, callers) : new Set<string>(),
    standingMinors(tx, work.districtId, minors),
    needsSkills ? skillsOf(tx, work.districtId, ofBatch.personIds) : [],
  ])
  const postedBySlot = new Map(posted.map((row) => [row.slotId, row]))
  const boards = new Map(
    slots.flatMap((row) => {
      const found = postedBySlot.get(row.id)
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
  people: readonly PersonRow[]
  seats: Seat[]
  guardians: ReadonlySet<string>
  alone: ReadonlySet<string>
  skills: readonly { personId: string; skill: Skill }[]
  blocks: ReadonlyMap<string, Date>
  places: Set<string>
  now: Date
}

const factsOf = (loaded: Loaded): Facts => {
  const { boards, people, seats, guardians, alone, skills, blocks, places, now } = loaded
  const byId = new Map(people.map((row) => [row.id, row]))
  const month = monthStart(now)
  const nextMonth = addMonths(month, 1)
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
      if (holdsSeat(seat) && startsAt >= month && startsAt < nextMonth)
        places.add(call.caller.familyId)
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
