import { ok, refuse, type Result } from './result'
import type { SignupStatus } from './signups'
import { day, hour, later, minute } from './time'

/** How someone was checked in or out. */
export const attendanceMethods = [
  'member_code',
  'member_digits',
  'family_code',
  'family_digits',
  'site_code',
  'site_digits',
  'roll_call',
  'by_hand',
] as const
export type AttendanceMethod = (typeof attendanceMethods)[number]
/** A forgotten check-out is closed by the timer. */
export type LeaveMethod = AttendanceMethod | 'timer'

/** Staff say so by name, without any code of the person's. */
const byNameOnly: ReadonlySet<LeaveMethod> = new Set(['roll_call', 'by_hand'])

/** What speaks for it that somebody came: a code of theirs or at the site, their own word, or only that of staff. */
export const presenceProofs = ['scanned', 'affirmed', 'unaffirmed'] as const
export type PresenceProof = (typeof presenceProofs)[number]

export const presenceOf = (
  { inBy, outBy }: { inBy: AttendanceMethod; outBy: LeaveMethod | null },
  isAffirmed: boolean,
): PresenceProof => {
  const scanned = [inBy, outBy].some((by) => by !== null && by !== 'timer' && !byNameOnly.has(by))
  if (scanned) return 'scanned'
  return isAffirmed ? 'affirmed' : 'unaffirmed'
}

export type AffirmRefusal = 'nothing_pending' | 'dispute_open'

/**
 * Who was called by name says that it is true; it counts without that too. Nothing is left to say where the record was
 * settled to nothing, and to whoever called the name.
 */
export const decideAffirm = (ask: {
  presence: PresenceProof
  disputed: boolean
  /** Closed for the day, with no minutes. */
  isNothing: boolean
  /** The caller is the member of staff who checked the person in. */
  isOwnCall: boolean
}): Result<null, AffirmRefusal> => {
  if (ask.presence !== 'unaffirmed' || ask.isNothing || ask.isOwnCall)
    return refuse('nothing_pending')
  return ask.disputed ? refuse('dispute_open') : ok(null)
}

/** Coming or leaving. */
export const acts = ['in', 'out'] as const
export type Act = (typeof acts)[number]

/** ★ Five wrong tries lock person and slot for ten minutes. */
export const wrongTries = 5
export const lockFor = 10 * minute

/** ★ People may arrive an hour early; check-in ends when the slot ends. */
export const arriveBefore = hour
/** ★ Check-out is taken until two hours after the planned end. */
export const leaveAfter = 2 * hour

/** ★ Whoever signed up can be called until a few days after it. */
export const callFor = 3 * day

/** ★ A scan that was kept on a phone without network is taken for a day. */
export const oldestScan = day
/** ★ How far the clock of the phone that scanned may be ahead of the cloud's. */
export const scanSkew = minute

export type ScanTimeRefusal = 'scan_too_old' | 'scan_in_future'

/** Whether a scan can have been made when its phone says so. */
export const checkScanTime = (at: Date, now: Date): Result<null, ScanTimeRefusal> => {
  if (at > later(now, scanSkew)) return refuse('scan_in_future')
  return at < later(now, -oldestScan) ? refuse('scan_too_old') : ok(null)
}

export type CheckRefusal =
  | 'not_signed_up'
  | 'already_confirmed'
  | 'too_early'
  | 'too_late'
  | 'not_checked_in'
  | 'already_checked_in'
  | 'already_checked_out'

export interface Presence {
  status: SignupStatus
  checkedInAt: Date | null
  checkedOutAt: Date | null
  /** Marked absent, and nothing on record stands against their having come. */
  canReturn?: boolean
}

export interface Scan {
  act: Act
  at: Date
}

const earliest = <S extends Scan>(scans: readonly S[]): S | null =>
  scans.reduce<S | null>(
    (first, scan) => (first === null || scan.at < first.at ? scan : first),
    null,
  )

/**
 * What the scans of one person come to: the first that says "in", and the first "out" from then on. It does
 * not depend on the order in which they arrive, so scans that were kept on different phones may be
 * delivered in any order and more than once.
 */
export const recordOf = <S extends Scan>(scans: readonly S[]): { in: S | null; out: S | null } => {
  const arrival = earliest(scans.filter(({ act }) => act === 'in'))
  const leaving =
    arrival && earliest(scans.filter(({ act, at }) => act === 'out' && at >= arrival.at))
  return { in: arrival, out: leaving }
}

/**
 * Whether one more scan says anything new about a person; else why not. A scan that comes with its own time
 * (`mayWait`) may say that somebody left of whose coming nothing is known yet: the other one may lie on a
 * phone without network, so this one waits for it.
 */
