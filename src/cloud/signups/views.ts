import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Reason } from '../../domain/reasons'
import type { Result } from '../../domain/result'
import { checkSignup, checkWindow, othersFirstUntil, promotionEnds } from '../../domain/signups'
import type { ActivityRow, SlotRow } from '../activities/cards'
import { party, person, signup } from '../db/tables'
import type { Call } from '../edge/call'
import { blockOf, hadPlaceThisMonth, loadMembers } from './load'

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
  return (
    deps.db
      .select({
        slotId: signup.slotId,
        signupId: signup.id,
        partyId: signup.partyId,
        personId: signup.personId,
        nickname: person.nickname,
        status: signup.status,
        offeredUntil: party.offeredUntil,
      })
      .from(signup)
      .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
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
      // The grown-ups of a party first, as everywhere.
      .orderBy(signup.createdAt, person.kind, signup.id)
  )
}

/** What of the household the rules need, the same for every slot. */
const householdFacts = async ({ caller, deps, districtId }: Call, now: Date) =>
  caller === null
    ? { hadPlace: false, blocked: null }
    : {
        hadPlace: await hadPlaceThisMonth(deps.db, districtId, caller.familyId, now),
        blocked: await blockOf(deps.db, districtId, caller.personId, now),
      }

type Told = { reason: Reason; detail?: string } | null

const told = (result: Result<unknown, Reason>): Told => {
  if (result.ok) return null
  const { reason, detail } = result
  return detail === undefined ? { reason } : { reason, detail }
}

/**
 * What the button should say to the caller alone, before the tap: the rules first, then whether there is a
 * place. A visitor is told of the notice's own rules only.
 */
const refusalOf = async (
  call: Call,
  row: ActivityRow,
  slot: SlotRow,
  facts: Awaited<ReturnType<typeof householdFacts>>,
  now: Date,
): Promise<Told> => {
  const { caller, deps, districtId } = call
  const notice = {
    published: row.status === 'published',
    inScope: caller === null || caller.communityPath.startsWith(row.audiencePath),
    slot,
    hadPlaceThisMonth: facts.hadPlace,
    now,
  }
  if (caller === null) return told(checkWindow(notice))
  const members = await loadMembers(deps.db, districtId, caller, slot, [caller.personId], now)
  const checked = checkSignup({ ...notice, members, blockedUntil: facts.blocked })
  if (!checked.ok) return told(checked)
  const isFull = slot.taken >= slot.capacity && (!slot.waitlist || now >= promotionEnds(slot))
  return isFull && !slot.approval ? { reason: 'full' } : null
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
  const facts = await householdFacts(call, now)
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
      waitMode: slot.waitMode,
      approval: slot.approval,
      stagedHours: slot.stagedHours,
      requires: slot.requires,
      othersFirstUntil: othersFirstUntil(slot).toISOString(),
      points: { fixed: slot.fixedPoints, perHourThousandths: slot.perHourThousandths },
      mine: mine
        .filter(({ slotId }) => slotId === slot.id)
        .map(({ slotId: _, offeredUntil, ...rest }) => ({
          ...rest,
          offeredUntil: offeredUntil?.toISOString() ?? null,
          position: positions.get(rest.partyId) ?? null,
        })),
      refusal: await refusalOf(call, row, slot, facts, now),
    })),
  )
}
