import { isPublic } from '../../domain/activities'
import { checkAnswers, type Answers, type AnswersRefusal } from '../../domain/questions'
import { ok, type Result } from '../../domain/result'
import { allocate, checkSignup, placeNewcomer, type SignupRefusal } from '../../domain/signups'
import { skippedForClash } from '../../domain/skips'
import { signupNotice } from '../../words/notices'
import type { ResidentCall } from '../edge/call'
import { coalesced, type Outcome } from '../edge/coalesce'
import type { Notice } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { loadFacts, type Board, type Facts } from './batch'
import type { Asked, CreateInput } from './signers'
import { skipNotices } from './skips'
import { sum, writeAll, type Joined, type LineNote, type Made } from './write-batch'

export interface SignedUp {
  partyId: string
  status: Joined
  position: number | null
}

type CreateRefusal = SignupRefusal | AnswersRefusal

/** A seat, a place in the line, or a place on the organizer's table; whoever waits has been approved already. */
const place = (
  { slot, free, line, waits }: Board,
  personIds: readonly string[],
  now: Date,
): Result<Joined, 'full'> => {
  if (slot.approval && !personIds.every((id) => waits.has(id))) return ok('pending')
  const { length: size } = personIds
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
  const placed = place(board, personIds, now)
  if (!placed.ok) return placed
  const answers = checkAnswers(board.posted.questions, asked.input.answers)
  return answers.ok ? ok({ status: placed.value, answers: answers.value }) : answers
}

/** Carries a decision into the boards, so that the next request of the batch is decided after it. */
const apply = (made: Made, facts: Facts) => {
  const { asked, board, partyId, personIds, status } = made
  board.lastLine += 1
  for (const personId of personIds) {
    board.signedUp.add(personId)
    board.waits.delete(personId)
  }
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
    leaveLine: personIds.filter((id) => board.waits.has(id)),
    ...decided.value,
  }
  apply(made, facts)
  return ok(made)
}

/** Those in the line whose turn it was when others were seated, had they not sat elsewhere at that time. */
const turnsOf = ({ slot, free, line }: Board, given: number, now: Date) =>
  skippedForClash(line, (waiting) => allocate(slot, free + given, waiting, now).seated)

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
  const about = { partyId, title, startsAt: slot.startsAt }
  const { personId: by } = asked.call.caller
  const others = personIds.filter((id) => id !== by && !facts.memberOf(asked, board, id).isMinor)
  const place_ = line.findIndex((waiting) => waiting.partyId === partyId)
  return {
    ok: true,
    value: { partyId, status, position: place_ === -1 ? null : ahead + place_ + 1 },
    subject: partyId,
    after: { slotId: slot.id, personIds, status },
    notices: [
      ...[by, ...others].map((personId) => signupNotice(noticeOf[status], { ...about, personId })),
      ...letters,
    ],
    reseat: [...new Set(freedLines(made, facts))],
  }
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
