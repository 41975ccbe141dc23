/**
 * Dates, times and amounts as people read them. China keeps one time, UTC+8, all year, so a fixed
 * offset is enough and nothing here needs `Intl`, which a phone may lack. `now` is an argument.
 */

import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

export type Instant = string | Date

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const chinaOffset = 8 * hour

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

interface Local {
  year: number
  month: number
  date: number
  weekday: string
  clock: string
  /** Days since 1970 in UTC+8, for telling today from tomorrow. */
  dayNumber: number
}

const millisecondsOf = (instant: Instant): number =>
  typeof instant === 'string' ? Date.parse(instant) : instant.getTime()

const two = (value: number): string => String(value).padStart(2, '0')

/** Shifted and then read as UTC: dayjs' own offsets pass through the phone's zone and its summer time. */
function localOf(instant: Instant): Local {
  const local = dayjs.utc(millisecondsOf(instant) + chinaOffset)
  return {
    year: local.year(),
    month: local.month() + 1,
    date: local.date(),
    weekday: weekdays[local.day()],
    clock: local.format('HH:mm'),
    dayNumber: Math.floor(local.valueOf() / day),
  }
}

const nearDays: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

const plainDate = (local: Local, nowLocal: Local): string => {
  const year = local.year === nowLocal.year ? '' : `${String(local.year)}年`
  return `${year}${String(local.month)}月${String(local.date)}日`
}

/** The day alone, near ones by their name: 今天 · 明天 · 11月25日 周三. */
export function dayText(instant: Instant, now: Instant): string {
  const local = localOf(instant)
  const nowLocal = localOf(now)
  const near = nearDays[local.dayNumber - nowLocal.dayNumber]
  return near ?? `${plainDate(local, nowLocal)} ${local.weekday}`
}

/** A day among its neighbours, as short as can be: 25日 周三; the month where another one begins: 12月1日 周二. */
export function shortDayText(instant: Instant): string {
  const local = localOf(instant)
  const month = local.date === 1 ? `${String(local.month)}月` : ''
  return `${month}${String(local.date)}日 ${local.weekday}`
}

/** The head of a day's group: 今天, with 11月22日 周六 beside it; or 11月25日, with 周三. */
export function dayParts(instant: Instant, now: Instant): { day: string; date: string } {
  const local = localOf(instant)
  const nowLocal = localOf(now)
  const near = nearDays[local.dayNumber - nowLocal.dayNumber]
  const date = plainDate(local, nowLocal)
  return near ? { day: near, date: `${date} ${local.weekday}` } : { day: date, date: local.weekday }
}

/** The same in one line: 今天 · 11月22日 周六. */
export function dayHeading(instant: Instant, now: Instant): string {
  const { day, date } = dayParts(instant, now)
  return `${day} · ${date}`
}

/** Two instants of the same calendar day share it; lists are grouped by it. */
export const dayKey = (instant: Instant): string => String(localOf(instant).dayNumber)

/** 14:00 */
export const clockText = (instant: Instant): string => localOf(instant).clock

/** The hour of the day in UTC+8, for a greeting. */
export const hourOf = (instant: Instant): number => Number(clockText(instant).slice(0, 2))

/** 今天 14:00 · 11月25日 周三 14:00 */
export const momentText = (instant: Instant, now: Instant): string =>
  `${dayText(instant, now)} ${clockText(instant)}`

/** 今天 14:00–16:00; the second day is named when it is another one. */
export function rangeText(startsAt: Instant, endsAt: Instant, now: Instant): string {
  const sameDay = dayKey(startsAt) === dayKey(endsAt)
  const end = sameDay ? clockText(endsAt) : momentText(endsAt, now)
  return `${momentText(startsAt, now)}–${end}`
}

/** 14:00–16:00, where the day already stands above; a later day is named all the same. */
export function clockRangeText(startsAt: Instant, endsAt: Instant, now: Instant): string {
  const sameDay = dayKey(startsAt) === dayKey(endsAt)
  return `${clockText(startsAt)}–${sameDay ? clockText(endsAt) : momentText(endsAt, now)}`
}

/** 2026年11月25日: for deadlines and expiries that must not be misread. */
export function dateText(instant: Instant): string {
  const local = localOf(instant)
  return `${String(local.year)}年${String(local.month)}月${String(local.date)}日`
}

/** 11月 */
export const monthText = (instant: Instant): string => `${String(localOf(instant).month)}月`

/** How long ago something was told: 刚刚 · 5分钟前 · 今天 14:00 · 11月25日 周三 14:00. */
export function agoText(instant: Instant, now: Instant): string {
  const passed = millisecondsOf(now) - millisecondsOf(instant)
  if (passed < minute) return '刚刚'
  if (passed < hour) return `${String(Math.floor(passed / minute))}分钟前`
  return momentText(instant, now)
}

/** Service time: 45分 · 2小时 · 2小时30分. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  // Points are counted in 分 too, so a few minutes say that they are minutes.
  if (hours === 0) return rest === 0 ? '0小时' : `${String(rest)}分钟`
  return rest === 0 ? `${String(hours)}小时` : `${String(hours)}小时${String(rest)}分`
}

/** Service time where a total is shown large: 2.5 (hours), rounded down to a tenth. */
export const hoursNumber = (minutes: number): string => String(Math.floor(minutes / 6) / 10)

/** What is left until then: 3天4小时 · 2小时05分 · 4分09秒 · 0秒 when it is over. */
export function countdownText(until: Instant, now: Instant): string {
  const left = Math.max(0, millisecondsOf(until) - millisecondsOf(now))
  const seconds = Math.ceil(left / 1000)
  const hours = Math.floor(seconds / 3600)
  if (hours >= 24) return `${String(Math.floor(hours / 24))}天${String(hours % 24)}小时`
  const minutes = Math.floor((seconds % 3600) / 60)
  if (hours > 0) return `${String(hours)}小时${two(minutes)}分`
  return minutes > 0 ? `${String(minutes)}分${two(seconds % 60)}秒` : `${String(seconds)}秒`
}

/** Whole seconds that are left, never below zero. */
export const secondsLeft = (until: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 1000))

/** Figures in groups of three: 3,500. */
export const numberText = (value: number): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 12 分 */
export const pointsText = (points: number): string => `${numberText(points)} 分`

/** An entry of the statement: +12 or −12, with a true minus sign. */
export const signedText = (amount: number): string =>
  amount < 0 ? `−${numberText(-amount)}` : `+${numberText(amount)}`

/** A factor in thousandths as people say it: 1 · 1.5 · 0.25. */
export const factorText = (thousandths: number): string => String(thousandths / 1000)

/** What one person earns on a slot: 每小时 1 分 · 到场 5 分，另每小时 1 分 · 不计积分. */
export function offerText(offer: { fixed: number; perHourThousandths: number }): string {
  const timed = `每小时 ${factorText(offer.perHourThousandths)} 分`
  if (offer.fixed === 0) return offer.perHourThousandths === 0 ? '不计积分' : timed
  const fixed = `到场 ${String(offer.fixed)} 分`
  return offer.perHourThousandths === 0 ? fixed : `${fixed}，另${timed}`
}

/** Eight digits are read in two groups, six in two of three: 1234 5678 · 123 456. */
export function digitsText(digits: string): string {
  const half = Math.ceil(digits.length / 2)
  return `${digits.slice(0, half)} ${digits.slice(half)}`
}

/** Names in a row: 小宇 · 小宇、林秀英. */
export const namesText = (names: readonly string[]): string => names.join('、')
