/**
 * The plain model: each point is a thing of its own with a date, in one place. No lots, no uses, no postings;
 * what it says is compared with the ledger's books.
 */
export interface Point {
  place: string
  expiresAt: number
  earned: number
}

const day = 24 * 60 * 60 * 1000
const week = 7 * day

export class Plain {
  readonly points: Point[] = []

  at(place: string) {
    return this.points.filter((point) => point.place === place)
  }

  make(place: string, count: number, expiresAt: number, earned: number) {
    for (let n = 0; n < count; n += 1) this.points.push({ place, expiresAt, earned })
  }

  /** The points of a place that can be spent, soonest to expire first; of those alike the oldest. */
  private spendable(place: string, now: number) {
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
