import { and, eq, sql } from 'drizzle-orm'
import { ok, type Result } from '../../domain/result'
import { checkAnswers, type Answers, type AnswersRefusal } from '../../domain/questions'
import { checkSignup, placeNewcomer, type SignupRefusal } from '../../domain/signups'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { activity, party, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { blockOf, hadPlaceThisMonth, loadMembers } from './load'
import { countSeats, lockSlot, loadLine, noteSkipped, reseat, type WaitingEntry } from './seats'

export const activityOf = async ({ tx, districtId }: Work, activityId: string) => {
  const [row] = await tx
    .select({
      title: activity.title,
      status: activity.status,
      audiencePath: activity.audiencePath,
      questions: activity.questions,
    })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, activityId)))
  return row ?? null
}

type Posted = NonNullable<Awaited<ReturnType<typeof activityOf>>>

/** A slot that a resident may know of: of a notice that has been published at some time. */
const lockPublicSlot = async (work: Work, slotId: string) => {
  const slot = await lockSlot(work, slotId)
  const posted = slot && (await activityOf(work, slot.activityId))
  if (!slot || !posted || posted.status === 'draft' || posted.status === 'review') throw notFound()
  return { slot, posted }
}

/** The next place in the line of a locked slot. */
export const nextLine = async ({ tx, districtId }: Work, slotId: string) => {
  const [row] = await tx
    .select({ line: sql<number>`coalesce(max(${party.line}), 0)::int + 1` })
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.slotId, slotId)))
  return row?.line ?? 1
}

interface NewParty {
  familyId: string
  signedBy: string
  personIds: readonly string[]
  status: 'confirmed' | 'waitlisted' | 'pending'
  answers: Answers
  walkIn?: boolean
}

/** Writes a party and its people on a locked slot, last in the line. */
export const insertParty = async (work: Work, slot: SlotRow, made: NewParty) => {
  const { tx, districtId, auditId, now } = work
  const { personIds, status, ...rest } = made
  const partyId = newId()
  const isSeated = status === 'confirmed'
  await tx.insert(party).values({
    ...rest,
    districtId,
    id: partyId,
    slotId: slot.id,
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

interface CreateInput {
  key: string
  slotId: string
  personIds: string[]
  answers: Answers
}

type Joined = 'confirmed' | 'waitlisted' | 'pending'

type SignedUp = Result<
  { partyId: string; status: Joined; position: number | null },
  SignupRefusal | AnswersRefusal
>

/** What the rules say of this party, everything that they need loaded under the slot's lock. */
const checkParty = async (
  work: Work,
  { caller }: ResidentCall,
  slot: SlotRow,
  posted: Posted,
  personIds: readonly string[],
) => {
  const { tx, districtId, now } = work
  return checkSignup({
    published: posted.status === 'published',
    inScope: caller.communityPath.startsWith(posted.audiencePath),
    slot,
    members: await loadMembers(tx, districtId, caller, slot, personIds),
    hadPlaceThisMonth:
      slot.stagedHours > 0 && (await hadPlaceThisMonth(tx, districtId, caller.familyId, now)),
    blockedUntil: await blockOf(tx, districtId, caller.personId, now),
    now,
  })
}

const noticeOf: Record<Joined, 'signup_confirmed' | 'signup_waitlisted' | 'signup_pending'> = {
  confirmed: 'signup_confirmed',
  waitlisted: 'signup_waitlisted',
  pending: 'signup_pending',
}

/** A seat, a place in the line, or a place on the organizer's table. */
const placeParty = (
  slot: SlotRow,
  line: readonly WaitingEntry[],
  size: number,
  now: Date,
): Result<Joined, 'full'> => {
  if (slot.approval) return ok('pending')
  const newcomer = { partyId: 'newcomer', size, clashes: false, passedOverAt: null }
  const placed = placeNewcomer(slot, slot.capacity - slot.taken, line, newcomer, now)
  if (!placed.ok) return placed
  return ok(placed.value === 'seat' ? 'confirmed' : 'waitlisted')
}

/** A party takes its seats, or its place in the line, as one. */
export const createSignup = command(
  'signups.create',
  async (work: Work, call: ResidentCall, input: CreateInput): Promise<SignedUp> => {
    const { caller } = call
    const personIds = [...new Set(input.personIds)]
    const { slot, posted } = await lockPublicSlot(work, input.slotId)
    const line = await loadLine(work, slot, { joining: personIds })
    const checked = await checkParty(work, call, slot, posted, personIds)
    if (!checked.ok) return checked
    const placed = placeParty(slot, line, personIds.length, work.now)
    if (!placed.ok) return placed
    const answers = checkAnswers(posted.questions, input.answers)
    if (!answers.ok) return answers
    const status = placed.value
    const partyId = await insertParty(work, slot, {
      familyId: caller.familyId,
      signedBy: caller.personId,
      personIds,
      status,
      answers: answers.value,
    })
    if (status === 'confirmed') {
      await noteSkipped(
        work,
        line.filter(({ clashes }) => clashes),
      )
    }
    // The newcomer may be the one that is too large for what is free, which begins its day of patience.
    if (status === 'waitlisted') await reseat(work, slot.id)
    else await countSeats(work, slot.id)
    const { title } = posted
    const told = { personId: caller.personId, partyId, title, startsAt: slot.startsAt }
    await work.tell([signupNotice(noticeOf[status], told)])
    work.record({ subject: partyId, after: { slotId: slot.id, personIds, status } })
    return ok({ partyId, status, position: status === 'waitlisted' ? line.length + 1 : null })
  },
)
