import {
  awardFor,
  balanced,
  expiryAfterReturn,
  expiryOf,
  takeFirstExpiring,
} from '../../../src/domain/points'
import { day, later } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')

describe('what service earns', () => {
  const ordinary = { fixed: 0, perHourThousandths: 1000 }
  const served = { minutes: 120, age: null, earnAge: 10 }

  it('one measured hour is one point', () => {
    expect(awardFor(ordinary, served)).toEqual({
      ok: true,
      value: { points: 2, minutes: 120, fixed: 0, timed: 2 },
    })
  })

  it('only whole points count', () => {
    expect(awardFor(ordinary, { ...served, minutes: 119 })).toMatchObject({ value: { points: 1 } })
    expect(
      awardFor({ fixed: 0, perHourThousandths: 1500 }, { ...served, minutes: 100 }),
    ).toMatchObject({
      value: { points: 2 },
    })
  })

  it('the fixed points come on top of the timed ones', () => {
    expect(awardFor({ fixed: 5, perHourThousandths: 1000 }, served)).toMatchObject({
      value: { points: 7, fixed: 5, timed: 2 },
    })
  })

  it('less than a minute is no service, whatever is fixed', () => {
    expect(awardFor({ fixed: 5, perHourThousandths: 0 }, { ...served, minutes: 0 })).toEqual({
      ok: false,
      reason: 'nothing_earned',
    })
  })

  it('an amount of nothing is no award', () => {
    expect(awardFor(ordinary, { ...served, minutes: 59 })).toEqual({
      ok: false,
      reason: 'nothing_earned',
    })
  })

  it('children below the earning age serve without earning', () => {
    expect(awardFor(ordinary, { ...served, age: 9 })).toEqual({
      ok: false,
      reason: 'too_young_to_earn',
    })
    expect(awardFor(ordinary, { ...served, age: 10 }).ok).toBe(true)
  })
})

describe('lots and their expiry', () => {
  const lot = (lotId: string, remaining: number) => ({ lotId, remaining, expiresAt: now })

  it('points expire twenty-four months after they were earned', () => {
    expect(expiryOf(now)).toEqual(new Date('2028-03-01T02:00:00.000Z'))
  })

  it('what expires first is spent first', () => {
    expect(takeFirstExpiring([lot('a', 3), lot('b', 5)], 4)).toEqual({
      ok: true,
      value: [
        { lotId: 'a', amount: 3 },
        { lotId: 'b', amount: 1 },
      ],
    })
  })

  it('a lot that is empty is passed over', () => {
    expect(takeFirstExpiring([lot('a', 0), lot('b', 5)], 5)).toEqual({
      ok: true,
      value: [{ lotId: 'b', amount: 5 }],
    })
  })

  it('takes all or nothing', () => {
    expect(takeFirstExpiring([lot('a', 3)], 4)).toEqual({ ok: false, reason: 'not_enough_points' })
    expect(takeFirstExpiring([], 1)).toEqual({ ok: false, reason: 'not_enough_points' })
  })

  it('points that come back keep their expiry, and can be spent for a week at the least', () => {
    const soon = later(now, day)
    const late = later(now, 30 * day)
    expect(expiryAfterReturn(late, now)).toEqual(late)
    expect(expiryAfterReturn(soon, now)).toEqual(later(now, 7 * day))
  })
})

describe('double entry', () => {
  it('postings that sum to zero pass through unchanged', () => {
    const postings = [
      { accountId: 'issuing', amount: -4 },
      { accountId: 'family', amount: 4 },
    ]
    expect(balanced(postings)).toBe(postings)
  })

  it('anything else is a bug', () => {
    expect(() => balanced([{ accountId: 'family', amount: 4 }])).toThrow('postings sum to 4')
    expect(() =>
      balanced([
        { accountId: 'issuing', amount: -0.5 },
        { accountId: 'family', amount: 0.5 },
      ]),
    ).toThrow()
  })
})
