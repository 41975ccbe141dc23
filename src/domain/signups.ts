import { needsOtherGuardian } from './minors'
import { checkPost } from './post'
import { ok, refuse, type Result } from './result'
import type { Skill } from './skills'
import { day, hour, later, overlap } from './time'

export const signupStatuses = [
  'pending',
  'confirmed',
  'waitlisted',
  'offered',
  'cancelled',
  'declined',
  'rejected',
  'attended',
  'absent',
  'excused',
] as const
export type SignupStatus = (typeof signupStatuses)[number]

/** These hold a seat of the slot. */
export const seatStatuses = [
  'confirmed',
  'offered',
  'attended',
  'absent',
] as const satisfies readonly SignupStatus[]

/** These are a person's live sign-up: at most one per slot. */
export const liveStatuses = [
  ...seatStatuses,
  'pending',
  'waitlisted',
] as const satisfies readonly SignupStatus[]

/** ★ The most persons in one party. */
export const largestParty = 6

/** How a free seat goes to the line: at once, or offered and held until the party answers. */
export const waitModes = ['auto', 'offer'] as const
export type WaitMode = (typeof waitModes)[number]

export interface Slot {
  startsAt: Date
  endsAt: Date
  opensAt: Date
  closesAt: Date
  cancelUntil: Date
  capacity: number
  minAge: number
  adultRequired: boolean
  waitlist: boolean
  waitMode: WaitMode
  /** A person decides on each sign-up; until then it holds no seat. */
  approval: boolean
  /** ★ In the first hours after opening only households come in that have had no place this month. */
  stagedHours: number
  /** Skills and certificates that every adult of the party needs. */
  requires: readonly Skill[]
}

export interface PartyMember {
  personId: string
  nickname: string
  /** Null for an adult who gave none. */
  birthYear: number | null
  isMinor: boolean
  inFamily: boolean
  /** The caller is a recorded guardian of this minor, whose consent stands. */
  isWard: boolean
  /** A minor of fourteen or more with a guardian's standing consent, or who joined without one. */
  actsAlone: boolean
  isCaller: boolean
  skills: readonly Skill[]
  signedUp: boolean
  /** Titles and times of the person's other seats. */
  otherSeats: readonly { title: string; startsAt: Date; endsAt: Date }[]
}

export type SignupRefusal =
  | 'not_published'
  | 'not_open_yet'
  | 'others_first'
  | 'closed'
  | 'started'
  | 'out_of_scope'
  | 'not_in_family'
  | 'guardian_needed'
  | 'too_young'
  | 'adult_must_come'
  | 'skill_missing'
  | 'certificate_missing'
  | 'blocked_for_absence'
  | 'already_signed_up'
  | 'time_clash'
  | 'party_too_large'
  | 'full'

export interface SignupAsk {
  published: boolean
  inScope: boolean
  slot: Slot
  members: readonly PartyMember[]
  /** The household has had a place in this calendar month. */
  hadPlaceThisMonth: boolean
  /** Until when absences keep the one who signs from signing up; null when they do not. */
  blockedUntil: Date | null
  now: Date
}

/** Until when the first hours after opening last; the opening itself where there are none. */
export const othersFirstUntil = (slot: Pick<Slot, 'opensAt' | 'stagedHours'>) =>
  later(slot.opensAt, slot.stagedHours * hour)

/** The rules of the notice itself: published, its window, and who it is for. */
export const checkWindow = ({
  published,
  inScope,
  slot,
  hadPlaceThisMonth,
  now,
}: Omit<SignupAsk, 'members' | 'blockedUntil'>): Result<null, SignupRefusal> => {
  if (!published) return refuse('not_published')
  if (now < slot.opensAt) return refuse('not_open_yet', slot.opensAt.toISOString())
  if (hadPlaceThisMonth && now < othersFirstUntil(slot)) {
    return refuse('others_first', othersFirstUntil(slot).toISOString())
  }
  // A slot that stays open until its start is "started" after that; one that closed before is "closed".
  if (now >= slot.closesAt && slot.closesAt.getTime() !== slot.startsAt.getTime()) {
    return refuse('closed')
  }
  if (now >= slot.closesAt) return refuse('started')
  if (!inScope) return refuse('out_of_scope')
  return ok(null)
}

