import { lowered, type StandingAbsence } from '../../../src/domain/absences'
import { addMonths, day, later } from '../../../src/domain/time'

const first = new Date('2026-03-01T02:00:00.000Z')

const absence = (id: string, days: number, step: StandingAbsence['step']): StandingAbsence => ({
  id,
  at: later(first, days * day),
  step,
})

describe('once an absence was revoked', () => {
  it('each later one comes to what the remaining ones say', () => {
    expect(lowered([absence('b', 10, 'days_30'), absence('c', 50, 'days_60')])).toEqual([
      absence('b', 10, 'warning'),
      absence('c', 50, 'days_30'),
    ])
  })

  it('whatever agrees already stays as it is', () => {
    expect(lowered([absence('a', 0, 'warning'), absence('b', 10, 'days_30')])).toEqual([])
  })

  it('no step is ever raised', () => {
    expect(lowered([absence('a', 0, 'warning'), absence('b', 10, 'warning')])).toEqual([])
  })

  it('two of one moment stand in the order of their steps', () => {
    expect(lowered([absence('b', 5, 'warning'), absence('a', 5, 'days_30')])).toEqual([])
    expect(lowered([absence('b', 5, 'days_30'), absence('a', 5, 'days_60')])).toEqual([
      absence('b', 5, 'warning'),
      absence('a', 5, 'days_30'),
    ])
  })

  it('one that was forgotten by then did not count', () => {
    const late = { ...absence('b', 0, 'warning'), at: addMonths(first, 13) }
    expect(lowered([absence('a', 0, 'warning'), late])).toEqual([])
    expect(lowered([absence('a', 0, 'warning'), { ...late, step: 'days_30' }])).toEqual([late])
  })
})
