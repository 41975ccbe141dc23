import {
  balanced,
  expiredLots,
  expiryOf,
  repayClaims,
  returnOf,
  takeBack,
  takeFirstExpiring,
  type Posting,
} from '../../../src/domain/points'
import { penaltyOf } from '../../../src/domain/grants'

/** One transaction's account: `family:a`, `held:a`, `claim:a`, `issuing`, `shop`, `expired`, `adjustment`. */
type Account = string

export interface BookLot {
  lotId: string
  family: string
  amount: number
  remaining: number
  earnedAt: Date
  expiresAt: Date
}

export interface Use {
  lotId: string
  amount: number
}

interface BookClaim {
  claimId: string
  family: string
  remaining: number
}

interface Movement {
  kind: string
  uses: Use[]
}

/**
 * The ledger as the cloud keeps it, in memory, with the same pure rules: what is taken from which lot, where
 * returned points go, what expires, how much a penalty takes. Nothing here decides by itself.
 */
export class Book {
  readonly postings: Posting[] = []
  readonly movements: Movement[] = []
  lots: BookLot[] = []
  readonly claims: BookClaim[] = []

  private readonly balances = new Map<Account, number>()

  balance(account: Account) {
    return this.balances.get(account) ?? 0
  }

  /** Writes both sides of a movement; what does not sum to zero throws. */
  enter(postings: readonly Posting[]) {
    for (const posting of balanced(postings)) {
      this.postings.push(posting)
      this.balances.set(posting.accountId, this.balance(posting.accountId) + posting.amount)
    }
  }

  /** Everything that was ever posted, on all accounts: zero, or points were made or lost. */
  get total() {
    return [...this.balances.values()].reduce((sum, amount) => sum + amount, 0)
  }

  private post(kind: string, from: Account, to: Account, amount: number, uses: Use[] = []) {
    const both = [
      { accountId: from, amount: -amount },
      { accountId: to, amount },
    ]
    this.enter(both)
    this.movements.push({ kind, uses })
    for (const { lotId, amount: used } of uses) this.lotOf(lotId).remaining -= used
  }

  private lotOf(lotId: string) {
    const lot = this.lots.find((one) => one.lotId === lotId)
    if (!lot) throw new Error(`no lot ${lotId}`)
    return lot
  }

  private open(family: string, amount: number, earnedAt: Date, expiresAt: Date) {
    const lotId = `lot ${String(this.lots.length).padStart(5, '0')}`
    this.lots.push({ lotId, family, amount, remaining: amount, earnedAt, expiresAt })
    return lotId
  }

  lotsOf(family: string) {
    return this.lots
      .filter((lot) => lot.family === family && lot.remaining > 0)
      .sort(
        (one, other) =>
          one.expiresAt.getTime() - other.expiresAt.getTime() || (one.lotId < other.lotId ? -1 : 1),
      )
  }

  private spendable(family: string, now: Date) {
    return this.lotsOf(family).filter(({ expiresAt }) => expiresAt > now)
  }

  earn(kind: 'award' | 'bonus', family: string, amount: number, now: Date) {
    this.post(kind, 'issuing', `family:${family}`, amount)
    const lotId = this.open(family, amount, now, expiryOf(now))
    this.repay(family, now)
    return lotId
  }

  /** What there is settles what is owed, the oldest first. */
  repay(family: string, now: Date) {
    const open = this.claims.filter((claim) => claim.family === family && claim.remaining > 0)
    for (const { claimId, amount } of repayClaims(open, this.there(family, now))) {
      const taken = takeFirstExpiring(this.spendable(family, now), amount)
      const claim = open.find((one) => one.claimId === claimId)
      if (!taken.ok || !claim) throw new Error('what is repaid is there')
      this.post('repay', `family:${family}`, `claim:${family}`, amount, taken.value)
      claim.remaining -= amount
    }
  }

