import fc from 'fast-check'
import { expiryOf } from '../../../src/domain/points'
import { day, later } from '../../../src/domain/time'
import { Book, type Use } from './book'
import { Plain, type Point } from './plain'

/** Who lives where changes as they join, leave and divide; at first each has a household alone. */
export const people = ['a', 'b', 'c'] as const
export type Person = (typeof people)[number]

export type Step =
  | { act: 'earn'; kind: 'award' | 'bonus'; who: Person; amount: number }
  | { act: 'reserve'; who: Person; price: number }
  | { act: 'settle' | 'release'; index: number }
  | { act: 'reverse'; index: number }
  | { act: 'waive' | 'leave'; who: Person }
  | { act: 'penalty' | 'split'; who: Person; amount: number }
  | { act: 'join'; who: Person; host: Person }
  | { act: 'wait'; days: number }

const who = fc.constantFrom(...people)
const few = fc.integer({ min: 1, max: 12 })
const of = <const A extends string>(...acts: A[]) => fc.constantFrom(...acts)

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: of('earn'), kind: of('award', 'bonus'), who, amount: few }),
  },
  { weight: 5, arbitrary: fc.record({ act: of('reserve'), who, price: few }) },
  { weight: 5, arbitrary: fc.record({ act: of('settle', 'release'), index: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ act: of('reverse'), index: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ act: of('waive', 'leave', 'leave'), who }) },
  { weight: 4, arbitrary: fc.record({ act: of('penalty', 'split'), who, amount: few }) },
  { weight: 3, arbitrary: fc.record({ act: of('join'), who, host: who }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: of('wait'), days: fc.constantFrom(1, 6, 30, 200, 400, 725) }),
  },
)

interface Waiting {
  home: string
  price: number
  uses: Use[]
  points: Point[]
}

/** `expect` is slow when it is asked a million times; it is asked only where it will say no. */
const same = <T>(one: T, other: T) => {
  if (one !== other) expect(one).toBe(other)
}

/** Accounts that are nobody's purse. */
const others = ['issuing', 'shop', 'expired', 'adjustment'] as const

/** Both books side by side: the ledger's and the plain one. */
export class Both {
  readonly book = new Book()
  readonly plain = new Plain()
  /** What was carried out, and not refused. */
  readonly done: Step['act'][] = []
  private readonly homes = new Map<Person, string>(people.map((person) => [person, person]))
  private readonly houses: string[] = [...people]
  private waiting: Waiting[] = []
  private awards: { lotId: string; home: string; expiresAt: number }[] = []
  private waived = 0
  now = new Date('2026-03-01T02:00:00.000Z')

  private get time() {
    return this.now.getTime()
  }

  private homeOf(person: Person) {
    return this.homes.get(person) ?? person
  }

  private isAlone(person: Person) {
    const home = this.homeOf(person)
    return people.filter((one) => this.homeOf(one) === home).length === 1
  }

  carryOut(one: Step) {
    if (this.isDone(one)) this.done.push(one.act)
    this.check()
  }

  /** Whether anything came of it. */
  private isDone(one: Step): boolean {
    switch (one.act) {
      case 'earn':
        return this.earn(one.kind, this.homeOf(one.who), one.amount)
      case 'reserve':
        return this.reserve(this.homeOf(one.who), one.price)
      case 'settle':
      case 'release':
        return this.end(one.act, one.index)
      case 'reverse':
        return this.reverse(one.index)
      case 'waive':
        return this.waive(this.homeOf(one.who))
      case 'penalty':
        return this.punish(this.homeOf(one.who), one.amount)
      case 'leave':
        return this.moveOut(one.who, 0)
      case 'split':
        return this.moveOut(one.who, one.amount)
      case 'join':
        return this.join(one.who, one.host)
      case 'wait':
        return this.wait(one.days)
    }
  }

  private earn(kind: 'award' | 'bonus', home: string, amount: number) {
    const lotId = this.book.earn(kind, home, amount, this.now)
    const expiresAt = expiryOf(this.now).getTime()
    this.plain.make(`family:${home}`, amount, expiresAt, this.time)
    if (kind === 'award') this.awards.push({ lotId, home, expiresAt })
    return true
  }

  private reserve(home: string, price: number) {
    const uses = this.book.reserve(home, price, this.now)
    const owes = (this.plain.debts.get(`family:${home}`) ?? 0) > 0
    const points = owes ? null : this.plain.take(`family:${home}`, `held:${home}`, price, this.time)
    same(uses === null, points === null)
    if (uses && points) this.waiting.push({ home, price, uses, points })
    return uses !== null
  }

  private end(act: 'settle' | 'release', index: number) {
    const [one] = this.waiting.splice(index % Math.max(1, this.waiting.length), 1)
    if (!one) return false
    if (act === 'settle') {
      this.book.settle(one.home, one.price)
      for (const point of one.points) point.place = 'shop'
    } else {
      this.book.release(one.home, one.uses, this.now)
      this.plain.giveBack(one.points, `family:${one.home}`, this.time)
    }
    return true
  }

