import { day, dayOf, later, minute } from '../../domain/time'

/** `time` o'clock in UTC+8, so many days from today. */
export const onDay = (now: Date, days: number, time: string) =>
  later(new Date(`${dayOf(now)}T${time}:00+08:00`), days * day)

/** The next Saturday that is at least two days away. */
export const nextSaturday = (now: Date) => {
  const weekday = onDay(now, 0, '12:00').getUTCDay()
  const ahead = (6 - weekday + 7) % 7
  return ahead < 2 ? ahead + 7 : ahead
}

/** So many minutes from now, at a full five minutes. */
export const soon = (now: Date, minutes: number) => {
  const step = 5 * minute
  return new Date(Math.ceil(later(now, minutes * minute).getTime() / step) * step)
}

/** The day of the month as people write it on a list: 11月25日. */
export const dayName = (instant: Date) => {
  const [, month, date] = dayOf(instant).split('-')
  return `${String(Number(month))}月${String(Number(date))}日`
}
