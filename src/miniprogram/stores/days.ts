import { day, dayOf, dayStart, later, weekdayOf } from '../../domain/time'

/** Days that people look for by name. */
export const nearDays = ['today', 'tomorrow', 'weekend'] as const

/** How far ahead single days can be chosen: as far as recurring activities are made. */
const choosable = 21

/** The days after tomorrow that can be chosen, as `YYYY-MM-DD`. */
export const laterDates = (now: Date): string[] =>
  Array.from({ length: choosable - 1 }, (_, index) =>
    dayOf(later(dayStart(now), (index + 2) * day)),
  )

/** A date's first instant in UTC+8. */
export const startOfDate = (date: string): Date => new Date(`${date}T00:00:00+08:00`)

/** From when until when the chosen day or days last; `days` is one of the near ones or a date. */
export function spanOf(days: string, now: Date): { from: string; until: string } {
  const today = dayStart(now)
  switch (days) {
    case 'today':
      return span(today, 1)
    case 'tomorrow':
      return span(later(today, day), 1)
    case 'weekend':
      return weekendFrom(today)
    default:
      return span(startOfDate(days), 1)
  }
}

/** The coming Saturday and Sunday; on a Sunday what is left of it. */
function weekendFrom(today: Date): { from: string; until: string } {
  const weekday = weekdayOf(today)
  return weekday === 0 ? span(today, 1) : span(later(today, (6 - weekday) * day), 2)
}

const span = (from: Date, days: number) => ({
  from: from.toISOString(),
  until: later(from, days * day).toISOString(),
})
