import { ok, refuse, type Result } from './result'
import { day, dayOf, dayStart, later, minute } from './time'

/**
 * Service time that is recognised. What was measured stays as it was; what staff settled or corrected stands
 * beside it; what counts is derived from both, from the day and from what the org above has agreed to.
 */

/** Up to eight hours of a person's calendar day count at once; the org above decides on more. */
export const dayCap = 8 * 60

interface Times {
  startsAt: Date
  endsAt: Date
}

export const plannedMinutes = ({ startsAt, endsAt }: Times) =>
  Math.floor((endsAt.getTime() - startsAt.getTime()) / minute)

/**
 * From when on the minutes of a record were served: from the arrival, or as much earlier as they need to end
 * with the slot.
 */
export const servedFrom = ({ startsAt, endsAt }: Times, checkedInAt: Date, minutes: number) => {
  const arrived = checkedInAt > startsAt ? checkedInAt : startsAt
  const latest = later(endsAt, -minutes * minute)
  return arrived < latest ? arrived : latest
}

export interface DayPart {
  /** `YYYY-MM-DD` in UTC+8. */
  day: string
  minutes: number
}

/** Whole minutes by calendar day in UTC+8; together they are all of them. */
export const minutesByDay = (from: Date, minutes: number): DayPart[] => {
  const parts: DayPart[] = []
  let at = from
  let left = minutes
  while (left > 0) {
    const midnight = later(dayStart(at), day)
    const part = Math.min(left, Math.floor((midnight.getTime() - at.getTime()) / minute))
    if (part > 0) parts.push({ day: dayOf(at), minutes: part })
    left -= part
    at = midnight
  }
  return parts
}

export interface Standing {
  /** As corrected or settled, else as measured. */
  minutes: number
  /** Up to how many of them the org above has agreed to, beyond the eight hours of a day. */
  agreed: number
  /** Up to how many of them may earn; a correction upwards does not raise it by itself. */
  allowed: number
}

/** Service that was measured, or settled after a forgotten check-out, earns as it stands. */
export const standingOf = (minutes: number): Standing => ({ minutes, agreed: 0, allowed: minutes })

/** A correction downwards takes at once; one upwards gives hours at once and points only when agreed. */
export const corrected = ({ agreed, allowed }: Standing, minutes: number): Standing => ({
  minutes,
  agreed: Math.min(agreed, minutes),
  allowed: Math.min(allowed, minutes),
})

/** The org above has agreed to the whole of it. */
export const agreedTo = ({ minutes }: Standing): Standing => ({
  minutes,
  agreed: minutes,
  allowed: minutes,
})

export interface Recognised {
  days: DayPart[]
  /** Towards hours and certificates. */
  counted: number
  /** Towards points. */
  earning: number
  /** What waits for the org above: beyond the day's eight hours, and what a correction added for points. */
  over: number
  raised: number
}

/**
 * What of a record counts, given what its person's other records already count on the same days. What it counted
 * itself goes on counting as far as it was served: others that were agreed to meanwhile do not take its room.
 */
export const recognised = (
  standing: Standing,
  from: Date,
  usedOn: (day: string) => number,
  hadOn: (day: string) => number = () => 0,
): Recognised => {
  const { minutes, agreed, allowed } = standing
  const granted = new Map(
    minutesByDay(from, Math.min(agreed, minutes)).map((part) => [part.day, part.minutes]),
  )
  const days = minutesByDay(from, minutes)
    .map((part) => {
      const room = Math.max(0, dayCap - usedOn(part.day))
      const least = Math.max(granted.get(part.day) ?? 0, Math.min(part.minutes, hadOn(part.day)))
      return { day: part.day, minutes: Math.max(Math.min(part.minutes, room), least) }
    })
    .filter((part) => part.minutes > 0)
  const counted = days.reduce((sum, part) => sum + part.minutes, 0)
  return {
    days,
    counted,
    earning: Math.min(counted, allowed),
    over: minutes - counted,
    raised: minutes - Math.min(allowed, minutes),
  }
}

/** A record is an attendance, named by its sign-up, or a self-report. */
export const recordKinds = ['attendance', 'self_report'] as const
export type RecordKind = (typeof recordKinds)[number]

/** How far a record has got. A forgotten one was closed by the timer and waits for the organizer. */
export const recordStates = ['here', 'left', 'forgotten', 'confirmed'] as const
export type RecordState = (typeof recordStates)[number]

export const stateOf = (record: {
  checkedOutAt: Date | null
  outBy: string | null
  confirmedAt: Date | null
}): RecordState => {
  if (record.confirmedAt !== null) return 'confirmed'
  if (record.checkedOutAt === null) return 'here'
  return record.outBy === 'timer' ? 'forgotten' : 'left'
}