  /** Takes an award back, out of its own lot and then out of the others; what is not there is a claim. */
  reverse(lotId: string, now: Date) {
    const own = this.lotOf(lotId)
    const { family, amount } = own
    const others = this.spendable(family, now).filter((lot) => lot !== own)
    const { parts, owed } = takeBack([own, ...others], amount)
    this.enter(
      [
        { accountId: 'issuing', amount },
        { accountId: `family:${family}`, amount: owed - amount },
        { accountId: `claim:${family}`, amount: -owed },
      ].filter((posting) => posting.amount !== 0),
    )
    this.movements.push({ kind: 'reverse', uses: parts })
    for (const part of parts) this.lotOf(part.lotId).remaining -= part.amount
    const claimId = `claim ${String(this.claims.length)}`
    if (owed > 0) this.claims.push({ claimId, family, remaining: owed })
    return { amount, owed }
  }

  /** Staff let go whatever a household owes. */
  waive(family: string) {
    let waived = 0
    for (const claim of this.claims) {
      if (claim.family !== family || claim.remaining === 0) continue
      this.post('waive', 'adjustment', `claim:${family}`, claim.remaining)
      waived += claim.remaining
      claim.remaining = 0
    }
    return waived
  }

  owed(family: string) {
    return this.claims
      .filter((claim) => claim.family === family)
      .reduce((sum, { remaining }) => sum + remaining, 0)
  }

  private there(family: string, now: Date) {
    return this.spendable(family, now).reduce((sum, { remaining }) => sum + remaining, 0)
  }

  /** The uses when the family could afford it and owes nothing; null when not. */
  reserve(family: string, price: number, now: Date): Use[] | null {
    if (this.owed(family) > 0) return null
    const taken = takeFirstExpiring(this.spendable(family, now), price)
    if (!taken.ok) return null
    this.post('reserve', `family:${family}`, `held:${family}`, price, taken.value)
    return taken.value
  }

  settle(family: string, price: number) {
    this.post('settle', `held:${family}`, 'shop', price)
  }

  release(family: string, uses: readonly Use[], now: Date) {
    const price = uses.reduce((sum, { amount }) => sum + amount, 0)
    const back: Use[] = []
    for (const use of uses) {
      const { earnedAt, expiresAt } = this.lotOf(use.lotId)
      const goes = returnOf({ ...use, expiresAt }, now)
      if (goes.to === 'lot') back.push({ lotId: use.lotId, amount: -use.amount })
      else this.open(family, use.amount, earnedAt, goes.expiresAt)
    }
    this.post('release', `held:${family}`, `family:${family}`, price, back)
    this.repay(family, now)
  }

  expire(family: string, now: Date) {
    let gone = 0
    for (const { lotId, remaining } of expiredLots(this.lotsOf(family), now)) {
      this.post('expire', `family:${family}`, 'expired', remaining, [{ lotId, amount: remaining }])
      gone += remaining
    }
    return gone
  }

  punish(family: string, amount: number, now: Date) {
    const open = this.spendable(family, now)
    const taking = penaltyOf(amount, this.there(family, now))
    if (!taking.ok) return 0
    const taken = takeFirstExpiring(open, taking.value.amount)
    if (!taken.ok) throw new Error('a penalty takes no more than there is')
    this.post('penalty', `family:${family}`, 'adjustment', taking.value.amount, taken.value)
    return taking.value.amount
  }

  /** A household of one joins another and brings its lots along, each with its own date; they settle what is owed there. */
  join(from: string, to: string, now: Date) {
    for (const lot of this.lotsOf(from)) {
      const { lotId, remaining, earnedAt, expiresAt } = lot
      this.post('move', `family:${from}`, `family:${to}`, remaining, [{ lotId, amount: remaining }])
      this.open(to, remaining, earnedAt, expiresAt)
    }
    this.repay(to, now)
  }

  /** Staff split a household: so many points go along, out of the lots that expire first. */
  split(from: string, to: string, amount: number, now: Date) {
    const taken = takeFirstExpiring(this.spendable(from, now), amount)
    if (!taken.ok || amount === 0) return 0
    const parts = taken.value.map((use) => ({ ...use, lot: this.lotOf(use.lotId) }))
    this.post('move', `family:${from}`, `family:${to}`, amount, taken.value)
    for (const { amount: part, lot } of parts) this.open(to, part, lot.earnedAt, lot.expiresAt)
    return amount
  }
}
