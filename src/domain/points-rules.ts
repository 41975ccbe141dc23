import { highestFactor, type Category } from './activities'
import { isHoliday } from './holidays'
import { plainGrantCaps, type GrantCaps } from './grants'
import type { Award, NoAward, PointsOffer, TxnKind } from './points'
import { ok, refuse, type Result } from './result'
import { dayOf, hour, later, minute, mondayOf, quarterOf } from './time'

/**
 * What a community gives for service. A rule is a version with the day from which it holds; service is paid
 * by the rule of its day, whenever it is confirmed.
 */

/**
 * Everything that can earn points. The union is closed on purpose: WeChat forbids points for sharing,
 * following, subscribing or tapping advertisements, so there is no way to configure a reason at all.
 */
type EarningReason = 'service' | 'bonus'

/** The movement that each of them makes; no other takes points from the issuing account. */
export const earningKinds: Record<EarningReason, TxnKind> = { service: 'award', bonus: 'bonus' }

/** Hours in which service is harder. Where several apply, the highest factor counts, never their product. */
export const hardKinds = ['night', 'holiday', 'heat'] as const
export type HardKind = (typeof hardKinds)[number]

/** Whose points a cap adds up, and over which time. */
export const capKinds = ['personDay', 'familyDay', 'week', 'month', 'quarter', 'year'] as const
export type CapKind = (typeof capKinds)[number]

export interface PointsRules {
  /** Thousandths of a point for an hour on an ordinary slot, by the category of the activity. */
  perHour: Record<Category, number>
  /** By what the minutes of hard hours are multiplied, in thousandths; 1000 changes nothing. */
  hard: Record<HardKind, number>
  /** Whole points for each person on each slot that gives points, besides what the slot says. */
  fixed: number
  /** The most points of awards; null: no limit. Weeks and longer count the household together. */
  caps: Record<CapKind, number | null>
  /** The most that staff may give or take; the second person decides under the same caps. */
  grants: GrantCaps
}

/** As a version is kept: those written before bonuses had caps of their own have none. */
export type KeptRules = Omit<PointsRules, 'grants'> & { grants?: GrantCaps }

const eachCategory = (thousandths: number): Record<Category, number> => ({
  culture: thousandths,
  elderly: thousandths,
  children: thousandths,
  patrol: thousandths,
  training: thousandths,
  environment: thousandths,
  health: thousandths,
  neighbourhood: thousandths,
})

/** ★ What holds where a community has set nothing: an hour is a point, and nothing is capped. */
export const plainRules: PointsRules = {
  perHour: eachCategory(1000),
  hard: { night: 1000, holiday: 1000, heat: 1000 },
  fixed: 0,
  caps: { personDay: null, familyDay: null, week: null, month: null, quarter: null, year: null },
  grants: plainGrantCaps,
}

export const rulesOf = (kept: KeptRules): PointsRules => ({ grants: plainRules.grants, ...kept })

export interface RuleVersion {
  /** 0 is the plain rule that no community has set. */
  version: number
  rules: PointsRules
}

export const plainVersion: RuleVersion = { version: 0, rules: plainRules }

const chinaHours = 8 * hour

const hourOfDay = (instant: Date) => later(instant, chinaHours).getUTCHours()

/** ★ Night is 22:00 to 6:00, heat is 11:00 to 16:00 from June to September. */
const isHard: Record<HardKind, (instant: Date) => boolean> = {
  night: (instant) => hourOfDay(instant) >= 22 || hourOfDay(instant) < 6,
  holiday: (instant) => isHoliday(dayOf(instant)),
  heat: (instant) => {
    const month = Number(dayOf(instant).slice(5, 7))
    const clock = hourOfDay(instant)
    return month >= 6 && month <= 9 && clock >= 11 && clock < 16
  },
}

/** The hard hours that count at an instant: the kind with the highest factor; null for ordinary ones. */
const hardAt = ({ hard }: PointsRules, instant: Date): HardKind | null => {
  let best: HardKind | null = null
  for (const kind of hardKinds) {
    const isBetter = hard[kind] > (best === null ? 1000 : hard[best])
    if (isBetter && isHard[kind](instant)) best = kind
  }
  return best
}

/** Minutes of one service that share a factor. */
export interface Part {
  hard: HardKind | null
  minutes: number
  thousandths: number
}

/** Hard hours begin and end on the hour, so each hour of the service is looked at once. */
const minutesByKind = (rules: PointsRules, from: Date, minutes: number) => {
  const counted = new Map<HardKind | null, number>()
  let done = 0
  while (done < minutes) {
    const at = later(from, done * minute)
    const nextHour = (Math.floor(at.getTime() / hour) + 1) * hour
    const here = Math.min(minutes - done, Math.ceil((nextHour - at.getTime()) / minute))
    const kind = hardAt(rules, at)
    counted.set(kind, (counted.get(kind) ?? 0) + here)
    done += here
  }
  return counted
}

/** No hour is worth more than the highest factor, whatever rule and slot say. */
const product = (one: number, other: number) =>
  Math.min(highestFactor, Math.floor((one * other) / 1000))

/** Cuts a service into ordinary and hard minutes, each with the factor that it takes. */
export const partsOf = (
  rules: PointsRules,
  offer: PointsOffer,
  category: Category,
  service: { from: Date; minutes: number },
): Part[] => {
  const plain = product(offer.perHourThousandths, rules.perHour[category])
  const counted = minutesByKind(rules, service.from, service.minutes)
  return [null, ...hardKinds].flatMap((hard) => {
    const minutes = counted.get(hard) ?? 0
    const thousandths = hard === null ? plain : product(plain, rules.hard[hard])
    return minutes > 0 ? [{ hard, minutes, thousandths }] : []
  })
}

