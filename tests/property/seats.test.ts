import fc from 'fast-check'
import {
  allocate,
  decideSignup,
  largestParty,
  promotionEnds,
  type PartyMember,
  type WaitingParty,
} from '../../src/domain/signups'
import { day, hour, later } from '../../src/domain/time'

/** The same sequences each time; a sequence that ever fails is added to the examples of its property by name. */
const runs = { numRuns: 1500, seed: 420106 }

const startsAt = new Date('2026-03-10T02:00:00.000Z')
const slotOf = (capacity: number) => ({
  startsAt,
  endsAt: later(startsAt, 2 * hour),
  opensAt: later(startsAt, -30 * day),
  closesAt: startsAt,
  cancelUntil: startsAt,
  capacity,
  minAge: 0,
  adultRequired: false,
  waitlist: true,
})

const adult = (personId: string): PartyMember => ({
  personId,
  nickname: personId,
  birthYear: null,
  isMinor: false,
  inFamily: true,
  isWard: false,
  isCaller: true,
  signedUp: false,
  otherSeats: [],
})

const isLastDay = (now: Date) => startsAt.getTime() - now.getTime() <= day
const isOver = (now: Date) => startsAt.getTime() - now.getTime() <= 2 * hour

/**
 * The rule read literally and slowly: again and again the first of the line who may take seats takes them,
 * until nobody may. Whoever does not fit ends the search before the last day.
 */
const naively = (free: number, line: readonly WaitingParty[], now: Date): string[] => {
  if (isOver(now)) return []
  const seated: string[] = []
  let left = free
  let changed = true
  while (changed) {
    changed = false
    for (const party of line) {
      if (seated.includes(party.partyId) || party.clashes) continue
      if (party.size > left) {
        if (isLastDay(now)) continue
        break
      }
      seated.push(party.partyId)
      left -= party.size
      changed = true
      break
    }
  }
  return seated
}

const instants = fc
  .integer({ min: 0, max: 4 * 24 * 60 })
  .map((minutes) => later(startsAt, -minutes * 60_000))

const lines = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: largestParty }), clashes: fc.boolean() }), {
    maxLength: 12,
  })
  .map((parties) =>
    parties.map((party, index) => ({ ...party, partyId: `party ${String(index)}` })),
  )

describe('the allocator', () => {
  const given = [fc.integer({ min: 0, max: 20 }), lines, instants] as const
  const holds = (rule: (free: number, line: WaitingParty[], now: Date) => void) => {
    fc.assert(fc.property(...given, rule), runs)
  }
  const sizeOf = (line: readonly WaitingParty[], ids: readonly string[]) =>
    line.filter(({ partyId }) => ids.includes(partyId)).reduce((sum, { size }) => sum + size, 0)

  it('seats whom the rule read literally seats', () => {
    holds((free, line, now) => {
      expect([...allocate(slotOf(20), free, line, now)].sort()).toEqual(
        naively(free, line, now).sort(),
      )
    })
  })

  it('never gives away more seats than are free', () => {
    holds((free, line, now) => {
      expect(sizeOf(line, allocate(slotOf(20), free, line, now))).toBeLessThanOrEqual(free)
    })
  })

  it('never seats someone who sits elsewhere', () => {
    holds((free, line, now) => {
      const clashing = line.filter(({ clashes }) => clashes).map(({ partyId }) => partyId)
      const seated = allocate(slotOf(20), free, line, now)
      expect(seated.filter((partyId) => clashing.includes(partyId))).toEqual([])
    })
  })

  it('leaves nobody behind whom it would seat if asked again', () => {
    holds((free, line, now) => {
      const seated = allocate(slotOf(20), free, line, now)
      const rest = line.filter(({ partyId }) => !seated.includes(partyId))
      expect(allocate(slotOf(20), free - sizeOf(line, seated), rest, now)).toEqual([])
    })
  })

  it('before the last day nobody is seated past one who waits without a clash', () => {
    holds((free, line, now) => {
      if (isLastDay(now)) return
      const seated = allocate(slotOf(20), free, line, now)
      const able = line.filter(({ clashes }) => !clashes).map(({ partyId }) => partyId)
      expect(seated).toEqual(able.slice(0, seated.length))
    })
  })
})

