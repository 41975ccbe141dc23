/** China keeps one time, UTC+8, all year; instants are stored in UTC and only days and months need the shift. */
const chinaOffset = 8 * 60 * 60 * 1000

export const minute = 60 * 1000
export const hour = 60 * minute
export const day = 24 * hour

export const later = (instant: Date, milliseconds: number) =>
  new Date(instant.getTime() + milliseconds)

const inChina = (instant: Date) => later(instant, chinaOffset)

/** The calendar year in UTC+8. */
export const yearOf = (instant: Date) => inChina(instant).getUTCFullYear()

/** The calendar day in UTC+8 as `YYYY-MM-DD`. */
export const dayOf = (instant: Date) => inChina(instant).toISOString().slice(0, 10)

/** The first instant of the calendar day in UTC+8. */
export const dayStart = (instant: Date) => later(instant, -(inChina(instant).getTime() % day))

/** The day of the week in UTC+8, 0 for Sunday. */
export const weekdayOf = (instant: Date) => inChina(instant).getUTCDay()

/** The first instant of the calendar month in UTC+8. */
export const monthStart = (instant: Date) => {
  const local = inChina(instant)
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - chinaOffset)
}

/** The first instant of the calendar quarter in UTC+8. */
export const quarterStart = (instant: Date) => {
  const local = inChina(instant)
  const firstMonth = Math.floor(local.getUTCMonth() / 3) * 3
  return new Date(Date.UTC(local.getUTCFullYear(), firstMonth, 1) - chinaOffset)
}

/** The Monday (`YYYY-MM-DD`) of the week that a calendar day belongs to. */
export const mondayOf = (date: string) => {
  const noon = new Date(`${date}T12:00:00.000Z`)
  return later(noon, -((noon.getUTCDay() + 6) % 7) * day)
    .toISOString()
    .slice(0, 10)
}

/** The quarter of a calendar day, as `2026-Q4`. */
export const quarterOf = (date: string) =>
  `${date.slice(0, 4)}-Q${String(Math.ceil(Number(date.slice(5, 7)) / 3))}`

/** The first instant of a calendar day `YYYY-MM-DD` in UTC+8. */
export const startOfDate = (date: string) => new Date(`${date}T00:00:00.000+08:00`)
/** The first instant of the calendar year in UTC+8. */
export const yearStart = (instant: Date) => new Date(Date.UTC(yearOf(instant), 0, 1) - chinaOffset)

/** The same time of day `months` later; a day that the month lacks becomes its last one. */
export const addMonths = (instant: Date, months: number) => {
  const local = inChina(instant)
  const target = new Date(local)
  target.setUTCDate(1)
  target.setUTCMonth(local.getUTCMonth() + months)
  const lastDay = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate()
  target.setUTCDate(Math.min(local.getUTCDate(), lastDay))
  return later(target, -chinaOffset)
}

export const overlap = (
  one: { startsAt: Date; endsAt: Date },
  other: { startsAt: Date; endsAt: Date },
) => one.startsAt < other.endsAt && other.startsAt < one.endsAt
