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
import { hour, later, minute } from '../../src/domain/time'

/**
 * A person's records of two days and the night between them, confirmed, corrected and agreed to in any order. What
 * must hold is said of each step alone, without asking how the minutes came about.
 */

interface Kept {
  slot: { startsAt: Date; endsAt: Date }
  came: Date
  standing: Standing
  days: DayPart[]
}

/** The rules that are on trial; a control takes one away. */
interface Rules {
  keepsWhatCounted: boolean
  givesFreedHours: boolean
}

const sum = (parts: readonly DayPart[]) => parts.reduce((all, { minutes }) => all + minutes, 0)
const onDay = (parts: readonly DayPart[], day: string) =>
  sum(parts.filter((part) => part.day === day))
const plannedOf = ({ slot }: Kept) => (slot.endsAt.getTime() - slot.startsAt.getTime()) / minute

class Person {
  readonly kept: Kept[] = []

  constructor(private readonly rules: Rules) {}

  total() {
    return this.kept.reduce((all, { days }) => all + sum(days), 0)
  }

  counted(day: string, except?: Kept) {
    return this.kept
      .filter((one) => one !== except)
      .reduce((all, { days }) => all + onDay(days, day), 0)
  }

  servedBy({ slot, came, standing: { minutes } }: Kept) {
    return minutesByDay(servedFrom(slot, came, minutes), minutes)
  }

  /** As the cloud does it: what the record counts, then what else of its days now has room. */
  count(one: Kept) {
    const before = one.days
    this.countAlone(one)
    const freed = before.filter(({ day, minutes }) => {
      const others = this.counted(day, one)
      return others + minutes >= dayCap && others + onDay(one.days, day) < dayCap
    })
    if (!this.rules.givesFreedHours || freed.length === 0) return
    for (const other of this.kept) if (other !== one) this.countAlone(other)
  }

  private countAlone(one: Kept) {
    const { slot, came, standing } = one
    const had = this.rules.keepsWhatCounted ? one.days : []
    one.days = recognised(
      standing,
      servedFrom(slot, came, standing.minutes),
      (day) => this.counted(day, one),
      (day) => onDay(had, day),
    ).days
  }
}

type Step =
  | { is: 'serve'; startsAt: Date; planned: number; late: number }
  | { is: 'correct'; which: number; share: number }
  | { is: 'agree'; which: number }

const start = new Date('2026-11-22T16:00:00.000Z')
const which = fc.nat(9)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('serve' as const),
      startsAt: fc.integer({ min: 0, max: 40 }).map((hours) => later(start, hours * hour)),
      planned: fc.constantFrom(120, 300, 480, 600, 720),
      late: fc.constantFrom(0, 0, 30, 100),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('correct' as const),
      which,
      share: fc.constantFrom(0, 0.1, 0.3, 0.5, 0.8, 0.95, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('agree' as const), which }) },
)

const serve = (person: Person, one: Extract<Step, { is: 'serve' }>) => {
  const { startsAt, planned, late } = one
  const kept = {
    slot: { startsAt, endsAt: later(startsAt, planned * minute) },
    came: later(startsAt, late * minute),
    standing: standingOf(planned - late),
    days: [],
  }
  person.kept.push(kept)
  person.count(kept)
}

/** What no correction may do, whatever else was served on the day. */
const correct = (person: Person, record: Kept, share: number) => {
  const { minutes } = record.standing
  const total = person.total()
  const own = sum(record.days)
  record.standing = corrected(record.standing, Math.floor(plannedOf(record) * share))
  person.count(record)
  const lost = Math.max(0, minutes - record.standing.minutes)
  expect(sum(record.days)).toBeGreaterThanOrEqual(own - lost)
  expect(person.total()).toBeGreaterThanOrEqual(total - lost)
}

const check = (person: Person) => {
  for (const record of person.kept) {
    expect(sum(record.days)).toBeLessThanOrEqual(record.standing.minutes)
    expect(sum(record.days)).toBeGreaterThanOrEqual(record.standing.agreed)
    for (const { day, minutes } of person.servedBy(record)) {
      const unasked = person.kept.filter(({ standing }) => standing.agreed === 0)
      expect(unasked.reduce((all, { days }) => all + onDay(days, day), 0)).toBeLessThanOrEqual(
        dayCap,
      )
      // Where something does not count, the day is full.
      if (onDay(record.days, day) < minutes)
        expect(person.counted(day)).toBeGreaterThanOrEqual(dayCap)
    }
  }
}

const play = (steps: readonly Step[], rules: Rules) => {
  const person = new Person(rules)
  for (const one of steps) {
    const record = 'which' in one ? person.kept[one.which % person.kept.length] : undefined
    if (one.is === 'serve') serve(person, one)
    else if (record && one.is === 'correct') correct(person, record, one.share)
    else if (record) {
      record.standing = agreedTo(record.standing)
      person.count(record)
      expect(sum(record.days)).toBe(record.standing.minutes)
    }
    check(person)
  }
}

const stories = fc.array(step, { minLength: 4, maxLength: 14, size: 'max' })
const all: Rules = { keepsWhatCounted: true, givesFreedHours: true }
const runs = { seed: 420106, endOnFailure: true }

it('a correction takes no more than it says, adds where it adds, and leaves no room of a day unused', () => {
  fc.assert(
    fc.property(stories, (steps) => {
      play(steps, all)
    }),
    { ...runs, numRuns: 800 },
  )
})

it.each([
  ['what counted does not keep its room', { ...all, keepsWhatCounted: false }],
  ['hours that are set free go to nobody', { ...all, givesFreedHours: false }],
])('control: it is seen when %s', (_, rules) => {
  const spoiled = fc.property(stories, (steps) => {
    play(steps, rules)
  })
  expect(() => {
    fc.assert(spoiled, { ...runs, numRuns: 800 })
  }).toThrow()
})
