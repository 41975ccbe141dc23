import {
  balanced,
  expiryOf,
  takeFirstExpiring,
  type Award,
  type PointsOffer,
  type TxnKind,
} from '../../domain/points'
import type { Home } from './homes'
import type { Author, Row } from './plan'

/** What an award keeps of its rule; nothing here took place in hard hours or above a cap. */
const ruleKept = ({
  offer,
  award: { minutes },
  version,
}: {
  offer: PointsOffer
  award: Award
  version: number
}) => ({
  ...offer,
  version,
  minutes,
  parts: [{ hard: null, minutes, thousandths: offer.perHourThousandths }],
  cut: 0,
  cap: null,
})

type Purse = NonNullable<Home['purse']>

/** Keeps the household's accounts as the real ledger would, entry by entry in the order of time. */
export class Ledger {
  private readonly running = new Map<string, Row<'account'>>()

  constructor(private readonly author: Author) {}

  /** Issuing and shop accounts only append, so they carry no balance. */
  private appending(kind: 'issuing' | 'shop', ownerId: string): string {
    const known = this.running.get(`${kind}${ownerId}`)
    if (known) return known.id
    const row = {
      ...this.author.under('points'),
      id: this.author.id(this.author.now),
      kind,
      ownerId,
    }
    this.author.plan.account.push(row)
    this.running.set(`${kind}${ownerId}`, row)
    return row.id
  }

  /** The household's two accounts, opened when they are first needed. */
  purse(home: Home): Purse {
    if (home.purse) return home.purse
    const open = (kind: 'family' | 'held') => {
      const row: Row<'account'> = {
        ...this.author.under('points'),
        id: this.author.id(this.author.now),
        kind,
        ownerId: home.id,
        balance: 0,
      }
      this.author.plan.account.push(row)
      return row
    }
    home.purse = { family: open('family'), held: open('held'), lots: [] }
    return home.purse
  }

  private enter(entry: {
    kind: TxnKind
    at: Date
    home: Home
    subject: string
    refersTo: string | null
    sentence: string
    rule: object | null
    postings: readonly { accountId: string; amount: number }[]
  }): string {
    const { plan } = this.author
    const id = this.author.id(entry.at)
    const { kind, at, home, subject, refersTo, sentence, rule } = entry
    const row = {
      ...this.author.under('points'),
      id,
      kind,
      at,
      familyId: home.id,
      subject,
      refersTo,
      sentence,
    }
    plan.txn.push({ ...row, rule })
    for (const posting of balanced(entry.postings)) {
      plan.posting.push({ districtId: this.author.districtId, txnId: id, ...posting })
    }
    return id
  }

  award(
    home: Home,
    what: {
      communityId: string
      signupId: string
      at: Date
      offer: PointsOffer
      award: Award
      /** The version of the community's rule; 0 is the plain one. */
      version: number
      sentence: string
    },
  ) {
    const { family } = this.purse(home)
    const { points } = what.award
    const txnId = this.enter({
      kind: 'award',
      at: what.at,
      home,
      subject: what.signupId,
      refersTo: null,
      sentence: what.sentence,
      rule: ruleKept(what),
      postings: [
        { accountId: this.appending('issuing', what.communityId), amount: -points },
        { accountId: family.id, amount: points },
      ],
    })
    this.openLot(home, txnId, points, what.at)
    return txnId
  }

  private openLot(home: Home, txnId: string, amount: number, at: Date): Row<'lot'> {
    const { family, lots } = this.purse(home)
    family.balance = (family.balance ?? 0) + amount
    const lot: Row<'lot'> = {
      ...this.author.under('points'),
      id: this.author.id(at),
      accountId: family.id,
      txnId,
      amount,
      remaining: amount,
      earnedAt: at,
      expiresAt: expiryOf(at),
    }
    this.author.plan.lot.push(lot)
    lots.push(lot)
    return lot
  }

