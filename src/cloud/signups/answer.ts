import { and, eq, inArray, lte } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { checkAnswer, type AnswerRefusal } from '../../domain/signups'
import { signupNotice } from '../../words/notices'
import { party, signup } from '../db/tables'
import type { Deps } from '../deps'
import type { ResidentCall } from '../edge/call'
import { command, systemWork, type Work } from '../edge/command'
import { eachAlone } from '../timer'
import { slotOfParty } from './cancel'
import { activityOf } from './parties'
import { lockSlot } from './locks'
import { endEmptyParties, reseat, reseatElsewhere } from './seats'
import { whoHears } from './told'

/** The party under its slot's lock, with what is offered to it. */
const lockParty = async (work: Work, partyId: string) => {
  const slot = await lockSlot(work, await slotOfParty(work, partyId))
  if (!slot) throw new Error('a party always has its slot')
  const { tx, districtId } = work
  const [found] = await tx
    .select()
    .from(party)
    .where(and(eq(party.districtId, districtId), eq(party.id, partyId)))
  if (!found) throw new Error('the party was there when its slot was found')
  const people = await tx
    .select({ signupId: signup.id, personId: signup.personId, status: signup.status })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.partyId, partyId),
        eq(signup.status, 'offered'),
      ),
    )
  return { slot, found, people }
}

type LockedParty = Awaited<ReturnType<typeof lockParty>>

const checkOffer = ({ found, people }: LockedParty, { caller }: ResidentCall, now: Date) =>
  checkAnswer({
    status: people[0]?.status ?? 'declined',
    offeredUntil: found.offeredUntil,
    byAdult: caller.kind === 'adult',
    isSigner: found.signedBy === caller.personId,
    now,
  })

const setStatus = async (work: Work, { people }: LockedParty, status: 'confirmed' | 'declined') => {
  const { tx, districtId, auditId } = work
  await tx
    .update(signup)
    .set({ status, auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        inArray(
          signup.id,
          people.map(({ signupId }) => signupId),
        ),
      ),
    )
}

/** The offered seat goes back; whoever is next in the line gets it. */
const letGo = async (work: Work, locked: LockedParty) => {
  const { slot, people } = locked
  await setStatus(work, locked, 'declined')
  await endEmptyParties(work, slot.id)
  await reseat(work, slot.id)
  await reseatElsewhere(
    work,
    people.map(({ personId }) => personId),
  )
}

/** The household takes the seat that was offered to it. */
export const acceptOffer = command(
  'signups.accept',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; partyId: string },
  ): Promise<Result<{ status: 'confirmed' }, AnswerRefusal>> => {
    const locked = await lockParty(work, input.partyId)
    const checked = checkOffer(locked, call, work.now)
    if (!checked.ok) return checked
    await setStatus(work, locked, 'confirmed')
    const { tx, districtId, auditId } = work
    await tx
      .update(party)
      .set({ offeredUntil: null, auditId })
      .where(and(eq(party.districtId, districtId), eq(party.id, input.partyId)))
    work.record({ subject: input.partyId, before: 'offered', after: 'confirmed' })
    return ok({ status: 'confirmed' })
  },
)

/** The household lets the offered seat go; an offer that ran out is let go by the timer. */
export const declineOffer = command(
  'signups.decline',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; partyId: string },
  ): Promise<Result<{ status: 'declined' }, 'no_offer' | 'guardian_needed'>> => {
    const locked = await lockParty(work, input.partyId)
    const checked = checkOffer(locked, call, work.now)
    if (!checked.ok && checked.reason !== 'offer_expired') return refuse(checked.reason)
    await letGo(work, locked)
    work.record({ subject: input.partyId, before: 'offered', after: 'declined' })
    return ok({ status: 'declined' })
  },
)

const expire = (deps: Deps, districtId: string, id: string) =>
  systemWork(deps, districtId, 'signups.expire', async (work) => {
    const locked = await lockParty(work, id)
    const { found, people, slot } = locked
    const isDue = found.offeredUntil !== null && found.offeredUntil <= work.now
    if (people.length === 0 || !isDue) return false
    await letGo(work, locked)
    const posted = await activityOf(work, slot.activityId)
    const about = { partyId: id, title: posted?.title ?? '', startsAt: slot.startsAt }
    const told = { signedBy: found.signedBy, people: people.map(({ personId }) => personId) }
    const hears = await whoHears(work, [told])
    await work.tell(
      hears(told).map((personId) => signupNotice('offer_expired', { ...about, personId })),
    )
    work.record({ subject: id, before: 'offered', after: 'declined' })
    return true
  })

/** Offers that nobody answered in time; the timer lets them go. Answers how many. */
export const expireOffers = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .selectDistinct({ id: party.id })
    .from(party)
    .innerJoin(signup, and(eq(signup.districtId, party.districtId), eq(signup.partyId, party.id)))
    .where(
      and(
        eq(party.districtId, districtId),
        eq(signup.status, 'offered'),
        lte(party.offeredUntil, now),
      ),
    )
    .limit(most)
  return eachAlone(deps, 'ending an offer', due, ({ id }) => expire(deps, districtId, id))
}
