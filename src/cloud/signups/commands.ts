import { and, eq, inArray, sql } from 'drizzle-orm'
import { ok, type Result } from '../../domain/result'
import {
  decideCancel,
  decideSignup,
  type CancelRefusal,
  type SignupRefusal,
} from '../../domain/signups'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { activity, attendance, party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { wardsOf } from '../families/wards'
import { newId } from '../ids'
import { loadMembers } from './load'
import {
  countSeats,
  endEmptyParties,
  lockSlot,
  loadLine,
  noteSkipped,
  reseat,
  reseatElsewhere,
} from './seats'

const activityOf = async ({ tx, districtId }: Work, activityId: string) => {
  const [row] = await tx
    .select({
      title: activity.title,
      status: activity.status,
      audiencePath: activity.audiencePath,
    })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
  return row ?? null
}

/** A slot that a resident may know of: of a notice that has been published at some time. */
const lockPublicSlot = async (work: Work, slotId: string) => {
  const slot = await lockSlot(work, slotId)
  const posted = slot && (await activityOf(work, slot.activityId))
  if (!slot || !posted || posted.status === 'draft' || posted.status === 'review') throw notFound()
  return { slot, posted }
}

const nextLine = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await tx
    .select({ line: sql<number>`coalesce(max(${party.line}), 0)::int + 1` })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.slotId, slotId)))
  return row?.line ?? 1
}

const insertParty = async (
  work: Work,
  { caller }: ResidentCall,
  slot: SlotRow,
  personIds: readonly string[],
  status: 'confirmed' | 'waitlisted',
) => {
  const { tx, districtId, auditId, now } = work
  const partyId = newId()
  const isSeated = status === 'confirmed'
  await tx.insert(party).values({
    districtId,
    id: partyId,
    slotId: slot.id,
    familyId: caller.familyId,
    signedBy: caller.personId,
    line: await nextLine(work, slot.id),
    joinedAt: now,
    waited: !isSeated,
    seatedAt: isSeated ? now : null,
    sizeWhenSeated: isSeated ? personIds.length : null,
    auditId,
  })
  await tx.insert(signup).values(
    personIds.map((personId) => ({
      districtId,
      id: newId(),
      partyId,
      slotId: slot.id,
      personId,
      status,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      createdAt: now,
      auditId,
    })),
  )
  return partyId
}

type SignedUp = Result<
  { partyId: string; status: 'confirmed' | 'waitlisted'; position: number | null },
  SignupRefusal
>

/** A party takes its seats, or its place in the line, as one. */
export const createSignup = command(
  'signups.create',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; slotId: string; personIds: string[] },
  ): Promise<SignedUp> => {
    const personIds = [...new Set(input.personIds)]
    const { slot, posted } = await lockPublicSlot(work, input.slotId)
    const line = await loadLine(work, slot, personIds)
    const skipped = line.filter(({ clashes }) => clashes)
    const members = await loadMembers(work.tx, work.districtId, call.caller, slot, personIds)
    const decided = decideSignup({
      published: posted.status === 'published',
      inScope: call.caller.communityPath.startsWith(posted.audiencePath),
      slot,
      members,
      free: slot.capacity - slot.taken,
      // Those whose turn would clash are passed by, so they hold nobody up.
      waiting: line.length - skipped.length,
      now: work.now,
    })
    if (!decided.ok) return decided
    const status = decided.value
    const partyId = await insertParty(work, call, slot, personIds, status)
    if (status === 'confirmed') await noteSkipped(work, skipped)
    await countSeats(work, slot.id)
    const kind = status === 'confirmed' ? 'signup_confirmed' : 'signup_waitlisted'
    const { title } = posted
    await work.tell([
      signupNotice(kind, {
        personId: call.caller.personId,
        partyId,
        title,
        startsAt: slot.startsAt,
      }),
    ])
    work.record({ subject: partyId, after: { slotId: slot.id, personIds, status } })
    return ok({ partyId, status, position: status === 'waitlisted' ? slot.waiting + 1 : null })
  },
)

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

const slotOfParty = async ({ tx, districtId }: Work, partyId: string) => {
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
