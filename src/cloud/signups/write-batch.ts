import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Answers } from '../../domain/questions'
import { preparedChange } from '../db/prepared'
import { insertRows, isOneOf } from '../db/rows'
import { party, signup } from '../db/tables'
import type { BatchWork } from '../edge/coalesce'
import type { Notice } from '../edge/command'
import { newId } from '../ids'
import type { Board } from './batch'
import { leaveLine } from './leave-line'
import type { Asked } from './signers'
import { latestSkip } from './skips'

/** What a batch of sign-ups writes down, in a handful of statements. */

export type Joined = 'confirmed' | 'waitlisted' | 'pending'

/** What one request adds to the tables. */
export interface Made {
  asked: Asked
  board: Board
  partyId: string
  personIds: readonly string[]
  status: Joined
  line: number
  answers: Answers
  /** Those of them who waited on this slot until now. */
  leaveLine: readonly string[]
}

/** What a line has to remember after a batch, and what those are to be told whose turn clashed. */
export interface LineNote {
  /** The last party that the batch gave something on this slot; its audit row stands for the note. */
  last: Made
  /** Passed by because of a clash. */
  skipped: readonly string[]
  /** Too large for what is free; their day of patience begins. */
  passedOver: readonly string[]
  letters: readonly Notice[]
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

export const sum = (all: readonly Made[], of: (made: Made) => number) =>
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

/** The statements go out together and are carried out in this order: sign-ups and notes need their party. */
export const writeAll = async (
  work: BatchWork,
  all: readonly Made[],
  notes: readonly LineNote[],
) => {
  if (all.length === 0) return
  const leaving = all.filter((made) => made.leaveLine.length > 0)
  for (const { asked, board, leaveLine: gone } of leaving) {
    await leaveLine({ ...work, auditId: asked.auditId }, board.slot.id, gone)
  }
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