/** The rules about each person of the party. */
export const checkPeople = ({
  slot,
  members,
  blockedUntil,
  now,
}: Omit<SignupAsk, 'published' | 'inScope' | 'hadPlaceThisMonth'>): Result<null, SignupRefusal> => {
  if (members.some((member) => !member.inFamily)) return refuse('not_in_family')
  const unguarded = members.find((member) => needsOtherGuardian(member, now))
  if (unguarded) return refuse('guardian_needed', unguarded.nickname)
  const fit = checkPost(slot, members, now)
  if (!fit.ok) return fit
  if (blockedUntil !== null && now < blockedUntil) {
    return refuse('blocked_for_absence', blockedUntil.toISOString())
  }
  const twice = members.find((member) => member.signedUp)
  if (twice) return refuse('already_signed_up', twice.nickname)
  for (const member of members) {
    const clash = member.otherSeats.find((seat) => overlap(seat, slot))
    if (clash) return refuse('time_clash', clash.title)
  }
  const size = members.length
  return size > largestParty || size > slot.capacity ? refuse('party_too_large') : ok(null)
}

/** Whether the party may sign up at all; the reasons stand in order. Seats are the allocator's business. */
export const checkSignup = (ask: SignupAsk): Result<null, SignupRefusal> => {
  const window = checkWindow(ask)
  return window.ok ? checkPeople(ask) : window
}

export interface WaitingParty {
  partyId: string
  size: number
  /** Someone of the party holds a seat elsewhere at that time: skipped, keeps the place in the line. */
  clashes: boolean
  /** When seats were first free that were too few for it; null: never yet. */
  passedOverAt: Date | null
}

/** ★ In the last two hours before the start nothing is promoted or offered. */
export const promotionHours = 2

export const promotionEnds = (slot: { startsAt: Date }) =>
  later(slot.startsAt, -promotionHours * hour)

/** ★ How long a party that is too large for the free seats is not overtaken. */
export const patience = day

/**
 * ★ From when a party that is too large for the free seats may be overtaken: a day after it was first passed
 * over, on the last day before the start at the latest.
 */
export const overtakingBegins = (slot: { startsAt: Date }, passedOverAt: Date) => {
  const lastDay = later(slot.startsAt, -day)
  const ends = later(passedOverAt, patience)
  return ends < lastDay ? ends : lastDay
}

export interface Allocation {
  seated: string[]
  /** Parties that were too large for the first time; the day of their patience begins now. */
  passedOver: string[]
}

/**
 * The one allocator: which waiting parties get seats now. The line is in order of joining; a party that does
 * not fit holds up the ones behind it for a day. Whoever signs up anew stands last in the line.
 */
export const allocate = (
  slot: { startsAt: Date },
  free: number,
  line: readonly WaitingParty[],
  now: Date,
): Allocation => {
  const seated: string[] = []
  const passedOver: string[] = []
  if (now >= promotionEnds(slot)) return { seated, passedOver }
  let left = free
  for (const { partyId, size, clashes, passedOverAt } of line) {
    if (clashes) continue
    if (size <= left) {
      seated.push(partyId)
      left -= size
      continue
    }
    if (left === 0) break
    if (passedOverAt === null) passedOver.push(partyId)
    if (now < overtakingBegins(slot, passedOverAt ?? now)) break
  }
  return { seated, passedOver }
}

/**
 * What becomes of a party that may sign up: a seat, a place in the line, or nothing. In the last two hours
 * free seats go to whoever comes first, past the line.
 */
export const placeNewcomer = (
  slot: Pick<Slot, 'startsAt' | 'waitlist'>,
  free: number,
  line: readonly WaitingParty[],
  newcomer: WaitingParty,
  now: Date,
): Result<'seat' | 'wait', 'full'> => {
  if (now >= promotionEnds(slot)) return newcomer.size <= free ? ok('seat') : refuse('full')
  if (allocate(slot, free, [...line, newcomer], now).seated.includes(newcomer.partyId))
    return ok('seat')
  return slot.waitlist ? ok('wait') : refuse('full')
}

/** ★ How long an offered seat is held. */
const offerFor = 12 * hour

/** Twelve hours, or until nothing is offered any more. */
export const offerUntil = (slot: { startsAt: Date }, now: Date) => {
  const ends = promotionEnds(slot)
  const held = later(now, offerFor)
  return held < ends ? held : ends
}

/** ★ How long before the start people are reminded: early where the notice has been out that long, else late. */
export const reminders = { early: day, late: 3 * hour } as const

export type AnswerRefusal = 'no_offer' | 'offer_expired' | 'guardian_needed'

/** A party answers the offer of a seat. */
export const checkAnswer = (ask: {
  status: SignupStatus
  offeredUntil: Date | null
  byAdult: boolean
  isSigner: boolean
  now: Date
}): Result<null, AnswerRefusal> => {
  if (ask.status !== 'offered' || ask.offeredUntil === null) return refuse('no_offer')
  if (ask.now >= ask.offeredUntil) return refuse('offer_expired')
  return ask.byAdult || ask.isSigner ? ok(null) : refuse('guardian_needed')
}
