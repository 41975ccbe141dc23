import { and, asc, eq, sql } from 'drizzle-orm'
import type { SignupStatus } from '../../domain/signups'
import { overlap } from '../../domain/time'
import type { SlotRow } from '../activities/cards'
import { preparedSelect } from '../db/prepared'
import { party, signup, slot } from '../db/tables'
import type { BatchWork } from '../edge/coalesce'
import type { Skippable } from './skips'

/** A live sign-up of a person, with the title that explains a clash. */
export interface Seat {
  personId: string
  slotId: string
  status: SignupStatus
  title: string
  startsAt: Date
  endsAt: Date
}

/** Whether a person sits there and nowhere else at that time; who waits does not yet. */
export const holdsSeat = ({ status }: Seat) => ['confirmed', 'offered', 'attended'].includes(status)

/** Whether somebody of the line could be seated before a newcomer; the line of a full slot need not be read. */
export const hasTurn = (row: SlotRow) => row.waiting > 0 && row.taken < row.capacity

const slotIds = sql.placeholder('slotIds')
const districtId = sql.placeholder('districtId')

/** Those of the slots where a turn could come, as SQL, so that lines are read together with their slots and not after them. */
const slotsWithTurns = sql`array(
  select id from ${slot} where district_id = ${districtId} and id = any(${slotIds}::uuid[])
    and waiting > 0 and taken < capacity
)`

/** Who waits on them. The status stands in the text, for an index of waiting people alone answers this. */
const waitsForTurn = sql`${signup.districtId} = ${districtId}
  and ${signup.slotId} = any(${slotsWithTurns}) and ${signup.status} = 'waitlisted'`

/** Everyone who waits on those of these slots where a turn could come, in the order of the lines. */
const waitingOn = preparedSelect('signups_waiting', (from) =>
  from
    .select({
      slotId: party.slotId,
      partyId: party.id,
      signedBy: party.signedBy,
      passedOverAt: party.passedOverAt,
      skippedAt: party.skippedAt,
      personId: signup.personId,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .where(waitsForTurn)
    .orderBy(asc(party.line), asc(signup.personId)),
)

export const loadWaiting = ({ tx, districtId }: BatchWork, ids: readonly string[]) =>
  waitingOn(tx, { districtId, slotIds: ids })

/**
 * The persons of a batch and everyone whom `loadWaiting` finds: those whose seats and turns it may touch. The
 * statement around it gives `districtId`, `slotIds` and `personIds`.
 */
export const concerned = sql`array(
  select unnest(${sql.placeholder('personIds')}::uuid[])
  union
  select ${signup.personId} from ${signup} where ${waitsForTurn}
)`

/** The line of one slot, each party with whether someone of it sits elsewhere at that time. */
export const lineOf = (
  row: SlotRow,
  waiting: Awaited<ReturnType<typeof loadWaiting>>,
  seats: readonly Seat[],
): Skippable[] => {
  const own = waiting.filter(({ slotId }) => slotId === row.id)
  const clashing = new Map(
    seats
      .filter((seat) => seat.slotId !== row.id && holdsSeat(seat) && overlap(seat, row))
      .map(({ personId, title }) => [personId, title]),
  )
  const parties = new Map<string, Skippable>()
  for (const { partyId, personId, signedBy, passedOverAt, skippedAt } of own) {
    const known = parties.get(partyId)
    const clashTitle = known?.clashTitle ?? clashing.get(personId) ?? null
    parties.set(partyId, {
      partyId,
      signedBy,
      passedOverAt,
      skippedAt,
      size: (known?.size ?? 0) + 1,
      clashes: clashTitle !== null,
      clashTitle,
    })
  }
  return [...parties.values()]
}
