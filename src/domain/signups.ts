import { certainAge, needsGuardian } from './families'
import { ok, refuse, type Result } from './result'
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
}

export interface PartyMember {
  personId: string
  nickname: string
  /** Null for an adult who gave none. */
  birthYear: number | null
  isMinor: boolean
  inFamily: boolean
  /** The caller is a recorded guardian of this minor. */
  isWard: boolean
  isCaller: boolean
  signedUp: boolean
  /** Titles and times of the person's other seats. */
  otherSeats: readonly { title: string; startsAt: Date; endsAt: Date }[]
}

export type SignupRefusal =
  | 'not_published'
  | 'not_open_yet'
  | 'closed'
  | 'started'
  | 'out_of_scope'
  | 'not_in_family'
  | 'guardian_needed'
  | 'too_young'
  | 'adult_must_come'
  | 'already_signed_up'
  | 'time_clash'
  | 'party_too_large'
  | 'full'

export interface SignupAsk {
  published: boolean
  inScope: boolean
  slot: Slot
  members: readonly PartyMember[]
  /** Seats not held by anyone. */
  free: number
  /** Parties already waiting; while there are any, a newcomer joins the line. */
  waiting: number
  now: Date
}

/** The rules of the notice itself: published, its window, and who it is for. */
const checkWindow = ({ published, inScope, slot, now }: SignupAsk): Result<null, SignupRefusal> => {
  if (!published) return refuse('not_published')
  if (now < slot.opensAt) return refuse('not_open_yet')
  // A slot that stays open until its start is "started" after that; one that closed before is "closed".
  if (now >= slot.closesAt && slot.closesAt.getTime() !== slot.startsAt.getTime()) {
    return refuse('closed')
  }
  if (now >= slot.closesAt) return refuse('started')
  if (!inScope) return refuse('out_of_scope')
  return ok(null)
}

const isTooYoung = (member: PartyMember, slot: Slot, now: Date) =>
  slot.minAge > 0 && member.birthYear !== null && certainAge(member.birthYear, now) < slot.minAge

/**
 * A minor under fourteen is signed up by a guardian only, an older one by a guardian or alone.
 * An adult speaks for himself or herself; members of one household may bring each other.
 */
const needsOtherGuardian = (member: PartyMember, now: Date) =>
  member.isMinor &&
  !member.isWard &&
  !(member.isCaller && member.birthYear !== null && !needsGuardian(member.birthYear, now))

/** The rules about each person of the party. */
const checkPeople = ({ slot, members, now }: SignupAsk): Result<null, SignupRefusal> => {
  if (members.some((member) => !member.inFamily)) return refuse('not_in_family')
  const unguarded = members.find((member) => needsOtherGuardian(member, now))
  if (unguarded) return refuse('guardian_needed', unguarded.nickname)
  const young = members.find((member) => isTooYoung(member, slot, now))
  if (young) return refuse('too_young', young.nickname)
  if (slot.adultRequired && members.every((member) => member.isMinor))
    return refuse('adult_must_come')
  const twice = members.find((member) => member.signedUp)
  if (twice) return refuse('already_signed_up', twice.nickname)
  for (const member of members) {
    const clash = member.otherSeats.find((seat) => overlap(seat, slot))
    if (clash) return refuse('time_clash', clash.title)
  }
  return ok(null)
}

/** Whether the party gets seats at once, joins the waiting line, or is refused; the reasons stand in order. */
export const decideSignup = (ask: SignupAsk): Result<'confirmed' | 'waitlisted', SignupRefusal> => {
  const window = checkWindow(ask)
  if (!window.ok) return window
  const people = checkPeople(ask)
  if (!people.ok) return people
  const size = ask.members.length
  if (size > largestParty || size > ask.slot.capacity) return refuse('party_too_large')
  if (ask.waiting === 0 && size <= ask.free) return ok('confirmed')
  // In the last two hours nobody is promoted any more: free seats go to whoever comes first.
  if (promotionEnds(ask.slot) <= ask.now && size <= ask.free) return ok('confirmed')
  return ask.slot.waitlist && ask.now < promotionEnds(ask.slot) ? ok('waitlisted') : refuse('full')
}

export interface WaitingParty {
  partyId: string
  size: number
  /** Someone of the party holds a seat elsewhere at that time: skipped, keeps the place in the line. */
  clashes: boolean
}

/** ★ In the last two hours before the start nothing is promoted. */
export const promotionEnds = (slot: { startsAt: Date }) => later(slot.startsAt, -2 * hour)

/** ★ A party too large for the free seats is not overtaken before the last day. */
const overtakingBegins = (slot: { startsAt: Date }) => later(slot.startsAt, -day)

/**
 * The one allocator: which waiting parties get seats now. The line is in order of joining; a party that
 * does not fit holds up the ones behind it until the last day before the start.
 */
export const allocate = (
  slot: { startsAt: Date; closesAt: Date },
  free: number,
  line: readonly WaitingParty[],
  now: Date,
): string[] => {
  if (now >= promotionEnds(slot)) return []
  const seated: string[] = []
  let left = free
  for (const party of line) {
    if (party.clashes) continue
    if (party.size <= left) {
      seated.push(party.partyId)
      left -= party.size
    } else if (now < overtakingBegins(slot)) break
  }
  return seated
}

export type CancelRefusal =
  'nothing_to_cancel' | 'too_late_to_cancel' | 'guardian_needed' | 'adult_must_come'

export interface CancelAsk {
  slot: { cancelUntil: Date; adultRequired: boolean }
  /** The live members of the party, with which of them are to leave. */
  members: readonly {
    status: SignupStatus
    checkedIn: boolean
    isMinor: boolean
    isWard: boolean
    isCaller: boolean
    leaves: boolean
  }[]
  byAdult: boolean
  now: Date
}

/** Those who wait may leave at any time; a seat can be given back until the deadline, unless one has come. */
export const decideCancel = ({
  slot,
  members,
  byAdult,
  now,
}: CancelAsk): Result<null, CancelRefusal> => {
  const leaving = members.filter((member) => member.leaves)
  if (leaving.length === 0) return refuse('nothing_to_cancel')
  if (leaving.some((member) => member.checkedIn || !cancellable.has(member.status))) {
    return refuse('nothing_to_cancel')
  }
  const late = now > slot.cancelUntil && leaving.some((member) => member.status === 'confirmed')
  if (late) return refuse('too_late_to_cancel')
  if (!byAdult && leaving.some((member) => !member.isCaller)) return refuse('guardian_needed')
  const staying = members.filter((member) => !member.leaves)
  if (slot.adultRequired && staying.length > 0 && staying.every((member) => member.isMinor)) {
    return refuse('adult_must_come')
  }
  return ok(null)
}

const cancellable: ReadonlySet<SignupStatus> = new Set([
  'confirmed',
  'waitlisted',
  'offered',
  'pending',
])
