import fc from 'fast-check'
import {
  awardFor,
  balanced,
  expiryAfterReturn,
  takeFirstExpiring,
  type OpenLot,
  type Posting,
} from '../../src/domain/points'
import { day, later } from '../../src/domain/time'

/** The same sequences each time; a sequence that ever fails is added to the examples of its property by name. */
const runs = { numRuns: 1500, seed: 640104 }

const begin = new Date('2026-03-01T02:00:00.000Z')
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

describe('awards', () => {
  const offers = fc.record({ fixed: fc.nat(50), perHourThousandths: fc.nat(3000) })
  const served = fc.record({
    minutes: fc.nat(1440),
    age: fc.option(fc.nat(90)),
    earnAge: fc.nat(18),
  })

  it('are whole, positive, and never more than fixed and timed points together', () => {
    fc.assert(
      fc.property(offers, served, (offer, service) => {
        const award = awardFor(offer, service)
        if (!award.ok) return
        expect(Number.isSafeInteger(award.value.points)).toBe(true)
        expect(award.value.points).toBeGreaterThan(0)
        const exact = offer.fixed + (service.minutes * offer.perHourThousandths) / 60_000
        expect(award.value.points).toBeLessThanOrEqual(exact)
        expect(award.value.points).toBeGreaterThan(exact - 1)
      }),
      runs,
    )
  })

  it('of a longer service are never smaller', () => {
    fc.assert(
      fc.property(offers, served, fc.nat(600), (offer, service, more) => {
        const points = (minutes: number) => {
          const award = awardFor(offer, { ...service, minutes })
          return award.ok ? award.value.points : 0
        }
        expect(points(service.minutes + more)).toBeGreaterThanOrEqual(points(service.minutes))
      }),
      runs,
    )
  })
})

describe('taking from lots', () => {
  const lots = fc.array(fc.nat(20), { maxLength: 8 }).map((amounts) =>
    amounts.map((remaining, index) => ({
      lotId: `lot ${String(index)}`,
      remaining,
      expiresAt: later(begin, index * day),
    })),
  )

  it('takes exactly the amount, or nothing where the lots do not hold it', () => {
    fc.assert(
      fc.property(lots, fc.nat(100), (open, amount) => {
        const taken = takeFirstExpiring(open, amount)
        const held = sum(open.map(({ remaining }) => remaining))
        expect(taken.ok).toBe(held >= amount)
        if (taken.ok) expect(sum(taken.value.map((part) => part.amount))).toBe(amount)
      }),
      runs,
    )
  })

  it('empties each lot before it touches the next', () => {
    fc.assert(
      fc.property(lots, fc.nat(100), (open, amount) => {
        const taken = takeFirstExpiring(open, amount)
        if (!taken.ok) return
        const filled = open.filter(({ remaining }) => remaining > 0)
        const whole = taken.value.slice(0, -1)
        expect(whole).toEqual(
          filled
            .slice(0, whole.length)
            .map(({ lotId, remaining }) => ({ lotId, amount: remaining })),
        )
        for (const part of taken.value) {
          const lot = open.find(({ lotId }) => lotId === part.lotId)
          expect(part.amount).toBeGreaterThan(0)
          expect(part.amount).toBeLessThanOrEqual(lot?.remaining ?? 0)
        }
      }),
      runs,
    )
  })
})

interface Reserved {
  price: number
  uses: { lotId: string; amount: number }[]
}

/** A household's points as the cloud keeps them, with every posting of all accounts. */
class Household {
  readonly postings: Posting[] = []
  lots: OpenLot[] = []
  waiting: Reserved[] = []
  now = begin

  balance(accountId: string) {
    return sum(this.postings.filter((one) => one.accountId === accountId).map((one) => one.amount))
  }

  private move(from: string, to: string, amount: number) {
    const both = [
      { accountId: from, amount: -amount },
      { accountId: to, amount },
    ]
    this.postings.push(...balanced(both))
  }

