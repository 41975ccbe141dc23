import { and, eq, sql, type SQL } from 'drizzle-orm'
import { isPublic } from '../../domain/activities'
import { checkAnswers, type Answers, type AnswersRefusal } from '../../domain/questions'
import { ok, type Result } from '../../domain/result'
import { allocate, checkSignup, placeNewcomer, type SignupRefusal } from '../../domain/signups'
import { skippedForClash } from '../../domain/skips'
import { signupNotice } from '../../words/notices'
import { preparedChange } from '../db/prepared'
import { insertRows, isOneOf } from '../db/rows'
import { party, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { coalesced, type BatchWork, type Outcome } from '../edge/coalesce'
import type { Notice } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { loadFacts, type Board, type Facts } from './batch'
import type { Asked, CreateInput } from './signers'
import { latestSkip, skipNotices } from './skips'

export type Joined = 'confirmed' | 'waitlisted' | 'pending'

export interface SignedUp {
  partyId: string
  status: Joined
  position: number | null
}

type CreateRefusal = SignupRefusal | AnswersRefusal

/** What one request adds to the tables. */
interface Made {
  asked: Asked
  board: Board
  partyId: string
  personIds: readonly string[]
  status: Joined
  line: number
  answers: Answers
}

/** A seat, a place in the line, or a place on the organizer's table. */
const place = (board: Board, size: number, now: Date): Result<Joined, 'full'> => {
  const { slot, free, line } = board
  if (slot.approval) return ok('pending')
  const newcomer = { partyId: 'newcomer', size, clashes: false, passedOverAt: null }
  const placed = placeNewcomer(slot, free, line, newcomer, now)
  if (!placed.ok) return placed
  return ok(placed.value === 'seat' ? 'confirmed' : 'waitlisted')
}

/** The rules, then the seats, then the answers: in the order in which the reasons stand. */
const decide = (
  asked: Asked,
  board: Board,
  facts: Facts,
  personIds: readonly string[],
  now: Date,
): Result<{ status: Joined; answers: Answers }, CreateRefusal> => {
  const { caller } = asked.call
  const checked = checkSignup({
    published: board.posted.status === 'published',
    inScope: caller.communityPath.startsWith(board.posted.audiencePath),
    slot: board.slot,
    members: personIds.map((personId) => facts.memberOf(asked, board, personId)),
    hadPlaceThisMonth: facts.hadPlace(caller),
    blockedUntil: facts.blockedUntil(caller),
    now,
  })
  if (!checked.ok) return checked
  const placed = place(board, personIds.length, now)
  if (!placed.ok) return placed
  const answers = checkAnswers(board.posted.questions, asked.input.answers)
  return answers.ok ? ok({ status: placed.value, answers: answers.value }) : answers
}

/** Carries a decision into the boards, so that the next request of the batch is decided after it. */
const apply = (made: Made, facts: Facts) => {
  const { asked, board, partyId, personIds, status } = made
  board.lastLine += 1
  for (const personId of personIds) board.signedUp.add(personId)
  for (const personId of personIds) facts.take(asked, board, personId, status)
  if (status === 'confirmed') board.free -= personIds.length
  if (status === 'waitlisted') {
    const { personId: signedBy } = asked.call.caller
    const entry = { partyId, signedBy, size: personIds.length, passedOverAt: null, skippedAt: null }
    board.line.push({ ...entry, clashes: false, clashTitle: null })
  }
}

/** Null where there is no such slot, or none that a resident may know of. */
const decideOne = (asked: Asked, facts: Facts, now: Date): Result<Made, CreateRefusal> | null => {
  const board = facts.boards.get(asked.input.slotId)
  if (!board || !isPublic(board.posted.status)) return null
  const personIds = [...new Set(asked.input.personIds)]
  const decided = decide(asked, board, facts, personIds, now)
  if (!decided.ok) return decided
  const made = {
    asked,
    board,
    partyId: newId(),
    personIds,
    line: board.lastLine + 1,
    ...decided.value,
  }
  apply(made, facts)
  return ok(made)
}

const partyRow = ({ districtId, now }: BatchWork, made: Made) => {
  const { asked, board, partyId, personIds, status, line, answers } = made
  const isSeated = status === 'confirmed'
  return {
    districtId,
    id: partyId,
    slotId: board.slot.id,
    familyId: asked.call.caller.familyId,
    signedBy: asked.call.caller.personId,
    line,
    joinedAt: now,
    waited: !isSeated,
    seatedAt: isSeated ? now : null,
    sizeWhenSeated: isSeated ? personIds.length : null,
    answers,
    auditId: asked.auditId,
  }
}

const signupRows = ({ districtId, now }: BatchWork, made: Made) => {
  const { asked, board, partyId, personIds, status } = made
  return personIds.map((personId) => ({
    districtId,
    id: newId(),
    partyId,
    slotId: board.slot.id,
    personId,
    status,
    startsAt: board.slot.startsAt,
    endsAt: board.slot.endsAt,
    createdAt: now,
    auditId: asked.auditId,
  }))
}

const sum = (all: readonly Made[], of: (made: Made) => number) =>
  all.reduce((total, made) => total + of(made), 0)

const countersToMove = preparedChange(
  'signups_counters',
  () => sql`
    update slot set taken = taken + moved.seated, waiting = waiting + moved.joined, audit_id = moved.audit_id
    from unnest(
      ${sql.placeholder('ids')}::uuid[], ${sql.placeholder('seated')}::int[],
      ${sql.placeholder('joined')}::int[], ${sql.placeholder('auditIds')}::uuid[]
    ) as moved (id, seated, joined, audit_id)
    where slot.district_id = ${sql.placeholder('districtId')} and slot.id = moved.id
  `,
)

/** The counters of the slots move by what this batch gave; the slots are locked. */
const moveCounters = ({ tx, districtId }: BatchWork, all: readonly Made[]) => {
  const moved = [...new Set(all.map(({ board }) => board))].map((board) => {
    const own = all.filter((made) => made.board === board)
    return {
      id: board.slot.id,
      seated: sum(own, ({ status, personIds }) => (status === 'confirmed' ? personIds.length : 0)),
      joined: sum(own, ({ status }) => (status === 'waitlisted' ? 1 : 0)),
      auditId: own.at(-1)?.asked.auditId,
    }
  })
  return countersToMove(tx, {
    districtId,
    ids: moved.map(({ id }) => id),
    seated: moved.map(({ seated }) => seated),
    joined: moved.map(({ joined }) => joined),
    auditIds: moved.map(({ auditId }) => auditId),
  })
}

/** Those in the line whose turn it was when others were seated, had they not sat elsewhere at that time. */
const turnsOf = ({ slot, free, line }: Board, given: number, now: Date) =>
  skippedForClash(line, (waiting) => allocate(slot, free + given, waiting, now).seated)

/** What a line has to remember after a batch, and what those are to be told whose turn clashed. */
interface LineNote {
  /** The last party that the batch gave something on this slot; its audit row stands for the note. */
  last: Made
  /** Passed by because of a clash. */
  skipped: readonly string[]
  /** Too large for what is free; their day of patience begins. */
  passedOver: readonly string[]
  letters: readonly Notice[]
}

const noteOf = (board: Board, own: readonly Made[], last: Made, now: Date): LineNote => {
  const { slot, posted, line, free } = board
  const given = sum(own, ({ status, personIds }) => (status === 'confirmed' ? personIds.length : 0))
  const { passedOver } = allocate(slot, free, line, now)
  if (given === 0) return { last, skipped: [], passedOver, letters: [] }
  const about = { title: posted.title, startsAt: slot.startsAt }
  const skipped = line.flatMap(({ partyId, clashes }) => (clashes ? [partyId] : []))
  return { last, skipped, passedOver, letters: skipNotices(turnsOf(board, given, now), about, now) }
}

const notesOf = (all: readonly Made[], now: Date): LineNote[] =>
  [...new Set(all.map(({ board }) => board))].flatMap((board) => {
    const own = all.filter((made) => made.board === board)
    const last = own.at(-1)
    return last ? [noteOf(board, own, last, now)] : []
  })

const writeNotes = ({ tx, districtId, now }: BatchWork, notes: readonly LineNote[]) => {
  const note = async (
    { asked: { auditId } }: Made,
    partyIds: readonly string[],
    what: { skippedAt: SQL } | { passedOverAt: Date },
  ) => {
    if (partyIds.length === 0) return
    await tx
      .update(party)
      .set({ ...what, auditId })
      .where(and(eq(party.districtId, districtId), isOneOf(party.id, partyIds)))
  }
  return Promise.all(
    notes.flatMap(({ last, skipped, passedOver }) => [
      note(last, skipped, { skippedAt: latestSkip(now) }),
      note(last, passedOver, { passedOverAt: now }),
    ]),
  )
}

const noticeOf: Record<Joined, 'signup_confirmed' | 'signup_waitlisted' | 'signup_pending'> = {
  confirmed: 'signup_confirmed',
  waitlisted: 'signup_waitlisted',
  pending: 'signup_pending',
}

/** Who sits now stands in nobody's way any more where it waits for the same time. */
const freedLines = ({ board, personIds, status }: Made, facts: Facts) =>
  status === 'confirmed'
    ? personIds.flatMap((personId) => facts.waitsElsewhere(personId, board))
    : []

const outcomeOf = (
  made: Made,
  facts: Facts,
  letters: readonly Notice[],
): Outcome<SignedUp, CreateRefusal> => {
  const { asked, board, partyId, personIds, status } = made
  const { slot, posted, line, ahead } = board
  const { title } = posted
  const told = { personId: asked.call.caller.personId, partyId, title, startsAt: slot.startsAt }
  const place_ = line.findIndex((waiting) => waiting.partyId === partyId)
  return {
    ok: true,
    value: { partyId, status, position: place_ === -1 ? null : ahead + place_ + 1 },
    subject: partyId,
    after: { slotId: slot.id, personIds, status },
    notices: [signupNotice(noticeOf[status], told), ...letters],
    reseat: [...new Set(freedLines(made, facts))],
  }
}

/** The statements go out together and are carried out in this order: sign-ups and notes need their party. */
const writeAll = async (work: BatchWork, all: readonly Made[], notes: readonly LineNote[]) => {
  if (all.length === 0) return
  await Promise.all([
    insertRows(
      work.tx,
      party,
      all.map((made) => partyRow(work, made)),
    ),
    insertRows(
      work.tx,
      signup,
      all.flatMap((made) => signupRows(work, made)),
    ),
    moveCounters(work, all),
    writeNotes(work, notes),
  ])
}

/** Parties take their seats, or their places in the line, each as one, in the order in which they came. */
export const createSignup = coalesced<ResidentCall, CreateInput, SignedUp, CreateRefusal>(
  'signups.create',
  async (work, entries, locked) => {
    const facts = await loadFacts(work, entries, locked)
    return (fresh) => {
      const decided = fresh.map((asked) => decideOne(asked, facts, work.now))
      const all = decided.flatMap((result) => (result?.ok === true ? [result.value] : []))
      const notes = notesOf(all, work.now)
      const letters = new Map(notes.map((note) => [note.last.partyId, note.letters]))
      const outcomes = decided.map((result): Outcome<SignedUp, CreateRefusal> => {
        if (result === null) return { ok: 'thrown', error: notFound() }
        if (!result.ok) return result
        return outcomeOf(result.value, facts, letters.get(result.value.partyId) ?? [])
      })
      return { outcomes, written: writeAll(work, all, notes) }
    }
  },
)
