import { arriveBefore, leaveAfter } from '../../domain/attendance'
import { promotionEnds } from '../../domain/signups'
import { later } from '../../domain/time'
import type { Activity, SlotView } from './activity'
import { isLive } from './signups'
import type { MyMember, MyParty } from './signups'

type Refusal = NonNullable<SlotView['refusal']>

/**
 * Where a household stands with a slot: what the one button at the bottom of the page says. Each step
 * carries what its sentence needs.
 */
export type Step =
  | { is: 'not_open' | 'others_first' | 'sign_up' | 'apply' | 'wait' | 'join' }
  /** The line stands still, and a free seat is for whoever comes first, also of those who wait. */
  | { is: 'take_seat' }
  | { is: 'closed' | 'full' | 'cancelled' }
  | { is: 'for_family' | 'refused' | 'blocked'; refusal: Refusal }
  | OwnStep

/** The steps of someone who is signed up. */
export type OwnStep =
  | { is: 'pending' | 'signed' | 'check_in' | 'check_out' | 'settling' | 'absent' | 'excused' }
  | { is: 'waiting'; position: number | null }
  | { is: 'offered'; until: string }
  /** Nobody answered the offer; the next in line is getting the seat. */
  | { is: 'offer_over' }
  | { is: 'done'; minutes: number; points: number | null }

/** One may arrive an hour before the start and leave until two hours after the end. */
export const arriveFrom = (slot: { startsAt: string }) =>
  later(new Date(slot.startsAt), -arriveBefore)
/** In the last two hours nobody is promoted any more. */
export const lineIsOver = (slot: { startsAt: string }, now: Date): boolean =>
  now >= promotionEnds({ startsAt: new Date(slot.startsAt) })

const leaveUntil = (slot: { endsAt: string }) => later(new Date(slot.endsAt), leaveAfter)

/** What the household's party has to do now on a slot; null when nobody of it is signed up any more. */
export function ownStep(party: MyParty, now: Date): OwnStep | null {
  const members = party.members.filter(isLive)
  const has = (status: MyMember['status']) => members.some((member) => member.status === status)
  if (members.length === 0) return null
  if (has('confirmed')) return presenceStep(party, now)
  if (has('pending')) return { is: 'pending' }
  if (has('offered')) return offerStep(party, now)
  if (has('waitlisted')) return { is: 'waiting', position: party.position }
  if (has('attended')) return doneStep(members)
  return { is: has('absent') ? 'absent' : 'excused' }
}

function offerStep({ offeredUntil }: MyParty, now: Date): OwnStep {
  if (offeredUntil === null || now >= new Date(offeredUntil)) return { is: 'offer_over' }
  return { is: 'offered', until: offeredUntil }
}

function presenceStep(party: MyParty, now: Date): OwnStep {
  const seated = party.members.filter((member) => member.status === 'confirmed')
  const hasArrived = seated.some((member) => member.checkedInAt !== null)
  const isHere = seated.some(
    (member) => member.checkedInAt !== null && member.checkedOutAt === null,
  )
  if (isHere) return { is: now <= leaveUntil(party) ? 'check_out' : 'settling' }
  if (hasArrived) return { is: 'settling' }
  if (now < arriveFrom(party)) return { is: 'signed' }
  return { is: now <= new Date(party.endsAt) ? 'check_in' : 'settling' }
}

function doneStep(members: readonly MyMember[]): OwnStep {
  const served = members.filter((member) => member.status === 'attended')
  const points = served.map((member) => member.points).filter((each) => each !== null)
  return {
    is: 'done',
    minutes: served.reduce((sum, member) => sum + (member.minutes ?? 0), 0),
    points: points.length === 0 ? null : points.reduce((sum, each) => sum + each, 0),
  }
}

/** The one step of a slot for this caller, in order of what matters most. */
export function stepOf(ask: {
  activity: Pick<Activity, 'status'>
  slot: SlotView
  parties: readonly MyParty[]
  isVisitor: boolean
  now: Date
}): Step {
  const { activity, slot, parties, isVisitor, now } = ask
  if (activity.status === 'cancelled') return { is: 'cancelled' }
  const own = mostPressing(parties.flatMap((party) => ownStep(party, now) ?? []))
  if (own?.is === 'waiting' && canTakeSeat(slot, now)) return { is: 'take_seat' }
  if (own) return own
  if (now < new Date(slot.opensAt)) return { is: 'not_open' }
  if (now >= new Date(slot.closesAt)) return { is: 'closed' }
  if (isVisitor) return { is: 'join' }
  return slot.refusal ? refusedStep(slot.refusal, slot, now) : openStep(slot, now)
}

/** A household may be on a slot with two parties: what has to be done first speaks. */
const pressing: readonly OwnStep['is'][] = [
  'offered',
  'check_out',
  'check_in',
  'signed',
  'settling',
]

function mostPressing(steps: readonly OwnStep[]): OwnStep | undefined {
  const rank = ({ is }: OwnStep) => (pressing.includes(is) ? pressing.indexOf(is) : pressing.length)
  return [...steps].sort((one, other) => rank(one) - rank(other))[0]
}

const canTakeSeat = (slot: SlotView, now: Date): boolean =>
  lineIsOver(slot, now) && now < new Date(slot.closesAt) && slot.free > 0 && slot.refusal === null

function openStep(slot: SlotView, now: Date): Step {
  if (slot.approval) return { is: 'apply' }
  const isNext = slot.waiting === 0 || lineIsOver(slot, now)
  return { is: slot.free > 0 && isNext ? 'sign_up' : 'wait' }
}

/** What stands in the way of the caller alone need not stand in the way of the family. */
function refusedStep(refusal: Refusal, slot: SlotView, now: Date): Step {
  switch (refusal.reason) {
    // The time has come since the page asked; whatever else stands in the way is said after the tap.
    case 'not_open_yet':
      return openStep(slot, now)
    case 'others_first':
      return now < new Date(slot.othersFirstUntil) ? { is: 'others_first' } : openStep(slot, now)
    case 'closed':
    case 'started':
      return { is: 'closed' }
    case 'full':
      return { is: 'full' }
    case 'blocked_for_absence':
      return { is: 'blocked', refusal }
    case 'time_clash':
    case 'too_young':
    case 'already_signed_up':
    case 'adult_must_come':
    case 'skill_missing':
    case 'certificate_missing':
      return { is: 'for_family', refusal }
    default:
      return { is: 'refused', refusal }
  }
}

/** When the button says something else by itself next: the page asks anew then. Null: not before the start. */
export function nextTurn(slot: SlotView, now: Date): string | null {
  const lineEnds = promotionEnds({ startsAt: new Date(slot.startsAt) }).toISOString()
  const turns = [slot.opensAt, slot.othersFirstUntil, lineEnds, slot.closesAt].sort()
  return turns.find((turn) => now < new Date(turn)) ?? null
}
