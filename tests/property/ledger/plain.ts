/**
 * The plain model: each point is a thing of its own with a date, in one place. No lots, no uses, no postings;
 * what it says is compared with the ledger's books.
 */
export interface Point {
  place: string
  expiresAt: number
}

const day = 24 * 60 * 60 * 1000
const week = 7 * day

export class Plain {
  readonly points: Point[] = []
  /** What each household owes, and what all of them ever owed. */
  readonly debts = new Map<string, number>()
  everOwed = 0

  at(place: string) {
    return this.points.filter((point) => point.place === place)
  }

  make(place: string, count: number, expiresAt: number, now: number) {
    for (let n = 0; n < count; n += 1) this.points.push({ place, expiresAt })
    this.repay(place, now)
  }

  /** Points that are there go where the debt is, the soonest to expire first. */
  repay(place: string, now: number) {
    const debt = this.debts.get(place) ?? 0
    const gone = this.takeUpTo(place, `repaid by ${place}`, debt, now)
    this.debts.set(place, debt - gone.length)
  }

  /**
   * So many points of one date go back, then those that expire first; what is missing is owed. Points of one
   * date are alike: which of them went is the same to everybody.
   */
  takeBack(place: string, count: number, own: { count: number; expiresAt: number }, now: number) {
    const first = this.at(place)
      .filter(({ expiresAt }) => expiresAt === own.expiresAt)
      .slice(0, own.count)
    for (const point of first) point.place = 'issuing'
    const others = this.takeUpTo(place, 'issuing', count - first.length, now)
    const owed = count - first.length - others.length
    this.debts.set(place, (this.debts.get(place) ?? 0) + owed)
    this.everOwed += owed
    return owed
  }

  /** The debt is forgotten: points that were spent stay where they are, and nobody has to bring them back. */
  forgive(place: string) {
    const debt = this.debts.get(place) ?? 0
    this.debts.set(place, 0)
    return debt
  }

  /** The points of a place that can be spent, soonest to expire first; of those alike the oldest. */
  spendable(place: string, now: number) {
    return this.at(place)
      .filter(({ expiresAt }) => expiresAt > now)
      .sort((one, other) => one.expiresAt - other.expiresAt)
  }

  /** Exactly so many, or nobody moves. */
  take(place: string, to: string, count: number, now: number): Point[] | null {
    const there = this.spendable(place, now)
    if (there.length < count) return null
    const taken = there.slice(0, count)
    for (const point of taken) point.place = to
    return taken
  }

  takeUpTo(place: string, to: string, count: number, now: number) {
    return this.take(place, to, Math.min(count, this.spendable(place, now).length), now) ?? []
  }

  giveBack(points: readonly Point[], to: string, now: number) {
    for (const point of points) {
      point.place = to
      point.expiresAt = Math.max(point.expiresAt, now + week)
    }
    this.repay(to, now)
  }

  expire(place: string, now: number) {
    const gone = this.at(place).filter(({ expiresAt }) => expiresAt <= now)
    for (const point of gone) point.place = 'expired'
    return gone.length
  }

  /** When what is there expires, in order. */
  dates(place: string) {
    return this.at(place)
      .map(({ expiresAt }) => expiresAt)
      .sort((one, other) => one - other)
  }
}
