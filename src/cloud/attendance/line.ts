import { and, asc, eq, inArray } from 'drizzle-orm'
import { party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'

/** Who waits for a seat of the slot or is offered one, party by party in the order of the line. */
export const showLine = async ({ deps, districtId }: ResidentCall, slotId: string) => {
  const rows = await deps.db
    .select({
      partyId: party.id,
      status: signup.status,
      offeredUntil: party.offeredUntil,
      personId: person.id,
      nickname: person.nickname,
    })
    .from(party)
    .innerJoin(signup, and(eq(signup.districtId, party.districtId), eq(signup.partyId, party.id)))
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .where(
      and(
        eq(party.districtId, districtId),
        eq(party.slotId, slotId),
        inArray(signup.status, ['waitlisted', 'offered']),
      ),
    )
    .orderBy(asc(party.line), asc(person.kind), asc(signup.id))
  const partyIds = [...new Set(rows.map(({ partyId }) => partyId))]
  return partyIds.map((partyId) => {
    const own = rows.filter((row) => row.partyId === partyId)
    const until = own.find(({ status }) => status === 'offered')?.offeredUntil
    return {
      partyId,
      personIds: own.map(({ personId }) => personId),
      nicknames: own.map(({ nickname }) => nickname),
      offeredUntil: until?.toISOString() ?? null,
    }
  })
}
