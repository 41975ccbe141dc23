import { emptyDraft } from '../../../src/miniprogram/organizer/stores/draft'
import {
  beginOn,
  firstDayOf,
  previewOf,
  Repeating,
  ruleFor,
} from '../../../src/miniprogram/organizer/stores/repeat'
import { recurrenceText } from '../../../src/words/recurrence'

/** A Saturday, 14:05 in China; the form's slot is on Sunday, 3 May, from nine to eleven. */
const now = new Date('2026-05-02T06:05:00.000Z')
const draft = emptyDraft('event', now)

test('A rhythm begins with what the first day suggests.', () => {
  expect(ruleFor('week', '2026-05-03')).toEqual({ every: 'week', weekdays: [0] })
  expect(ruleFor('month', '2026-05-09')).toEqual({ every: 'month', nth: 2, weekday: 6 })
  expect(ruleFor('month', '2026-05-30')).toEqual({ every: 'month', nth: -1, weekday: 6 })
  expect(ruleFor('none', '2026-05-03')).toBeNull()
})

test('The rule is said as people say it.', () => {
  const daily = { every: 'day', exceptHolidays: true, exceptWeekends: true } as const
  expect(recurrenceText(daily)).toBe('每天，节假日和周末除外')
  expect(recurrenceText({ ...daily, exceptWeekends: false })).toBe('每天，节假日除外')
  expect(recurrenceText({ every: 'week', weekdays: [0, 3, 1] })).toBe('每周一、三、日')
  expect(recurrenceText({ every: 'month', nth: 2, weekday: 6 })).toBe('每月第二个周六')
  expect(recurrenceText({ every: 'month', nth: -1, weekday: 0 })).toBe('每月最后一个周日')
})

test('The preview names the next days and how many open at once.', () => {
  const weekly = previewOf(draft, { every: 'week', weekdays: [3] }, null, now)
  expect(weekly.dates.slice(0, 3)).toEqual(['2026-05-06', '2026-05-13', '2026-05-20'])
  expect(weekly.atOnce).toBe(3)
})

test('Daily except holidays leaves Labour Day out.', () => {
  const april = new Date('2026-04-29T00:00:00.000Z')
  const daily = { every: 'day', exceptHolidays: true, exceptWeekends: false } as const
  const { dates } = previewOf(emptyDraft('job', april), daily, null, april)
  expect(dates.slice(0, 2)).toEqual(['2026-04-30', '2026-05-03'])
})

test('Today is left out when its hour has passed, and nothing lies beyond the last day.', () => {
  const today = beginOn(draft, '2026-05-02')
  const daily = { every: 'day', exceptHolidays: false, exceptWeekends: false } as const
  expect(previewOf(today, daily, '2026-05-04', now)).toEqual({
    dates: ['2026-05-03', '2026-05-04'],
    atOnce: 2,
  })
  expect(previewOf(draft, { every: 'week', weekdays: [1] }, '2026-05-03', now).dates).toEqual([])
})

test('Another first day takes every time along.', () => {
  const [slot] = draft.slots
  const own = { ...slot!, cancelUntil: '2026-05-02T10:00:00.000Z' }
  const moved = beginOn({ ...draft, slots: [own] }, '2026-05-10')
  expect(firstDayOf(moved)).toBe('2026-05-10')
  expect(moved.slots[0]).toMatchObject({
    startsAt: '2026-05-10T01:00:00.000Z',
    endsAt: '2026-05-10T03:00:00.000Z',
    cancelUntil: '2026-05-09T10:00:00.000Z',
  })
  expect(moved.slots[0]).not.toHaveProperty('opensAt')
})

test('Choosing the same rhythm again keeps what was set; choosing none forgets the last day too.', () => {
  const repeating = new Repeating()
  repeating.choose('week', '2026-05-03')
  repeating.setRule({ every: 'week', weekdays: [1, 3] })
  repeating.choose('week', '2026-05-03')
  expect(repeating.rule).toEqual({ every: 'week', weekdays: [1, 3] })
  repeating.setUntil('2026-06-30')
  repeating.choose('none', '2026-05-03')
  expect([repeating.rule, repeating.until]).toEqual([null, null])
})
