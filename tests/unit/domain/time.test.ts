import {
  addMonths,
  dayOf,
  monthStart,
  overlap,
  quarterStart,
  yearOf,
} from '../../../src/domain/time'

const at = (instant: string) => new Date(instant)

describe('calendar days are those of UTC+8', () => {
  it('a day begins at 16:00 UTC of the day before', () => {
    expect(dayOf(at('2026-02-28T15:59:59.999Z'))).toBe('2026-02-28')
    expect(dayOf(at('2026-02-28T16:00:00.000Z'))).toBe('2026-03-01')
  })

  it('so do month, quarter and year', () => {
    expect(monthStart(at('2026-02-28T16:00:00.000Z'))).toEqual(at('2026-02-28T16:00:00.000Z'))
    expect(monthStart(at('2026-02-28T15:59:59.999Z'))).toEqual(at('2026-01-31T16:00:00.000Z'))
    expect(quarterStart(at('2026-03-31T15:59:59.999Z'))).toEqual(at('2025-12-31T16:00:00.000Z'))
    expect(quarterStart(at('2026-03-31T16:00:00.000Z'))).toEqual(at('2026-03-31T16:00:00.000Z'))
    expect(yearOf(at('2025-12-31T16:00:00.000Z'))).toBe(2026)
  })
})

describe('adding months', () => {
  it('keeps day and time', () => {
    expect(addMonths(at('2026-03-15T02:30:00.000Z'), 24)).toEqual(at('2028-03-15T02:30:00.000Z'))
  })

  it('a day that the month lacks becomes its last one', () => {
    expect(addMonths(at('2026-01-31T02:00:00.000Z'), 1)).toEqual(at('2026-02-28T02:00:00.000Z'))
    expect(addMonths(at('2026-02-28T02:00:00.000Z'), 24)).toEqual(at('2028-02-28T02:00:00.000Z'))
    expect(addMonths(at('2028-02-29T02:00:00.000Z'), 24)).toEqual(at('2030-02-28T02:00:00.000Z'))
  })

  it('counts by the day of UTC+8', () => {
    // In Wuhan it is already the first of March.
    expect(addMonths(at('2026-02-28T16:30:00.000Z'), 1)).toEqual(at('2026-03-31T16:30:00.000Z'))
  })
})

describe('overlap', () => {
  const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
  const morning = span('2026-03-01T01:00:00Z', '2026-03-01T03:00:00Z')

  it('what touches does not overlap', () => {
    expect(overlap(morning, span('2026-03-01T03:00:00Z', '2026-03-01T04:00:00Z'))).toBe(false)
    expect(overlap(span('2026-03-01T03:00:00Z', '2026-03-01T04:00:00Z'), morning)).toBe(false)
  })

  it('a minute in common is enough', () => {
    expect(overlap(morning, span('2026-03-01T02:59:00Z', '2026-03-01T04:00:00Z'))).toBe(true)
    expect(overlap(morning, span('2026-03-01T01:30:00Z', '2026-03-01T02:00:00Z'))).toBe(true)
  })
})