const saysOf = (
  { act, at, mayWait }: { act: Act; at: Date; mayWait: boolean },
  { checkedInAt, checkedOutAt }: Presence,
): 'new' | 'not_checked_in' | 'already_checked_in' | 'already_checked_out' => {
  // Only what has a time of its own can turn out to be earlier than what is known.
  const isEarlier = (known: Date | null) => known === null || (mayWait && at < known)
  if (act === 'in') return isEarlier(checkedInAt) ? 'new' : 'already_checked_in'
  if (checkedInAt === null || at < checkedInAt) return mayWait ? 'new' : 'not_checked_in'
  return isEarlier(checkedOutAt) ? 'new' : 'already_checked_out'
}

const isSettled = ({ status }: Presence) => status === 'attended' || status === 'absent'

/** Who was marked absent came after all, where a scan with a time of its own says so. */
const isOpen = ({ status, canReturn = false }: Presence, mayWait: boolean) =>
  status === 'confirmed' || (status === 'absent' && mayWait && canReturn)

/**
 * Whether the people of a party can be checked in or out by a scan of this time. Of those named, the ones
 * about whom it says nothing new are passed over; when nobody is left the reason says so. A scan that comes
 * from a phone without network counts also when somebody else has confirmed the slot meanwhile.
 */
export const decideCheck = <P extends Presence>(ask: {
  act: Act
  slot: { startsAt: Date; endsAt: Date }
  people: readonly P[]
  /** When it was scanned: now, or when the phone that kept it says. */
  at: Date
  mayWait: boolean
}): Result<P[], CheckRefusal> => {
  const { act, slot, people, at } = ask
  const seated = people.filter((person) => isOpen(person, ask.mayWait))
  if (seated.length === 0)
    return refuse(people.some(isSettled) ? 'already_confirmed' : 'not_signed_up')
  if (at < later(slot.startsAt, -arriveBefore)) return refuse('too_early')
  if (at > (act === 'in' ? slot.endsAt : later(slot.endsAt, leaveAfter))) return refuse('too_late')
  const told = seated.map((person) => ({ person, says: saysOf(ask, person) }))
  const moved = told.filter(({ says }) => says === 'new').map(({ person }) => person)
  if (moved.length > 0) return ok(moved)
  // Of several reasons the one is told that leaves least to be done.
  const [why = 'not_checked_in'] = (['already_checked_out', 'already_checked_in'] as const).filter(
    (reason) => told.some(({ says }) => says === reason),
  )
  return refuse(why)
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
 * The confirmer's own household is left for a colleague; those who forgot to check out, or say that they did not come,
 * are settled one by one.
 */
export const decideConfirm = <
  P extends Presence & {
    familyId: string
    confirmed: boolean
    forgotten: boolean
    /** Somebody says that they did not come, and nobody has answered yet. */
    disputed: boolean
  },
>(ask: {
  slot: { endsAt: Date }
  people: readonly P[]
  byFamilyId: string
  now: Date
}): Result<{ served: P[]; absent: P[]; left: number; unsettled: number }, ConfirmRefusal> => {
  const isAlone = ({ forgotten, disputed }: P) => forgotten || disputed
  const unsettled = ask.people.filter((person) => person.status === 'confirmed' && isAlone(person))
  const open = ask.people.filter(
    (person) => person.status === 'confirmed' && !person.confirmed && !isAlone(person),
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

export type EnterRefusal =
  | 'not_signed_up'
  | 'own_family'
  | 'not_over_yet'
  | 'already_confirmed'
  | 'already_checked_in'
  | 'longer_than_planned'
  | 'time_clash'
  | 'record_overlaps'

/** Staff enter by hand that somebody came of whom no check-in is known, once the slot is over. */
export const decideEnter = (ask: {
  slot: { startsAt: Date; endsAt: Date }
  person: Pick<Presence, 'status' | 'checkedInAt'>
  isOwn: boolean
  minutes: number
  /** What else the person holds or has done at that time; its name. */
  seatElsewhere: string | null
  reported: string | null
  now: Date
}): Result<null, EnterRefusal> => {
  const { slot, person } = ask
  if (ask.isOwn) return refuse('own_family')
  if (person.status === 'attended') return refuse('already_confirmed')
  if (person.checkedInAt !== null) return refuse('already_checked_in')
  if (ask.now < slot.endsAt) return refuse('not_over_yet')
  const planned = measuredMinutes(slot, slot.startsAt, slot.endsAt)
  if (ask.minutes > planned) return refuse('longer_than_planned', String(planned))
  if (ask.seatElsewhere !== null) return refuse('time_clash', ask.seatElsewhere)
  return ask.reported === null ? ok(null) : refuse('record_overlaps', ask.reported)
}