  /** The whole award goes back to the issuer, once; what was spent already is owed. */
  private reverse(index: number) {
    const [award] = this.awards.splice(index % Math.max(1, this.awards.length), 1)
    if (!award) return false
    const lot = this.book.lots.find(({ lotId }) => lotId === award.lotId)
    const own = { count: lot?.remaining ?? 0, expiresAt: award.expiresAt }
    const { amount, owed } = this.book.reverse(award.lotId, this.now)
    same(this.plain.takeBack(`family:${award.home}`, amount, own, this.time), owed)
    return true
  }

  private waive(home: string) {
    const waived = this.book.waive(home)
    same(waived, this.plain.forgive(`family:${home}`))
    this.waived += waived
    return waived > 0
  }

  private punish(home: string, amount: number) {
    const taken = this.book.punish(home, amount, this.now)
    const gone = this.plain.takeUpTo(`family:${home}`, 'adjustment', amount, this.time)
    same(taken, gone.length)
    return taken > 0
  }

  /** Into a household of the own: with nothing by leaving, with what was agreed to when staff divide it. */
  private moveOut(person: Person, amount: number) {
    const from = this.homeOf(person)
    if (this.isAlone(person)) return false
    const to = `${person}${String(this.houses.length)}`
    const there = this.plain.spendable(`family:${from}`, this.time).length
    // Who owes does not divide, for neither side could leave it to the other.
    if (amount > there || (amount > 0 && this.book.owed(from) > 0)) return false
    const moved = this.book.split(from, to, amount, this.now)
    const points = this.plain.take(`family:${from}`, `family:${to}`, amount, this.time) ?? []
    same(points.length, moved)
    this.houses.push(to)
    this.homes.set(person, to)
    return true
  }

  /** Whoever lives alone, owes nothing and has nothing waiting moves in, and everything comes along. */
  private join(person: Person, host: Person) {
    const [from, to] = [this.homeOf(person), this.homeOf(host)]
    if (from === to || !this.isAlone(person) || this.book.owed(from) > 0) return false
    if (this.waiting.some(({ home }) => home === from)) return false
    this.book.join(from, to, this.now)
    for (const point of this.plain.at(`family:${from}`)) point.place = `family:${to}`
    this.plain.repay(`family:${to}`, this.time)
    // A household that has ended keeps its minutes as they are.
    this.awards = this.awards.filter(({ home }) => home !== from)
    this.homes.set(person, to)
    return true
  }

  /** Time passes and the timer does its round, twice, for whatever is retried must do nothing more. */
  private wait(days: number) {
    this.now = later(this.now, days * day)
    let gone = 0
    for (const home of this.houses) {
      const here = this.book.expire(home, this.now)
      same(here, this.plain.expire(`family:${home}`, this.time))
      same(this.book.expire(home, this.now), 0)
      gone += here
    }
    return gone > 0
  }

  /** What the ledger says of every place: how much is there, and when it expires. */
  private bookSays() {
    const held = this.houses.map((home) => `held:${home}`)
    const places = [...others, ...held].map((place) => [place, this.book.balance(place)])
    const purses = this.houses.map((home) => [
      home,
      this.book.balance(`family:${home}`),
      -this.book.balance(`claim:${home}`),
      this.book
        .lotsOf(home)
        .flatMap(({ remaining, expiresAt }) =>
          Array.from({ length: remaining }, () => expiresAt.getTime()),
        ),
    ])
    return JSON.stringify([places, purses])
  }

  /** The same of the plain model, in which what was issued is what is anywhere, less what is owed. */
  private plainSays() {
    const held = this.houses.map((home) => `held:${home}`)
    const beside = new Map<string, number>([
      ['issuing', this.plain.everOwed - this.plain.points.length],
      ['adjustment', -this.waived],
    ])
    const places = [...others, ...held].map((place) => [
      place,
      this.plain.at(place).length + (beside.get(place) ?? 0),
    ])
    const purses = this.houses.map((home) => {
      const dates = this.plain.dates(`family:${home}`)
      return [home, dates.length, this.plain.debts.get(`family:${home}`) ?? 0, dates]
    })
    return JSON.stringify([places, purses])
  }

  /** Conservation: the books sum to zero, and each point is where the plain model has it. */
  private check() {
    if (this.book.total !== 0) throw new Error(`the books sum to ${String(this.book.total)}`)
    const wrong = this.book.lots.find(
      ({ remaining, amount }) => remaining < 0 || remaining > amount,
    )
    if (wrong) throw new Error(`${wrong.lotId} holds ${String(wrong.remaining)}`)
    const [book, plain] = [this.bookSays(), this.plainSays()]
    if (book !== plain) expect(book).toBe(plain)
  }
}
