import { ok, refuse, type Result } from './result'
import type { SignupStatus } from './signups'
import { hour, later, minute } from './time'

/** How someone was checked in or out. */
export const attendanceMethods = [
  'member_code',
  'member_digits',
  'site_code',
  'site_digits',
  'roll_call',
] as const
export type AttendanceMethod = (typeof attendanceMethods)[number]
/** A forgotten check-out is closed by the timer. */
export type LeaveMethod = AttendanceMethod | 'timer'

/** A site code lives for one step; the one of the step before is still good, for slow hands. */
export const siteStep = 30 * 1000
/** A member code is renewed each minute; the one of the minute before is still good. */
export const memberStep = minute

/** ★ Five wrong tries lock person and slot for ten minutes. */
export const wrongTries = 5
export const lockFor = 10 * minute

/** ★ People may arrive an hour early; check-in ends when the slot ends. */
export const arriveBefore = hour
/** ★ Check-out is taken until two hours after the planned end. */
export const leaveAfter = 2 * hour

export const stepOf = (now: Date, length: number) => Math.floor(now.getTime() / length)

/** Whether a code of `step` is good now: the running step or the one before. */
export const isFresh = (step: number, now: Date, length: number) => {
  const current = stepOf(now, length)
  return step === current || step === current - 1
}

export type CheckRefusal =
  | 'not_signed_up'
  | 'too_early'
  | 'too_late'
  | 'not_checked_in'
  | 'already_checked_in'
  | 'already_checked_out'

export interface Presence {
  status: SignupStatus
  checkedInAt: Date | null
  checkedOutAt: Date | null
}

/**
 * Whether the people of a party can be checked in or out now. Of those named, the ones already done are
 * passed over; when nobody is left the reason says so.
 */
export const decideCheck = <P extends Presence>(ask: {
  act: 'in' | 'out'
  slot: { startsAt: Date; endsAt: Date }
  people: readonly P[]
  now: Date
}): Result<P[], CheckRefusal> => {
  const { act, slot, now } = ask
  const seated = ask.people.filter((person) => person.status === 'confirmed')
  if (seated.length === 0) return refuse('not_signed_up')
  if (now < later(slot.startsAt, -arriveBefore)) return refuse('too_early')
  if (now > (act === 'in' ? slot.endsAt : later(slot.endsAt, leaveAfter))) return refuse('too_late')
  if (act === 'in') {
    const arriving = seated.filter((person) => person.checkedInAt === null)
    return arriving.length === 0 ? refuse('already_checked_in') : ok(arriving)
  }
  const here = seated.filter((person) => person.checkedInAt !== null)
  if (here.length === 0) return refuse('not_checked_in')
  const leaving = here.filter((person) => person.checkedOutAt === null)
  return leaving.length === 0 ? refuse('already_checked_out') : ok(leaving)
}

/**
 * Service time in whole minutes: only what lies inside the planned slot counts, so an early arrival
 * or a forgotten phone does not make hours.
 */
export const measuredMinutes = (
  slot: { startsAt: Date; endsAt: Date },
  checkedInAt: Date,
  checkedOutAt: Date,
) => {
  const from = Math.max(slot.startsAt.getTime(), checkedInAt.getTime())
  const to = Math.min(slot.endsAt.getTime(), checkedOutAt.getTime())
  return Math.max(0, Math.floor((to - from) / minute))
}

export type ConfirmRefusal = 'not_over_yet' | 'still_here' | 'nothing_to_confirm'

/**
 * A slot is confirmed when everyone who came has left, and after its planned end unless nobody is missing.
 * The confirmer's own household is left for a colleague; those who forgot to check out are settled one by one.
 */
export const decideConfirm = <
  P extends Presence & { familyId: string; confirmed: boolean; forgotten: boolean },
>(ask: {
  slot: { endsAt: Date }
  people: readonly P[]
  byFamilyId: string
  now: Date
}): Result<{ served: P[]; absent: P[]; left: number; unsettled: number }, ConfirmRefusal> => {
  const unsettled = ask.people.filter((person) => person.status === 'confirmed' && person.forgotten)
  const open = ask.people.filter(
    (person) => person.status === 'confirmed' && !person.confirmed && !person.forgotten,
  )
  const mine = open.filter((person) => person.familyId === ask.byFamilyId)
  const others = open.filter((person) => person.familyId !== ask.byFamilyId)
  if (others.length === 0) return refuse('nothing_to_confirm')
  const here = others.filter(
    (person) => person.checkedInAt !== null && person.checkedOutAt === null,
  )
  if (here.length > 0) return refuse('still_here', String(here.length))
  const missing = others.filter((person) => person.checkedInAt === null)
  if (missing.length > 0 && ask.now < ask.slot.endsAt) return refuse('not_over_yet')
  return ok({
    served: others.filter((person) => person.checkedInAt !== null),
    absent: missing,
    left: mine.length,
    unsettled: unsettled.length,
  })
}
