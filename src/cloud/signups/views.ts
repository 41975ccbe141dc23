import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Reason } from '../../domain/reasons'
import { decideSignup, type SignupAsk } from '../../domain/signups'
import type { ActivityRow, SlotRow } from '../activities/cards'
import { party, person, signup } from '../db/tables'
import type { Call } from '../edge/call'
import { loadMembers } from './load'

/** The place in the line of each waiting party, counted from 1. */
export const positionsOf = async ({ deps, districtId }: Call, slotIds: readonly string[]) => {
  if (slotIds.length === 0) return new Map<string, number>()
  const rows = await deps.db
    .select({
      partyId: party.id,
      position: sql<number>`row_number() over (partition by ${party.slotId} order by ${party.line})::int`,
    })
    .from(party)
    .where(
      and(
        eq(party.districtId, districtId),
        inArray(party.slotId, [...slotIds]),
        sql`exists (
          select 1 from signup s
          where s.district_id = ${party.districtId} and s.party_id = ${party.id} and s.status = 'waitlisted'
        )`,
      ),
    )
  return new Map(rows.map(({ partyId, position }) => [partyId, position]))
}

/** The household's own sign-ups on these slots; what was cancelled is not shown. */
const ownSignups = async ({ deps, districtId, caller }: Call, slotIds: readonly string[]) => {
  if (caller === null || slotIds.length === 0) return []
  return deps.db
    .select({
      slotId: signup.slotId,
      signupId: signup.id,
      partyId: signup.partyId,
      personId: signup.personId,
      nickname: person.nickname,
      status: signup.status,
    })
    .from(signup)
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.slotId, [...slotIds]),
        eq(person.familyId, caller.familyId),
        sql`${signup.status} not in ('cancelled', 'declined', 'rejected')`,
      ),
    )
    .orderBy(signup.createdAt, signup.id)
}

/** The ask of the caller alone: what the button should say before the tap. A visitor is asked as nobody. */
const askAlone = async (
  call: Call,
  row: ActivityRow,
  slot: SlotRow,
  now: Date,
): Promise<SignupAsk> => {
  const { caller, deps, districtId } = call
  const members =
    caller === null ? [] : await loadMembers(deps.db, districtId, caller, slot, [caller.personId])
  return {
    published: row.status === 'published',
    inScope: caller === null || caller.communityPath.startsWith(row.audiencePath),
    slot,
    members,
    free: slot.capacity - slot.taken,
    waiting: slot.waiting,
    now,
  }
}

const refusalOf = (ask: SignupAsk): { reason: Reason; detail?: string } | null => {
  const isVisitor = ask.members.length === 0
  const decided = decideSignup(
    isVisitor ? { ...ask, slot: { ...ask.slot, adultRequired: false } } : ask,
  )
  if (decided.ok) return null
  const { reason, detail } = decided
  return detail === undefined ? { reason } : { reason, detail }
}

/** The slots of a notice as the caller sees them. */
export const viewSlots = async (
  call: Call,
  row: ActivityRow,
  slots: readonly SlotRow[],
  now: Date,
) => {
  const ids = slots.map(({ id }) => id)
  const mine = await ownSignups(call, ids)
  const positions = await positionsOf(call, ids)
  return Promise.all(
    slots.map(async (slot) => ({
      id: slot.id,
      name: slot.name,
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      opensAt: slot.opensAt.toISOString(),
      closesAt: slot.closesAt.toISOString(),
      cancelUntil: slot.cancelUntil.toISOString(),
      capacity: slot.capacity,
      free: slot.capacity - slot.taken,
      waiting: slot.waiting,
      minAge: slot.minAge,
      earnAge: slot.earnAge,
      adultRequired: slot.adultRequired,
      waitlist: slot.waitlist,
      points: { fixed: slot.fixedPoints, perHourThousandths: slot.perHourThousandths },
      mine: mine
        .filter(({ slotId }) => slotId === slot.id)
        .map(({ slotId: _, ...rest }) => ({
          ...rest,
          position: positions.get(rest.partyId) ?? null,
        })),
      refusal: refusalOf(await askAlone(call, row, slot, now)),
    })),
  )
}
