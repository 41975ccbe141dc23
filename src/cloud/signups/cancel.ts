import { and, eq, inArray, sql } from 'drizzle-orm'
import { decideCancel, type CancelRefusal } from '../../domain/cancel'
import { ok, type Result } from '../../domain/result'
import { signupNotice } from '../../words/notices'
import { attendance, party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { activityOf } from './parties'
import { endEmptyParties, lockSlot, reseat, reseatElsewhere } from './seats'

/** The household whose party it is; null when there is none. */
export const familyOfParty = async (
  { deps, districtId }: ResidentCall,
  { partyId }: { partyId: string },
) => {
  const [row] = await deps.db
    .select({ familyId: party.familyId })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  return row?.familyId ?? null
}

/** The slot that a party is on. */
export const slotOfParty = async ({ tx, districtId }: Work, partyId: string) => {
  const [row] = await tx
    .select({ slotId: party.slotId })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  if (!row) throw new Error('the party was there when the scope was checked')
  return row.slotId
}

const partyMembers = ({ tx, districtId }: Work, partyId: string) =>
  tx
    .select({
      signupId: signup.id,
      personId: signup.personId,
      status: signup.status,
      kind: person.kind,
      checkedInAt: attendance.checkedInAt,
    })
    .from(signup)
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.partyId, partyId),
        sql`${signup.status} in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`,
      ),
    )

/** Places are given back; whoever waits and fits gets them in the same transaction. */
export const cancelSignup = command(
  'signups.cancel',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; partyId: string; personIds?: string[] | undefined },
  ): Promise<Result<{ cancelled: number }, CancelRefusal>> => {
    const slot = await lockSlot(work, await slotOfParty(work, input.partyId))
    if (!slot) throw new Error('a party always has its slot')
    const rows = await partyMembers(work, input.partyId)
    const wards = await wardsOf(work.tx, work.districtId, caller.personId)
    const wanted = new Set(input.personIds ?? rows.map(({ personId }) => personId))
    const members = rows.map((row) => ({
      ...row,
      checkedIn: row.checkedInAt !== null,
      isMinor: row.kind === 'minor',
      isWard: wards.has(row.personId),
      isCaller: row.personId === caller.personId,
      leaves: wanted.has(row.personId),
    }))
    const decided = decideCancel({ slot, members, byAdult: caller.kind === 'adult', now: work.now })
    if (!decided.ok) return decided
    const gone = members.filter(({ leaves }) => leaves)
    const leaving = gone.map(({ signupId }) => signupId)
    await work.tx
      .update(signup)
      .set({ status: 'cancelled', auditId: work.auditId })
      .where(and(eq(signup.districtId, work.districtId), inArray(signup.id, leaving)))
    await endEmptyParties(work, slot.id)
    await reseat(work, slot.id)
    await reseatElsewhere(
      work,
      gone.map(({ personId }) => personId),
    )
    const posted = await activityOf(work, slot.activityId)
    await work.tell([
      signupNotice('signup_cancelled', {
        personId: caller.personId,
        partyId: input.partyId,
        title: posted?.title ?? '',
        startsAt: slot.startsAt,
      }),
    ])
    work.record({
      subject: input.partyId,
      before: { members: rows },
      after: { cancelled: leaving },
    })
    return ok({ cancelled: leaving.length })
  },
)