  earn(minutes: number, perHourThousandths: number) {
    const award = awardFor({ fixed: 0, perHourThousandths }, { minutes, age: null, earnAge: 0 })
    if (!award.ok) return
    this.move('issuing', 'family', award.value.points)
    this.lots.push({
      lotId: `lot ${String(this.lots.length)}`,
      remaining: award.value.points,
      expiresAt: later(this.now, 700 * day),
    })
  }

  reserve(price: number) {
    const open = [...this.lots].sort(
      (one, other) => Number(one.expiresAt) - Number(other.expiresAt),
    )
    const taken = takeFirstExpiring(open, price)
    if (!taken.ok) return
    this.move('family', 'held', price)
    this.use(taken.value, 1)
    this.waiting.push({ price, uses: taken.value })
  }

  settle(index: number) {
    const [one] = this.waiting.splice(index % Math.max(1, this.waiting.length), 1)
    if (one) this.move('held', 'shop', one.price)
  }

  release(index: number) {
    const [one] = this.waiting.splice(index % Math.max(1, this.waiting.length), 1)
    if (!one) return
    this.move('held', 'family', one.price)
    this.use(one.uses, -1)
    const back = new Set(one.uses.map(({ lotId }) => lotId))
    this.lots = this.lots.map((lot) =>
      back.has(lot.lotId) ? { ...lot, expiresAt: expiryAfterReturn(lot.expiresAt, this.now) } : lot,
    )
  }

  private use(uses: Reserved['uses'], sign: number) {
    this.lots = this.lots.map((lot) => {
      const used = sum(uses.filter(({ lotId }) => lotId === lot.lotId).map(({ amount }) => amount))
      return { ...lot, remaining: lot.remaining - sign * used }
    })
  }
}

type Step =
  | { act: 'earn'; minutes: number; factor: number }
  | { act: 'reserve'; price: number }
  | { act: 'settle' | 'release'; index: number }
  | { act: 'wait'; days: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('earn' as const), minutes: fc.nat(480), factor: fc.nat(3000) }),
  fc.record({ act: fc.constant('reserve' as const), price: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ act: fc.constantFrom('settle' as const, 'release' as const), index: fc.nat(10) }),
  fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 300 }) }),
)

const play = (steps: readonly Step[], after: (household: Household) => void) => {
  const household = new Household()
  for (const one of steps) {
    switch (one.act) {
      case 'earn':
        household.earn(one.minutes, one.factor)
        break
      case 'reserve':
        household.reserve(one.price)
        break
      case 'settle':
        household.settle(one.index)
        break
      case 'release':
        household.release(one.index)
        break
      case 'wait':
        household.now = later(household.now, one.days * day)
        break
    }
    after(household)
  }
}

describe('a household through any sequence of awards and redemptions', () => {
  const holds = (rule: (household: Household) => void) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        play(steps, rule)
      }),
      runs,
    )
  }

  it('no points appear or vanish', () => {
    holds((household) => {
      expect(sum(household.postings.map(({ amount }) => amount))).toBe(0)
      const owned =
        household.balance('family') + household.balance('held') + household.balance('shop')
      expect(owned + household.balance('issuing')).toBe(0)
    })
  })

  it('no balance and no lot falls below zero', () => {
    holds((household) => {
      expect(household.balance('family')).toBeGreaterThanOrEqual(0)
      expect(household.balance('held')).toBeGreaterThanOrEqual(0)
      expect(household.lots.filter(({ remaining }) => remaining < 0)).toEqual([])
    })
  })

  it('what can be spent lies in the lots, and what is held is what waits', () => {
    holds((household) => {
      expect(sum(household.lots.map(({ remaining }) => remaining))).toBe(
        household.balance('family'),
      )
      expect(sum(household.waiting.map(({ price }) => price))).toBe(household.balance('held'))
    })
  })
})