/** What happened to a record, in the order in which both sides read it. */
export const serviceEvents = [
  'entered',
  'closed',
  'settled',
  'corrected',
  'recounted',
  'affirmed',
  'disputed',
  'upheld',
  'dismissed',
  'asked',
  'agreed',
  'refused',
  'reported',
  'approved',
  'rejected',
] as const
export type ServiceEvent = (typeof serviceEvents)[number]

export const disputeStates = ['open', 'upheld', 'dismissed'] as const
export type DisputeState = (typeof disputeStates)[number]

export const consentStates = ['open', 'agreed', 'refused', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

export const reportStates = ['open', 'approved', 'rejected'] as const
export type ReportState = (typeof reportStates)[number]

interface Handled {
  state: RecordState
  /** Whether it is about the handler's own household. */
  isOwn: boolean
  disputed: boolean
  planned: number
  minutes: number
}

export type SettleRefusal =
  | 'own_family'
  | 'still_here'
  | 'not_forgotten'
  | 'already_confirmed'
  | 'dispute_open'
  | 'longer_than_planned'

const notForgotten: Record<RecordState, Result<null, SettleRefusal>> = {
  here: refuse('still_here'),
  left: refuse('not_forgotten'),
  confirmed: refuse('already_confirmed'),
  forgotten: ok(null),
}

/** The organizer says how long someone stayed who forgot to check out. */
export const decideSettle = (ask: Handled): Result<null, SettleRefusal> => {
  if (ask.isOwn) return refuse('own_family')
  const settled = notForgotten[ask.state]
  if (!settled.ok) return settled
  if (ask.disputed) return refuse('dispute_open')
  return ask.minutes > ask.planned ? refuse('longer_than_planned', String(ask.planned)) : ok(null)
}

export type CorrectRefusal =
  'own_family' | 'not_confirmed_yet' | 'dispute_open' | 'longer_than_planned' | 'minutes_unchanged'

/** Staff change the minutes of confirmed service. */
export const decideCorrect = (ask: Handled & { current: number }): Result<null, CorrectRefusal> => {
  if (ask.isOwn) return refuse('own_family')
  if (ask.state !== 'confirmed') return refuse('not_confirmed_yet')
  if (ask.disputed) return refuse('dispute_open')
  if (ask.minutes > ask.planned) return refuse('longer_than_planned', String(ask.planned))
  return ask.minutes === ask.current ? refuse('minutes_unchanged') : ok(null)
}

export type DisputeRefusal =
  'still_here' | 'not_confirmed_yet' | 'dispute_open' | 'longer_than_planned' | 'record_overlaps'

/**
 * Someone says that a record is wrong, one matter at a time: once it is closed for the day, or at once where it says
 * that they came, rests on nothing but the word of staff, and they did not come at all.
 */
export const decideDispute = (
  ask: Omit<Handled, 'isOwn'> & {
    onStaffsWord: boolean
    /** What else of the same person's is on record at the time that it would reach into; its name. */
    overlapping: string | null
  },
): Result<null, DisputeRefusal> => {
  const isDenied = ask.onStaffsWord && ask.minutes === 0
  if (ask.state === 'here' && !isDenied) return refuse('still_here')
  if (ask.state === 'left' && !isDenied) return refuse('not_confirmed_yet')
  if (ask.disputed) return refuse('dispute_open')
  if (ask.minutes > ask.planned) return refuse('longer_than_planned', String(ask.planned))
  return ask.overlapping === null ? ok(null) : refuse('record_overlaps', ask.overlapping)
}

/** ★ Service outside of activities is reported within sixty days, a quarter of an hour at the least. */
const reportFor = 60 * day
export const shortestReport = 15
export const longestReport = 12 * 60

export type ReportRefusal = 'report_in_future' | 'report_too_old' | 'record_overlaps'

/** The most that a report may be corrected to: what had passed when it was told, within what one report may say. */
export const longestOf = ({ startsAt, at }: { startsAt: Date; at: Date }) =>
  Math.min(longestReport, Math.floor((at.getTime() - startsAt.getTime()) / minute))

export const decideReport = (ask: {
  startsAt: Date
  minutes: number
  now: Date
  /** What of the same person's is already on record at that time; its name. */
  overlapping: string | null
}): Result<null, ReportRefusal> => {
  const endsAt = later(ask.startsAt, ask.minutes * minute)
  if (endsAt > ask.now) return refuse('report_in_future')
  if (ask.startsAt < later(ask.now, -reportFor)) return refuse('report_too_old')
  return ask.overlapping === null ? ok(null) : refuse('record_overlaps', ask.overlapping)
}

/** The org above: whoever reviews there decides on what an org may not decide alone. */
export const superiorPath = (orgPath: string) => {
  const parent = orgPath.replace(/[^/]+\/$/, '')
  return parent === '/' ? orgPath : parent
}
