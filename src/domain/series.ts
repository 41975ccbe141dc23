import { isHoliday } from './holidays'
import { day, dayOf, later } from './time'

/** How something recurs: the daily meal run, the weekly reading, the gathering on every second Saturday. */
export type Recurrence =
  | { every: 'day'; exceptHolidays: boolean; exceptWeekends: boolean }
  | { every: 'week'; weekdays: number[] }
  /** `nth` 1 to 4, or -1 for the month's last one. */
  | { every: 'month'; nth: -1 | 1 | 2 | 3 | 4; weekday: number }

/** ★ How far ahead occurrences are made, so that people can sign up. */
export const aheadDays = 21

export const seriesStatuses = ['running', 'stopped'] as const
export type SeriesStatus = (typeof seriesStatuses)[number]

/** Weekday of a date, 0 for Sunday. A date is `YYYY-MM-DD` and knows no time zone. */
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

const dateOf = (date: string) => Number(date.slice(8))

const daysInMonth = (date: string) =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()

const isNth = (date: string, nth: number) =>
  nth === -1 ? dateOf(date) + 7 > daysInMonth(date) : Math.ceil(dateOf(date) / 7) === nth

/** Whether the rule names this date. */
export const recursOn = (rule: Recurrence, date: string): boolean => {
  switch (rule.every) {
    case 'day': {
      const isWeekend = weekdayOf(date) === 0 || weekdayOf(date) === 6
      return !(rule.exceptHolidays && isHoliday(date)) && !(rule.exceptWeekends && isWeekend)
    }
    case 'week':
      return rule.weekdays.includes(weekdayOf(date))
    case 'month':
      return weekdayOf(date) === rule.weekday && isNth(date, rule.nth)
  }
}

export const dateAfter = (date: string, days: number) =>
  later(new Date(`${date}T00:00:00Z`), days * day)
    .toISOString()
    .slice(0, 10)

/**
 * The dates that are due to be made: after the last one made, not before today, up to three weeks ahead and
 * not past the series' end.
 */
export const datesDue = (
  series: { rule: Recurrence; from: string; until: string | null; madeUntil: string | null },
  now: Date,
): { dates: string[]; madeUntil: string } => {
  const today = dayOf(now)
  const after = series.madeUntil === null ? series.from : dateAfter(series.madeUntil, 1)
  const next = after > series.from ? after : series.from
  const horizon = dateAfter(today, aheadDays)
  const last = series.until !== null && series.until < horizon ? series.until : horizon
  const dates: string[] = []
  let date = next > today ? next : today
  while (date <= last) {
    if (recursOn(series.rule, date)) dates.push(date)
    date = dateAfter(date, 1)
  }
  return { dates, madeUntil: last > (series.madeUntil ?? '') ? last : (series.madeUntil ?? last) }
}

/** A month always has the weekday asked for, and so does a week; two months show whether there is any day. */
const searchedDays = 62

/** Whether the rule names any day from the first one on, not before today, up to the end. */
export const hasDates = (
  series: { rule: Recurrence; from: string; until: string | null },
  now: Date,
): boolean => {
  const today = dayOf(now)
  const first = series.from > today ? series.from : today
  return Array.from({ length: searchedDays }, (_, index) => dateAfter(first, index)).some(
    (date) => (series.until === null || date <= series.until) && recursOn(series.rule, date),
  )
}

/** A time of day on a date in UTC+8: minutes after midnight, which may reach into the next day. */
export const instantOn = (date: string, minutes: number) =>
  new Date(Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000)

/** Minutes after midnight in UTC+8 of an instant, counted from a date. */
export const minutesOn = (date: string, instant: Date) =>
  Math.round((instant.getTime() - Date.parse(`${date}T00:00:00+08:00`)) / 60_000)
