import { and, asc, between, eq, isNull } from 'drizzle-orm'
import { hour, later } from '../../domain/time'
import { party, person, slot } from '../db/tables'
import type { Deps } from '../deps'
import { keptPhone } from '../families/contact'

/** ★ How many of today's neighbours can be called; of the others nobody knows a number. */
const reachable = 4

/** Eleven digits that fit the pattern and that nobody takes for somebody's number. */
const inventedPhone = (ordinal: number) => `154${String(ordinal).padStart(8, '0')}`

/**
 * A few of those who signed up for what begins soon have given a number, so that the desk can call them. It is
 * sealed with this machine's key, so it cannot be among the planned rows.
 */
export const giveNumbers = async ({ db, sealer }: Pick<Deps, 'db' | 'sealer'>, now: Date) => {
  const signers = await db
    .select({ districtId: party.districtId, personId: party.signedBy })
    .from(party)
    .innerJoin(slot, and(eq(slot.districtId, party.districtId), eq(slot.id, party.slotId)))
    .where(and(between(slot.startsAt, now, later(now, 2 * hour)), isNull(party.endedAt)))
    .orderBy(asc(slot.startsAt), asc(party.line))
    .limit(reachable)
  for (const [index, owner] of signers.entries()) {
    await db
      .update(person)
      .set(keptPhone({ sealer }, owner, inventedPhone(index + 1)))
      .where(and(eq(person.districtId, owner.districtId), eq(person.id, owner.personId)))
  }
}
