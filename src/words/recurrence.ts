import type { Recurrence } from '../domain/series'
import { dayText } from './format'

/** Weekdays as calendars here stand: from Monday to Sunday, counted from 0 for Sunday. */
export const weekdayOrder = [1, 2, 3, 4, 5, 6, 0] as const

/** One short name for each weekday, by its number. */
export const weekdayWords = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The days of a month that a rule can name. */
export const nthWords = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  [-1]: '最后一个',
} as const satisfies Record<Extract<Recurrence, { every: 'month' }>['nth'], string>

const weekdayName = (weekday: number) => weekdayWords[weekday] ?? ''

/** How something recurs: 每天，节假日和周末除外 · 每周一、三 · 每月第二个周六. */
export function recurrenceText(rule: Recurrence): string {
  switch (rule.every) {
    case 'day': {
      const except = [rule.exceptHolidays ? '节假日' : '', rule.exceptWeekends ? '周末' : '']
      const left = except.filter(Boolean).join('和')
      return left === '' ? '每天' : `每天，${left}除外`
    }
    case 'week': {
      const days = weekdayOrder.filter((weekday) => rule.weekdays.includes(weekday))
      return `每周${days.map((weekday) => weekdayName(weekday).slice(1)).join('、')}`
    }
    case 'month':
      return `每月${nthWords[rule.nth]}${weekdayName(rule.weekday)}`
  }
}

/** A day that is written `YYYY-MM-DD`, as people say it: 今天 · 11月28日 周六. */
export const dateDayText = (date: string, now: Date): string =>
  dayText(`${date}T00:00:00+08:00`, now)
