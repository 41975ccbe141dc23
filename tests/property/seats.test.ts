import fc from 'fast-check'
import {
  allocate,
  largestParty,
  overtakingBegins,
  placeNewcomer,
  promotionEnds,
  type WaitingParty,
} from '../../src/domain/signups'
import { day, later } from '../../src/domain/time'
import { isOver, naively, play, startsAt, Slot, type Allocator, type Step } from './seats/model'

/** The same sequences each time; a sequence that ever fails is added to the examples of its property by name. */
const runs = { numRuns: 3000, seed: 420106 }

const minutesBefore = (most: number) =>
  fc.integer({ min: 0, max: most }).map((minutes) => later(startsAt, -minutes * 60_000))

const instants = minutesBefore(4 * 24 * 60)

const lines = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: largestParty }),
      clashes: fc.boolean(),
      passedOverAt: fc.option(minutesBefore(6 * 24 * 60)),
    }),
    { maxLength: 12 },
  )
  .map((parties) =>
    parties.map((party, index) => ({ ...party, partyId: `party ${String(index)}` })),
  )

describe('the allocator', () => {
  const given = [fc.integer({ min: 0, max: 20 }), lines, instants] as const
  const holds = (rule: (free: number, line: WaitingParty[], now: Date) => void) => {
    fc.assert(fc.property(...given, rule), runs)
  }
  const slot = { startsAt }
  const sizeOf = (line: readonly WaitingParty[], ids: readonly string[]) =>
    line.filter(({ partyId }) => ids.includes(partyId)).reduce((sum, { size }) => sum + size, 0)

  it('seats whom the rule read literally seats', () => {
    holds((free, line, now) => {
      const { seated } = allocate(slot, free, line, now)
      expect([...seated].sort()).toEqual(naively(free, line, now).seated.sort())
    })
  })

  it('begins the patience of those whom the rule read literally passes over', () => {
    holds((free, line, now) => {
      const { passedOver } = allocate(slot, free, line, now)
      expect(passedOver).toEqual(naively(free, line, now).passedOver)
    })
  })

  it('never gives away more seats than are free', () => {
    holds((free, line, now) => {
      const { seated } = allocate(slot, free, line, now)
      expect(sizeOf(line, seated)).toBeLessThanOrEqual(free)
    })
  })

  it('never seats someone who sits elsewhere', () => {
    holds((free, line, now) => {
      const clashing = line.filter(({ clashes }) => clashes).map(({ partyId }) => partyId)
      const { seated } = allocate(slot, free, line, now)
      expect(seated.filter((partyId) => clashing.includes(partyId))).toEqual([])
    })
  })

  it('leaves nobody behind whom it would seat if asked again', () => {
    holds((free, line, now) => {
      const { seated, passedOver } = allocate(slot, free, line, now)
      const rest = line
        .filter(({ partyId }) => !seated.includes(partyId))
        .map((party) =>
          passedOver.includes(party.partyId) ? { ...party, passedOverAt: now } : party,
        )
      expect(allocate(slot, free - sizeOf(line, seated), rest, now)).toEqual({
        seated: [],
        passedOver: [],
      })
    })
  })

  it('seats nobody past one who is still waited for', () => {
    holds((free, line, now) => {
      const { seated } = allocate(slot, free, line, now)
      const held = line.findIndex(
        ({ partyId, clashes, passedOverAt }) =>
          !clashes &&
          !seated.includes(partyId) &&
          now < overtakingBegins({ startsAt }, passedOverAt ?? now),
      )
      const behind = held === -1 ? [] : line.slice(held + 1).map(({ partyId }) => partyId)
      expect(behind.filter((partyId) => seated.includes(partyId))).toEqual([])
    })
  })
})

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
  { weight: 2, arbitrary: fc.record({ act: fc.constant('decline' as const), index: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('capacity' as const),
      seats: fc.integer({ min: 1, max: 10 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 24 * 60 })),
    }),
  },
)

/** Some begin days before the start, some so late that hardly anything is promoted any more. */
const openings = fc.record({
  capacity: fc.integer({ min: 1, max: 8 }),
  hoursBefore: fc.integer({ min: 3, max: 100 }),
})

const sequences = [openings, fc.array(step, { maxLength: 40, size: 'max' })] as const

/** Plays the sequence and compares the whole slot with the model after each step. */
const agreesWithModel = (allocator: Allocator) =>
  fc.property(...sequences, (opening, steps) => {
    play(opening, steps, allocator, (slot, model) => {
      expect({ seats: slot.seatsNow(), line: slot.lineNow() }).toEqual(model)
    })
  })

describe('a slot through any sequence of sign-ups, cancellations, declines, capacities and hours', () => {
  it('stands where the model stands that recomputes everything from the beginning', () => {
    fc.assert(agreesWithModel({ allocate, placeNewcomer }), runs)
  })

  it('is never oversold', () => {
    fc.assert(
      fc.property(...sequences, (opening, steps) => {
        play(opening, steps, { allocate, placeNewcomer }, ({ free }) => {
          expect(free).toBeGreaterThanOrEqual(0)
        })
      }),
      runs,
    )
  })

  it('keeps no seat free that someone in the line may take', () => {
    fc.assert(
      fc.property(...sequences, (opening, steps) => {
        play(opening, steps, { allocate, placeNewcomer }, ({ free, line }, _, now) => {
          if (isOver(now)) return
          const able = line.filter(({ clashes }) => !clashes)
          const held = able.findIndex(
            ({ passedOverAt }) => now < overtakingBegins({ startsAt }, passedOverAt ?? now),
          )
          const next = held === -1 ? able : able.slice(0, held + 1)
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
          const slot = new Slot(capacity, { allocate, placeNewcomer })
          slot.join(size, false, later(startsAt, -minutes * 60_000 - 1))
          expect(slot.line).toEqual([])
        },
      ),
      runs,
    )
  })
})

describe('a broken allocator is caught', () => {
  const isCaught = (allocator: Allocator) => {
    expect(fc.check(agreesWithModel(allocator), runs).failed).toBe(true)
  }

  it('one that passes a large party without waiting for it', () => {
    isCaught({
      placeNewcomer,
      allocate: (slot, free, line, now) => {
        const patient = line.map((party) => ({ ...party, passedOverAt: later(now, -2 * day) }))
        return { ...allocate(slot, free, patient, now), passedOver: [] }
      },
    })
  })

  it('one that gives away one seat too many', () => {
    isCaught({
      placeNewcomer,
      allocate: (slot, free, line, now) => allocate(slot, free + 1, line, now),
    })
  })

  it('one that forgets that somebody was passed over', () => {
    isCaught({
      placeNewcomer,
      allocate: (slot, free, line, now) => ({
        ...allocate(slot, free, line, now),
        passedOver: [],
      }),
    })
  })

  it('one that seats a newcomer past the line', () => {
    isCaught({
      allocate,
      placeNewcomer: (slot, free, _, newcomer, now) => placeNewcomer(slot, free, [], newcomer, now),
    })
  })

  it('one that still promotes in the last two hours', () => {
    isCaught({
      placeNewcomer,
      allocate: (slot, free, line, now) =>
        allocate(
          slot,
          free,
          line,
          now < promotionEnds(slot) ? now : later(promotionEnds(slot), -1),
        ),
    })
  })
})
