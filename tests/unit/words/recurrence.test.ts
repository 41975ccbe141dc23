import type { Recurrence } from '../../../src/domain/series'
import { recurrenceText } from '../../../src/words/recurrence'

const days = (exceptWeekends: boolean, exceptHolidays: boolean): Recurrence => ({
  every: 'day',
  exceptHolidays,
  exceptWeekends,
})

it.each<[string, Recurrence]>([
  ['每天', days(false, false)],
  ['每天，节假日除外', days(false, true)],
  ['每天，周末除外', days(true, false)],
  ['每天，节假日和周末除外', days(true, true)],
  ['每周一、三、日', { every: 'week', weekdays: [0, 3, 1] }],
  ['每月第二个周六', { every: 'month', nth: 2, weekday: 6 }],
  ['每月最后一个周日', { every: 'month', nth: -1, weekday: 0 }],
])('%s', (words, rule) => {
  expect(recurrenceText(rule)).toBe(words)
})
