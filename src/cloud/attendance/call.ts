import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { callFor } from '../../domain/attendance'
import { ok, refuse, type Result } from '../../domain/result'
import { later } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { person, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { openPhone } from '../families/contact'
import { presences, type Presence } from './load'

/** Which of those who come and who signed have given a number. */
export const withPhone = async (db: Db | Tx, districtId: string, everyone: readonly Presence[]) => {
  const ids = [...new Set(everyone.flatMap(({ personId, signedBy }) => [personId, signedBy]))]
  if (ids.length === 0) return new Set<string>()
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(eq(person.districtId, districtId), inArray(person.id, ids), isNotNull(person.phoneIndex)),
    )
  return new Set(rows.map(({ id }) => id))
}

/** Whom one calls about somebody: that person, or the adult who signed, for a child or where there is no number. */
export const whomToCall = (
  { personId, signedBy }: Presence,
  reachable: ReadonlySet<string>,
): string | null => [personId, signedBy].find((id) => reachable.has(id)) ?? null

/** What one needs a number for is over soon after the slot. */
export const isTooLate = (endsAt: Date, now: Date) => now > later(endsAt, callFor)

const endOf = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await tx
    .select({ endsAt: slot.endsAt })
    .from(slot)
    .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
  if (!row) throw new Error('the slot was there when the scope was checked')
  return row.endsAt
}

interface Asked {
  key: string
  slotId: string
  personId: string
}

/** Whose number was asked for is on record; the number itself is in no audit row and no kept answer. */
const noteCall = command(
  'attendance.phoneOf',
  async (
    work: Work,
    _call: ResidentCall,
    input: Asked,
  ): Promise<Result<{ ownerId: string }, 'not_signed_up' | 'call_too_late' | 'phone_unknown'>> => {
    if (isTooLate(await endOf(work, input.slotId), work.now)) return refuse('call_too_late')
    const everyone = await presences(work.tx, work.districtId, input.slotId)
    const found = everyone.find(({ personId }) => personId === input.personId)
    if (!found) return refuse('not_signed_up')
    const reachable = await withPhone(work.tx, work.districtId, [found])
    const ownerId = whomToCall(found, reachable)
    if (ownerId === null) return refuse('phone_unknown')
    work.record({ subject: ownerId, after: { slotId: input.slotId, about: input.personId } })
    return ok({ ownerId })
  },
)

const numberOf = async (db: Db, districtId: string, personId: string) => {
  const [row] = await db
    .select({ sealed: person.phoneSealed, nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  return row
}

/** The number to call about somebody who is signed up for this slot. */
export const phoneOf = async (call: ResidentCall, input: Asked) => {
  const noted = await noteCall(call, input)
  if (!noted.ok) return noted
  const { ownerId } = noted.value
  const row = await numberOf(call.deps.db, call.districtId, ownerId)
  // Taken back since it was asked for.
  const sealed = row?.sealed ?? null
  if (row === undefined || sealed === null) return refuse('phone_unknown')
  const owner = { districtId: call.districtId, personId: ownerId }
  return ok({ phone: openPhone(call.deps, owner, sealed), nickname: row.nickname })
}