  /** A bonus that staff gave and a second person approved. */
  bonus(
    home: Home,
    what: { communityId: string; grantId: string; at: Date; amount: number; sentence: string },
  ) {
    const { family } = this.purse(home)
    const txnId = this.enter({
      kind: 'bonus',
      at: what.at,
      home,
      subject: what.grantId,
      refersTo: null,
      sentence: what.sentence,
      rule: null,
      postings: [
        { accountId: this.appending('issuing', what.communityId), amount: -what.amount },
        { accountId: family.id, amount: what.amount },
      ],
    })
    return { txnId, lot: this.openLot(home, txnId, what.amount, what.at) }
  }

  /** What the household could have spent at that time, when everything later is still to come. */
  spendable(home: Home, at: Date): number {
    return this.openLots(home, at).reduce((sum, lot) => sum + lot.remaining, 0)
  }

  balance(home: Home): number {
    return home.purse?.family.balance ?? 0
  }

  private openLots(home: Home, at: Date) {
    return (home.purse?.lots ?? [])
      .filter((lot) => lot.earnedAt < at && lot.remaining > 0)
      .sort(
        (one, other) =>
          one.expiresAt.getTime() - other.expiresAt.getTime() || (one.id < other.id ? -1 : 1),
      )
  }

  reserve(home: Home, what: { redemptionId: string; price: number; at: Date; sentence: string }) {
    const purse = this.purse(home)
    const open = this.openLots(home, what.at)
    const taken = takeFirstExpiring(
      open.map((lot) => ({ lotId: lot.id, remaining: lot.remaining, expiresAt: lot.expiresAt })),
      what.price,
    )
    if (!taken.ok) throw new Error('the household cannot afford it')
    const txnId = this.enter({
      kind: 'reserve',
      at: what.at,
      home,
      subject: what.redemptionId,
      refersTo: null,
      sentence: what.sentence,
      rule: null,
      postings: [
        { accountId: purse.family.id, amount: -what.price },
        { accountId: purse.held.id, amount: what.price },
      ],
    })
    purse.family.balance = (purse.family.balance ?? 0) - what.price
    purse.held.balance = (purse.held.balance ?? 0) + what.price
    this.use(purse, txnId, taken.value)
    return txnId
  }

  private use(purse: Purse, txnId: string, parts: readonly { lotId: string; amount: number }[]) {
    parts.forEach((part, ordinal) => {
      const lot = purse.lots.find(({ id }) => id === part.lotId)
      if (!lot) throw new Error('the lot is of another household')
      lot.remaining -= part.amount
      this.author.plan.lotUse.push({ districtId: this.author.districtId, txnId, ...part, ordinal })
    })
  }

  /** Ends a reservation: the held points go to the shop, or back to the lots they came from. */
  end(
    home: Home,
    what: {
      kind: 'settle' | 'release'
      redemptionId: string
      reserveTxnId: string
      price: number
      shopId: string
      at: Date
      sentence: string
    },
  ) {
    const purse = this.purse(home)
    const back = what.kind === 'release'
    const txnId = this.enter({
      kind: what.kind,
      at: what.at,
      home,
      subject: what.redemptionId,
      refersTo: what.reserveTxnId,
      sentence: what.sentence,
      rule: null,
      postings: [
        { accountId: purse.held.id, amount: -what.price },
        {
          accountId: back ? purse.family.id : this.appending('shop', what.shopId),
          amount: what.price,
        },
      ],
    })
    purse.held.balance = (purse.held.balance ?? 0) - what.price
    if (!back) return txnId
    purse.family.balance = (purse.family.balance ?? 0) + what.price
    const taken = this.author.plan.lotUse.filter((use) => use.txnId === what.reserveTxnId)
    this.use(
      purse,
      txnId,
      taken.map(({ lotId, amount }) => ({ lotId, amount: -amount })),
    )
    return txnId
  }
}
