import { day, dayOf, later, minute } from '../../domain/time'
import type { Random } from './random'

/** `time` o'clock in UTC+8, so many days from today. */
export const onDay = (now: Date, days: number, time: string) =>
  later(new Date(`${dayOf(now)}T${time}:00+08:00`), days * day)

/** Some time of a day on which people are about, so many days from today. */
export const byDay = (random: Random, now: Date, days: number) =>
  later(onDay(now, days, '08:30'), random.int(0, 12 * 60) * minute)

/** When a counter that closes on Sundays is open, one to three days after `at`. */
export const atCounter = (random: Random, at: Date) => {
  const wish = random.int(1, 3)
  const isSunday = onDay(at, wish, '12:00').getUTCDay() === 0
  return later(onDay(at, isSunday ? wish + 1 : wish, '09:30'), random.int(0, 8 * 60 - 10) * minute)
}

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
