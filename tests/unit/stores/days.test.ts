import { laterDates, spanOf } from '../../../src/miniprogram/stores/days'

const in2026 = (instant: string) => new Date(`2026-${instant}+08:00`)
const day = (date: string) => in2026(`${date}T00:00:00`).toISOString()

describe('The days one looks for', () => {
  // 2026-05-02 is a Saturday.
  test('just after midnight in China it is already the new day', () => {
    expect(spanOf('today', in2026('05-02T00:00:01'))).toEqual({
      from: day('05-02'),
      until: day('05-03'),
    })
  })

  test('the weekend is the coming Saturday and Sunday', () => {
    const weekend = { from: day('05-02'), until: day('05-04') }
    expect(spanOf('weekend', in2026('04-27T09:00:00'))).toEqual(weekend)
    expect(spanOf('weekend', in2026('05-01T23:59:59'))).toEqual(weekend)
    expect(spanOf('weekend', in2026('05-02T09:00:00'))).toEqual(weekend)
  })

  test('on a Sunday it is what is left of it', () => {
    expect(spanOf('weekend', in2026('05-03T09:00:00'))).toEqual({
      from: day('05-03'),
      until: day('05-04'),
    })
  })

  test('single days begin after tomorrow, and each is one whole day', () => {
    const dates = laterDates(in2026('12-30T22:00:00'))
    expect(dates.slice(0, 3)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03'])
    expect(spanOf('2027-01-01', in2026('12-30T22:00:00'))).toEqual({
      from: '2026-12-31T16:00:00.000Z',
      until: '2027-01-01T16:00:00.000Z',
    })
  })
})
