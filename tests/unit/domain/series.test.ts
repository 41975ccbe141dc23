import { isHoliday } from '../../../src/domain/holidays'
import {
  aheadDays,
  dateAfter,
  datesDue,
  hasDates,
  instantOn,
  minutesOn,
  recursOn,
  type Recurrence,
} from '../../../src/domain/series'
import { day, dayOf, later } from '../../../src/domain/time'

const daily: Recurrence = { every: 'day', exceptHolidays: false, exceptWeekends: false }
/** A Sunday, at noon in UTC+8. */
const now = new Date('2026-03-01T04:00:00.000Z')

const of = (wish: Partial<Parameters<typeof datesDue>[0]> = {}) => ({
  rule: daily,
  from: '2026-03-01',
  until: null,
  madeUntil: null,
  ...wish,
})

describe('which days a rule names', () => {
  it('every day, without holidays or weekends where it says so', () => {
    const workdays: Recurrence = { every: 'day', exceptHolidays: true, exceptWeekends: true }
    expect(recursOn(daily, '2026-10-01')).toBe(true)
    expect(recursOn(workdays, '2026-10-01')).toBe(false)
    expect(recursOn(workdays, '2026-03-07')).toBe(false)
    expect(recursOn(workdays, '2026-03-09')).toBe(true)
  })

  it('the weekdays of each week', () => {
    const rule: Recurrence = { every: 'week', weekdays: [1, 5] }
    const named = Array.from({ length: 7 }, (_, index) => dateAfter('2026-03-01', index))
    expect(named.filter((date) => recursOn(rule, date))).toEqual(['2026-03-02', '2026-03-06'])
  })

  it('the second Saturday of each month, or the last one', () => {
    const second: Recurrence = { every: 'month', nth: 2, weekday: 6 }
    const last: Recurrence = { every: 'month', nth: -1, weekday: 6 }
    const saturdays = ['2026-05-02', '2026-05-09', '2026-05-23', '2026-05-30']
    expect(saturdays.filter((date) => recursOn(second, date))).toEqual(['2026-05-09'])
    expect(saturdays.filter((date) => recursOn(last, date))).toEqual(['2026-05-30'])
  })

  const holidaysOf = (year: number) =>
    Array.from({ length: 366 }, (_, index) => dayOf(new Date(Date.UTC(year, 0, 1 + index))))
      .filter((date) => date.startsWith(String(year)) && isHoliday(date))
      .map((date) => date.slice(5))

  it('holidays are those of the law, also in years that are far off', () => {
    const fixed = ['05-01', '05-02', '10-01', '10-02', '10-03']
    const spring = ['02-05', '02-06', '02-07', '02-08']
    expect(holidaysOf(2027)).toEqual(
      ['01-01', ...spring, '04-05', '06-09', '09-15', ...fixed].sort(),
    )
    // Spring Festival goes on into February, and Mid-Autumn is National Day.
    expect(holidaysOf(2033).slice(0, 5)).toEqual(['01-01', '01-30', '01-31', '02-01', '02-02'])
    expect(holidaysOf(2031)).toHaveLength(12)
    const years = Array.from({ length: 15 }, (_, index) => 2026 + index)
    for (const year of years) expect(holidaysOf(year).length).toBeGreaterThanOrEqual(12)
    expect(holidaysOf(2060)).toEqual(['01-01', ...fixed])
  })
})

describe('what is due', () => {
  it('from today on, three weeks ahead', () => {
    const { dates, madeUntil } = datesDue(of({ from: '2026-02-01' }), now)
    expect([dates[0], dates.length, madeUntil]).toEqual(['2026-03-01', aheadDays + 1, '2026-03-22'])
  })

  it('goes on after the last day that was made, and makes nothing twice', () => {
    const { madeUntil } = datesDue(of(), now)
    expect(datesDue(of({ madeUntil }), now).dates).toEqual([])
    expect(datesDue(of({ madeUntil }), later(now, 2 * day)).dates).toEqual([
      '2026-03-23',
      '2026-03-24',
    ])
  })

  it('nothing before its first day, however often it was looked at before', () => {
    const far = of({ from: '2026-04-10' })
    const { dates, madeUntil } = datesDue(far, now)
    expect(dates).toEqual([])
    expect(datesDue({ ...far, madeUntil }, later(now, day)).dates).toEqual([])
    expect(datesDue({ ...far, madeUntil }, later(now, 20 * day)).dates).toEqual([
      '2026-04-10',
      '2026-04-11',
    ])
  })

  it('nothing after its last day', () => {
    const short = of({ until: '2026-03-02' })
    expect(datesDue(short, now)).toEqual({
      dates: ['2026-03-01', '2026-03-02'],
      madeUntil: '2026-03-02',
    })
  })

  it('a monthly day five weeks away is a day, a rule that ends before is none', () => {
    const rule: Recurrence = { every: 'month', nth: 2, weekday: 6 }
    const after = { rule, from: '2026-03-15', until: null }
    expect(hasDates(after, now)).toBe(true)
    expect(hasDates({ ...after, until: '2026-04-10' }, now)).toBe(false)
    expect(hasDates({ ...after, until: '2026-04-11' }, now)).toBe(true)
    expect(hasDates({ ...after, until: '2026-02-01' }, now)).toBe(false)
  })
})

it('a time of day is the same on every day, past midnight too', () => {
  const late = new Date('2026-03-01T17:30:00.000Z')
  expect(minutesOn('2026-03-01', late)).toBe(25.5 * 60)
  expect(instantOn('2026-03-08', minutesOn('2026-03-01', late))).toEqual(later(late, 7 * day))
})
