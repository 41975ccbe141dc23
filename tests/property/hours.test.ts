import fc from 'fast-check'
import {
  agreedTo,
  corrected,
  dayCap,
  minutesByDay,
  recognised,
  servedFrom,
  standingOf,
  type DayPart,
  type Standing,
} from '../../src/domain/hours'
import { dayOf, later, minute } from '../../src/domain/time'

/** The same cases in every run; another number is another set of them. */
fc.configureGlobal({ seed: 420106 })

/** Any second of two years, so that midnights and the ends of months and years of UTC+8 are met. */
const instants = fc
  .integer({ min: 0, max: 2 * 366 * 24 * 60 * 60 })
  .map((seconds) => new Date(Date.UTC(2027, 0, 1) + seconds * 1000))

/** Moments around midnight of UTC+8, month ends and a leap day among them. */
const midnights = fc
  .record({
    day: fc.constantFrom('2027-12-31', '2028-02-28', '2028-02-29', '2027-04-30', '2027-06-15'),
    seconds: fc.integer({ min: -3 * 3600, max: 3 * 3600 }),
  })
  .map(({ day, seconds }) => later(new Date(`${day}T16:00:00.000Z`), seconds * 1000))

const moments = fc.oneof(instants, midnights)
const lengths = fc.integer({ min: 0, max: 24 * 60 })
const sum = (parts: readonly DayPart[]) => parts.reduce((all, { minutes }) => all + minutes, 0)

/** The same minute by minute, in the slow and obvious way. */
const dayByDay = (from: Date, minutes: number) => {
  const days = new Map<string, number>()
  let at = from
  for (let left = minutes; left > 0; left -= 1) {
    // A minute that midnight cuts belongs to the day in which it ends.
    const end = later(at, minute)
    const midnight = new Date(`${dayOf(end)}T00:00:00.000+08:00`)
    const isCut = dayOf(at) !== dayOf(end) && end > midnight
    const start = isCut ? midnight : at
    days.set(dayOf(start), (days.get(dayOf(start)) ?? 0) + 1)
    at = later(start, minute)
  }
  return [...days].map(([day, n]) => ({ day, minutes: n }))
}

describe('minutes by calendar day in UTC+8', () => {
  it('are all of them, each on the day on which it was served', () => {
    fc.assert(
      fc.property(moments, lengths, (from, minutes) => {
        const parts = minutesByDay(from, minutes)
        expect(sum(parts)).toBe(minutes)
        expect(parts).toEqual(dayByDay(from, minutes))
      }),
      { numRuns: 300 },
    )
  })
})

interface Slot {
  startsAt: Date
  endsAt: Date
}

const slots = fc
  .tuple(moments, fc.integer({ min: 1, max: 24 * 60 }))
  .map(([startsAt, long]): Slot => ({ startsAt, endsAt: later(startsAt, long * minute) }))

describe('what was served lies within the slot', () => {
  it('from its start to its end, however late somebody came and whatever was corrected', () => {
    fc.assert(
      fc.property(
        slots,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (slot, came, share) => {
          const planned = (slot.endsAt.getTime() - slot.startsAt.getTime()) / minute
          const minutes = Math.floor(planned * share)
          const arrived = came < slot.endsAt ? came : slot.endsAt
          const from = servedFrom(slot, arrived, minutes)
          expect(from >= slot.startsAt).toBe(true)
          expect(later(from, minutes * minute) <= slot.endsAt).toBe(true)
        },
      ),
    )
  })
})

type Act = { is: 'correct'; minutes: number } | { is: 'agree' } | { is: 'refuse' }

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    lengths.map((minutes) => ({ is: 'correct' as const, minutes })),
    fc.constant({ is: 'agree' as const }),
    fc.constant({ is: 'refuse' as const }),
  ),
  { maxLength: 8 },
)

const after = (standing: Standing, act: Act) => {
  if (act.is === 'correct') return corrected(standing, act.minutes)
  return act.is === 'agree' ? agreedTo(standing) : standing
}

describe('whatever is corrected and agreed, in whatever order', () => {
  it('nothing earns that does not count, nothing counts that was not served', () => {
    fc.assert(
      fc.property(
        moments,
        lengths,
        acts,
        fc.integer({ min: 0, max: 600 }),
        (from, first, all, used) => {
          let standing = standingOf(first)
          for (const act of all) {
            standing = after(standing, act)
            const { counted, earning, over, raised, days } = recognised(standing, from, () => used)
            expect(earning).toBeLessThanOrEqual(counted)
            expect(counted).toBeLessThanOrEqual(standing.minutes)
            expect(counted + over).toBe(standing.minutes)
            expect(raised).toBe(standing.minutes - standing.allowed)
            expect(sum(days)).toBe(counted)
            if (act.is === 'agree')
              expect([counted, earning]).toEqual([standing.minutes, standing.minutes])
          }
        },
      ),
    )
  })

  it('nothing earns beyond the least that staff have said since the last agreement', () => {
    fc.assert(
      fc.property(moments, lengths, acts, (from, first, all) => {
        let standing = standingOf(first)
        let least = first
        for (const act of all) {
          standing = after(standing, act)
          if (act.is === 'correct') least = Math.min(least, act.minutes)
          if (act.is === 'agree') least = standing.minutes
          const { earning } = recognised(standing, from, () => 0)
          expect(earning).toBeLessThanOrEqual(least)
        }
      }),
    )
  })
})

describe('the eight hours of a day', () => {
  it('hold for each calendar day, however many records there are and in whatever order they come', () => {
    const records = fc.array(fc.tuple(moments, lengths), { maxLength: 8 })
    fc.assert(
      fc.property(records, (all) => {
        const used = new Map<string, number>()
        let counted = 0
        for (const [from, minutes] of all) {
          const result = recognised(standingOf(minutes), from, (day) => used.get(day) ?? 0)
          for (const part of result.days) {
            used.set(part.day, (used.get(part.day) ?? 0) + part.minutes)
          }
          counted += result.counted
        }
        for (const minutes of used.values()) expect(minutes).toBeLessThanOrEqual(dayCap)
        expect(counted).toBe([...used.values()].reduce((one, other) => one + other, 0))
      }),
    )
  })

  it('come to the same in all for each day, whichever record was first', () => {
    const parts = fc.array(fc.tuple(midnights, fc.integer({ min: 0, max: 600 })), { maxLength: 6 })
    const totals = (all: readonly (readonly [Date, number])[]) => {
      const used = new Map<string, number>()
      for (const [from, minutes] of all) {
        const result = recognised(standingOf(minutes), from, (day) => used.get(day) ?? 0)
        for (const part of result.days) {
          used.set(part.day, (used.get(part.day) ?? 0) + part.minutes)
        }
      }
      return [...used].sort()
    }
    fc.assert(
      fc.property(parts, (all) => {
        expect(totals([...all].reverse())).toEqual(totals(all))
      }),
    )
  })
})