/** A whole slot as the cloud runs it: everyone who comes is decided, every way out asks the allocator. */
class Slot {
  readonly seats = new Map<string, number>()
  line: { partyId: string; size: number; clashes: boolean }[] = []
  private count = 0

  constructor(readonly capacity: number) {}

  get free() {
    return this.capacity - [...this.seats.values()].reduce((sum, size) => sum + size, 0)
  }

  join(size: number, clashes: boolean, now: Date) {
    this.count += 1
    const partyId = `party ${String(this.count)}`
    const decided = decideSignup({
      published: true,
      inScope: true,
      slot: slotOf(this.capacity),
      members: Array.from({ length: size }, (_, index) => adult(`${partyId} ${String(index)}`)),
      free: this.free,
      waiting: this.line.length,
      now,
    })
    if (!decided.ok) return decided.reason
    if (decided.value === 'confirmed') this.seats.set(partyId, size)
    else this.line.push({ partyId, size, clashes })
    return this.promote(now)
  }

  leave(index: number, now: Date) {
    const ids = [...this.seats.keys(), ...this.line.map(({ partyId }) => partyId)]
    const partyId = ids[index % Math.max(1, ids.length)]
    if (partyId === undefined) return
    this.seats.delete(partyId)
    this.line = this.line.filter((party) => party.partyId !== partyId)
    this.promote(now)
  }

  promote(now: Date) {
    const seated = allocate(slotOf(this.capacity), this.free, this.line, now)
    for (const { partyId, size } of this.line) {
      if (seated.includes(partyId)) this.seats.set(partyId, size)
    }
    this.line = this.line.filter(({ partyId }) => !seated.includes(partyId))
    return null
  }
}

type Step =
  | { act: 'join'; size: number; clashes: boolean }
  | { act: 'leave'; index: number }
  | { act: 'wait'; minutes: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('join' as const),
      size: fc.integer({ min: 1, max: 4 }),
      clashes: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('leave' as const), index: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      minutes: fc.integer({ min: 1, max: 24 * 60 }),
    }),
  },
)

const play = (capacity: number, steps: readonly Step[], after: (slot: Slot, now: Date) => void) => {
  const slot = new Slot(capacity)
  let now = later(startsAt, -3 * day)
  for (const one of steps) {
    switch (one.act) {
      case 'join':
        slot.join(one.size, one.clashes, now)
        break
      case 'leave':
        slot.leave(one.index, now)
        break
      case 'wait':
        now = later(now, one.minutes * 60_000)
        slot.promote(now)
        break
    }
    after(slot, now)
  }
}

describe('a slot through any sequence of sign-ups, cancellations and hours', () => {
  const sequences = [fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 40 })] as const

  it('is never oversold', () => {
    fc.assert(
      fc.property(...sequences, (capacity, steps) => {
        play(capacity, steps, ({ free }) => {
          expect(free).toBeGreaterThanOrEqual(0)
        })
      }),
      runs,
    )
  })

  it('keeps no seat free for which the first in line is waiting', () => {
    fc.assert(
      fc.property(...sequences, (capacity, steps) => {
        play(capacity, steps, ({ free, line }, now) => {
          if (now >= promotionEnds({ startsAt })) return
          const able = line.filter(({ clashes }) => !clashes)
          const next = isLastDay(now) ? able : able.slice(0, 1)
          expect(next.filter(({ size }) => size <= free)).toEqual([])
        })
      }),
      runs,
    )
  })

  it('lets nobody wait where waiting leads nowhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 119 }),
        (capacity, size, minutes) => {
          const slot = new Slot(capacity)
          slot.join(size, false, later(startsAt, -minutes * 60_000 - 1))
          expect(slot.line).toEqual([])
        },
      ),
      runs,
    )
  })
})
