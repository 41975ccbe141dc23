import { makeAutoObservable } from 'mobx'
import { dateAfter, datesDue, instantOn, minutesOn, recursOn } from '../../../domain/series'
import type { Recurrence } from '../../../domain/series'
import { day, dayOf, later } from '../../../domain/time'
import type { Draft } from './draft'

export type Every = 'none' | Recurrence['every']

/** How far the preview looks for days, and how many of them it names. */
const searchedDays = 400
const previewed = 5

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

/** The rule that the first day suggests: its weekday, or its place in the month. */
export function ruleFor(every: Every, firstDay: string): Recurrence | null {
  const weekday = weekdayOf(firstDay)
  switch (every) {
    case 'none':
      return null
    case 'day':
      return { every, exceptHolidays: true, exceptWeekends: false }
    case 'week':
      return { every, weekdays: [weekday] }
    case 'month': {
      const nth = Math.ceil(Number(firstDay.slice(8)) / 7)
      return { every, nth: nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1, weekday }
    }
  }
}

const firstStart = (draft: Draft) =>
  new Date(Math.min(...draft.slots.map((slot) => Date.parse(slot.startsAt))))

/** The day of the earliest slot: where the series begins. */
export const firstDayOf = (draft: Draft) => dayOf(firstStart(draft))

/** The draft with its first day on another date; every time keeps its distance from it. */
export function beginOn(draft: Draft, date: string): Draft {
  const from = firstDayOf(draft)
  const days = Math.round((Date.parse(date) - Date.parse(from)) / day)
  const moved = (instant: string) => later(new Date(instant), days * day).toISOString()
  const own = (name: 'opensAt' | 'closesAt' | 'cancelUntil', instant: string | undefined) =>
    instant === undefined ? {} : { [name]: moved(instant) }
  return {
    ...draft,
    slots: draft.slots.map((slot) => ({
      ...slot,
      startsAt: moved(slot.startsAt),
      endsAt: moved(slot.endsAt),
      ...own('opensAt', slot.opensAt),
      ...own('closesAt', slot.closesAt),
      ...own('cancelUntil', slot.cancelUntil),
    })),
  }
}

export interface Preview {
  /** The next few days, as the rule names them. */
  dates: string[]
  /** How many are opened at once. */
  atOnce: number
}

/** The days that will be made, as the cloud makes them: one whose time has passed already is left out. */
export function previewOf(
  draft: Draft,
  rule: Recurrence,
  until: string | null,
  now: Date,
): Preview {
  const from = firstDayOf(draft)
  const minutes = minutesOn(from, firstStart(draft))
  const lies = (date: string) => instantOn(date, minutes) > now
  const today = dayOf(now)
  const first = from > today ? from : today
  const dates = Array.from({ length: searchedDays }, (_, index) => dateAfter(first, index)).filter(
    (date) => (until === null || date <= until) && recursOn(rule, date) && lies(date),
  )
  const due = datesDue({ rule, from, until, madeUntil: null }, now).dates.filter(lies)
  return { dates: dates.slice(0, previewed), atOnce: due.length }
}

/** How often the form's activity takes place, and until when. */
export class Repeating {
  /** Null: once. */
  rule: Recurrence | null = null
  /** The last day; null: until it is stopped. */
  until: string | null = null

  constructor() {
    makeAutoObservable(this)
  }

  once(): void {
    this.rule = null
    this.until = null
  }

  /** Another rhythm begins with what the first day suggests. */
  choose(every: Every, firstDay: string): void {
    if (every === 'none') this.once()
    else if (every !== this.rule?.every) this.rule = ruleFor(every, firstDay)
  }

  setRule(rule: Recurrence): void {
    this.rule = rule
  }

  setUntil(until: string | null): void {
    this.until = until
  }
}