/** Whole points of the parts together: rounded down once, not part by part. */
export const timedPoints = (parts: readonly Part[]) =>
  Math.floor(parts.reduce((sum, part) => sum + part.minutes * part.thousandths, 0) / 60_000)

/** An award that stands: the caps count it. `day` is the day of the service in UTC+8. */
export interface Earned {
  personId: string
  day: string
  points: number
  /** The person earned it with another household: only what the caps allow a person counts it. */
  elsewhere?: boolean
}

export const samePeriod: Record<CapKind, (one: string, other: string) => boolean> = {
  personDay: (one, other) => one === other,
  familyDay: (one, other) => one === other,
  week: (one, other) => mondayOf(one) === mondayOf(other),
  month: (one, other) => one.slice(0, 7) === other.slice(0, 7),
  quarter: (one, other) => quarterOf(one) === quarterOf(other),
  year: (one, other) => one.slice(0, 4) === other.slice(0, 4),
}

/** What a person, or a household, has earned already in the period of a cap. */
export const usedOf = (
  kind: CapKind,
  earned: readonly Earned[],
  who: { personId: string; day: string },
) =>
  earned
    .filter(
      ({ personId, day, elsewhere = false }) =>
        samePeriod[kind](day, who.day) &&
        (kind === 'personDay' ? personId === who.personId : !elsewhere),
    )
    .reduce((sum, { points }) => sum + points, 0)

/** The cap that leaves the least, when one leaves less than `points`. */
const tightest = (
  { caps }: PointsRules,
  earned: readonly Earned[],
  who: { personId: string; day: string; kept: number },
  points: number,
): { kind: CapKind; left: number } | null => {
  let found: { kind: CapKind; left: number } | null = null
  for (const kind of capKinds) {
    const cap = caps[kind]
    if (cap === null) continue
    const left = Math.max(who.kept, cap - usedOf(kind, earned, who))
    if (left < (found?.left ?? points)) found = { kind, left }
  }
  return found
}

export interface RuledAward extends Award {
  version: number
  parts: Part[]
  /** What a cap took away, and which. */
  cut: number
  cap: { kind: CapKind; most: number } | null
}

export interface Service {
  category: Category
  personId: string
  /** Where the counted minutes begin. */
  from: Date
  minutes: number
  age: number | null
  earnAge: number
  /** The day of the slot in UTC+8: its rule holds and its caps count. */
  day: string
  /** What the award gave that this one replaces: it had found room for so much, and keeps it. */
  kept: number
}

/**
 * Points = fixed + floor(Σ minutes × factor in thousandths ÷ 60,000), less what the caps leave no room for.
 * `earned` are the awards that stand, of the household and of the person. Someone there for less than a minute has not served.
 */
export const awardBy = (
  { version, rules }: RuleVersion,
  offer: PointsOffer,
  service: Service,
  earned: readonly Earned[],
): Result<RuledAward, NoAward> => {
  const { age, earnAge, minutes } = service
  if (age !== null && age < earnAge) return refuse('too_young_to_earn')
  if (minutes === 0) return refuse('nothing_earned')
  const parts = partsOf(rules, offer, service.category, service)
  const timed = timedPoints(parts)
  const givesPoints = offer.fixed > 0 || offer.perHourThousandths > 0
  const fixed = givesPoints ? offer.fixed + rules.fixed : 0
  const full = fixed + timed
  if (full === 0) return refuse('nothing_earned')
  const limit = tightest(rules, earned, service, full)
  const points = limit?.left ?? full
  const cap = limit === null ? null : { kind: limit.kind, most: rules.caps[limit.kind] ?? 0 }
  if (points === 0) return refuse('cap_reached')
  return ok({ points, minutes, fixed, timed, version, parts, cut: full - points, cap })
}

/**
 * Where the counted minutes lie: from the arrival on, or before the planned end where a correction made them
 * more than what was left of the slot.
 */
export const countedFrom = (
  slot: { startsAt: Date; endsAt: Date },
  checkedInAt: Date,
  minutes: number,
) => {
  const from = Math.max(slot.startsAt.getTime(), checkedInAt.getTime())
  const latest = slot.endsAt.getTime() - minutes * minute
  return new Date(Math.max(slot.startsAt.getTime(), Math.min(from, latest)))
}

/** The rule of a day: the latest version that had begun by then. */
export const versionOn = <V extends { version: number; startsOn: string }>(
  versions: readonly V[],
  date: string,
): V | null =>
  versions
    .filter(({ startsOn }) => startsOn <= date)
    .reduce<V | null>(
      (best, one) => (best === null || one.version > best.version ? one : best),
      null,
    )

export type ProposeRefusal = 'rule_starts_too_soon' | 'rule_waiting'

/** The next version begins tomorrow at the earliest, and there is one at a time, so that it can be looked at. */
export const decidePropose = (ask: {
  startsOn: string
  now: Date
  waiting: boolean
}): Result<null, ProposeRefusal> => {
  if (ask.startsOn <= dayOf(ask.now)) return refuse('rule_starts_too_soon')
  return ask.waiting ? refuse('rule_waiting') : ok(null)
}
