import { and, asc, eq, inArray } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { promotionEnds } from '../../domain/signups'
import { signupNotice } from '../../words/notices'
import type { SlotRow } from '../activities/cards'
import { activity, party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { recordLook } from '../edge/look'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { slotsByIds } from './slots'
import { activityOf } from './parties'
import { lockSlot } from './locks'
import { endEmptyParties, reseat } from './seats'
import { whoHears } from './told'

/** Parties of the slot that wait for a decision, in order of joining. */
const pendingParties = ({ tx, districtId }: Pick<Work, 'tx' | 'districtId'>, slotId: string) =>
  tx
    .select({
      partyId: party.id,
      signedBy: party.signedBy,
      joinedAt: party.joinedAt,
      answers: party.answers,
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
      and(eq(party.districtId, districtId), eq(party.slotId, slotId), eq(signup.status, 'pending')),
    )
    .orderBy(asc(party.line), asc(person.kind), asc(signup.id))

/** What waits for a decision on a slot, with the answers given. */
export const listPending = async (call: ResidentCall, { slotId }: { slotId: string }) => {
  const { deps, districtId } = call
  const [slot] = await slotsByIds(deps.db, districtId, [slotId])
  if (!slot) throw notFound()
  const [posted] = await deps.db
    .select({ questions: activity.questions })
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, slot.activityId)))
  const rows = await deps.db.transaction((tx) => pendingParties({ tx, districtId }, slotId))
  const personIds = rows.map(({ personId }) => personId)
  await recordLook(call, 'signups.pending', { subject: slotId, personIds })
  const ids = [...new Set(rows.map(({ partyId }) => partyId))]
  return {
    free: slot.capacity - slot.taken,
    questions: posted?.questions ?? [],
    parties: ids.flatMap((partyId) => {
      const own = rows.filter((row) => row.partyId === partyId)
      const [first] = own
      if (!first) return []
      const { joinedAt, answers } = first
      return [
        {
          partyId,
          joinedAt: joinedAt.toISOString(),
          answers: { ...answers },
          nicknames: own.map(({ nickname }) => nickname),
        },
      ]
    }),
  }
}

interface DecideInput {
  key: string
  slotId: string
  partyIds: string[]
  verdict: 'approve' | 'reject'
  reason: string
}

interface Decided {
  confirmed: number
  waitlisted: number
  rejected: number
}

const setPending = async (
  { tx, districtId, auditId }: Work,
  partyIds: readonly string[],
  status: 'waitlisted' | 'rejected',
) => {
  if (partyIds.length === 0) return
  await tx
    .update(signup)
    .set({ status, auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(signup.partyId, [...partyIds]),
        eq(signup.status, 'pending'),
      ),
    )
}

interface Deciding {
  slot: SlotRow
  title: string
  pending: readonly { partyId: string; signedBy: string; personId: string }[]
}

const tell = async (
  work: Work,
  { slot, title, pending }: Deciding,
  kind: 'signup_rejected' | 'signup_waitlisted',
  partyIds: readonly string[],
  note?: string,
) => {
  const parties = partyIds.map((partyId) => {
    const own = pending.filter((one) => one.partyId === partyId)
    const people = own.map(({ personId }) => personId)
    return { partyId, signedBy: own[0]?.signedBy ?? '', people }
  })
  const hears = await whoHears(work, parties)
  const about = { title, startsAt: slot.startsAt, note }
  await work.tell(
    parties.flatMap((one) =>
      hears(one).map((personId) =>
        signupNotice(kind, { ...about, personId, partyId: one.partyId }),
      ),
    ),
  )
}

const reject = async (work: Work, deciding: Deciding, partyIds: string[], reason: string) => {
  await setPending(work, partyIds, 'rejected')
  await endEmptyParties(work, deciding.slot.id)
  await reseat(work, deciding.slot.id)
  await tell(work, deciding, 'signup_rejected', partyIds, reason)
  return { confirmed: 0, waitlisted: 0, rejected: partyIds.length }
}

/**
 * Those who get no seat now wait in the line, or stay undecided where the slot keeps no line, or none any more
 * so close to the start.
 */
const approve = async (work: Work, deciding: Deciding, partyIds: string[]) => {
  const { slot } = deciding
  const { seated } = await reseat(work, slot.id, new Set(partyIds))
  const rest = partyIds.filter((partyId) => !seated.includes(partyId))
  if (!slot.waitlist || work.now >= promotionEnds(slot))
    return { confirmed: partyIds.length - rest.length, waitlisted: 0, rejected: 0 }
  await setPending(work, rest, 'waitlisted')
  await reseat(work, slot.id)
  await tell(work, deciding, 'signup_waitlisted', rest)
  return { confirmed: partyIds.length - rest.length, waitlisted: rest.length, rejected: 0 }
}

/** Decides on many parties at once. */
export const decideParties = command(
  'signups.decide',
  async (
    work: Work,
    _call: ResidentCall,
    input: DecideInput,
  ): Promise<Result<Decided, 'nothing_pending' | 'slot_over' | 'reason_missing'>> => {
    const slot = await lockSlot(work, input.slotId)
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const pending = await pendingParties(work, slot.id)
    const known = new Set(pending.map(({ partyId }) => partyId))
    const wanted = [...new Set(input.partyIds)].filter((partyId) => known.has(partyId))
    if (wanted.length === 0) return refuse('nothing_pending')
    const posted = await activityOf(work, slot.activityId)
    // A place on something that is over would be nothing but an absence; letting people go is still possible.
    const isOver = work.now >= slot.endsAt || posted?.status !== 'published'
    if (input.verdict === 'approve' && isOver) return refuse('slot_over')
    if (input.verdict === 'reject' && input.reason === '') return refuse('reason_missing')
    const deciding = { slot, title: posted?.title ?? '', pending }
    const decided =
      input.verdict === 'approve'
        ? await approve(work, deciding, wanted)
        : await reject(work, deciding, wanted, input.reason)
    work.record({
      subject: slot.id,
      before: { pending: wanted },
      after: decided,
      reason: input.reason,
    })
    return ok(decided)
  },
)
