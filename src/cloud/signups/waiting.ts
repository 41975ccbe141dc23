import { and, asc, eq, inArray } from 'drizzle-orm'
import type { SignupStatus } from '../../domain/signups'
import { overlap } from '../../domain/time'
import type { SlotRow } from '../activities/cards'
import { party, signup } from '../db/tables'
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

/** Everyone who waits on these slots, in the order of the lines. */
export const loadWaiting = async ({ tx, districtId }: BatchWork, slotIds: readonly string[]) => {
  if (slotIds.length === 0) return []
  return tx
    .select({
      slotId: party.slotId,
      partyId: party.id,
      signedBy: party.signedBy,
      passedOverAt: party.passedOverAt,
      skippedAt: party.skippedAt,
      personId: signup.personId,
    })
    .from(party)
    .innerJoin(signup, and(eq(signup.districtId, party.districtId), eq(signup.partyId, party.id)))
    .where(
      and(
        eq(party.districtId, districtId),
        inArray(party.slotId, [...slotIds]),
        eq(signup.status, 'waitlisted'),
      ),
    )
    .orderBy(asc(party.line), asc(signup.personId))
}

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
