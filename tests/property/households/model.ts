import {
  checkAccept,
  checkLeave,
  checkProposeSplit,
  divideLots,
} from '../../../src/domain/households'
import { takeFirstExpiring, type OpenLot } from '../../../src/domain/points'
import { countsForLimit, decideReserve, periodStart } from '../../../src/domain/shop'
import { day, later } from '../../../src/domain/time'

export const begin = new Date('2026-03-01T02:00:00.000Z')

/** ★ Small enough that limits are reached and points run out in a short story. */
export const limit = 2

interface Lot extends OpenLot {
  earnedBy: string
  /** The date that it had when it was earned, wherever it is by now. */
  firstExpiry: Date
}

interface House {
  id: string
  head: string
  members: string[]
  lots: Lot[]
  joined: string | null
}

interface Taken {
  familyId: string
  byPersonId: string
  at: Date
  price: number
}

/**
 * What the rules are made of, so that a control can take one of them away. The real ones are the domain's.
 */
export interface Rules {
  counts: typeof countsForLimit
  /** What of the lots goes along and what stays behind. */
  bring: (lots: readonly Lot[]) => { goes: Lot[]; stays: Lot[] }
  leave: (lots: readonly Lot[]) => { goes: Lot[]; stays: Lot[] }
  datesAfterMove: (lot: Lot, now: Date) => Date
}

export const realRules: Rules = {
  counts: countsForLimit,
  bring: (lots) => ({ goes: [...lots], stays: [] }),
  leave: (lots) => ({ goes: [], stays: [...lots] }),
  datesAfterMove: ({ expiresAt }) => expiresAt,
}

export const people = ['甲', '乙', '丙']

/** People who each begin alone, and everything that they can do to gain by moving. */
export class Village {
  houses: House[]
  taken: Taken[] = []
  earned = 0
  expired = 0
  now = begin
  private next = 0

  constructor(private readonly rules: Rules = realRules) {
    this.houses = people.map((id) => this.house(id, [id]))
  }

  private house(head: string, members: string[]): House {
    this.next += 1
    return { id: `家 ${String(this.next)}`, head, members, lots: [], joined: null }
  }

  homeOf(personId: string): House {
    const home = this.houses.find(({ members }) => members.includes(personId))
    if (!home) throw new Error('everybody lives somewhere')
    return home
  }

  balance(house: House) {
    return house.lots.reduce((sum, { remaining }) => sum + remaining, 0)
  }

  private spendable(house: House) {
    return house.lots.filter(({ expiresAt }) => expiresAt > this.now)
  }

  earn(personId: string, amount: number) {
    const home = this.homeOf(personId)
    const expiresAt = later(this.now, 200 * day)
    this.next += 1
    const lotId = `批 ${String(this.next)}`
    home.lots.push({
      lotId,
      remaining: amount,
      expiresAt,
      firstExpiry: expiresAt,
      earnedBy: personId,
    })
    this.earned += amount
  }

  wait(days: number) {
    this.now = later(this.now, days * day)
    for (const house of this.houses) {
      this.expired += this.balance(house)
      house.lots = this.spendable(house)
      this.expired -= this.balance(house)
    }
  }

  takenBy(house: House) {
    const familyIds = new Set([
      house.id,
      ...this.houses.flatMap(({ id, joined }) => (joined === house.id ? [id] : [])),
    ])
    const household = { familyIds, members: new Set(house.members) }
    const since = periodStart('year', this.now)
    return this.taken.filter((one) => one.at >= since && this.rules.counts(household, one)).length
  }

  redeem(personId: string, price: number) {
    const home = this.homeOf(personId)
    const lots = this.spendable(home).sort((a, b) => Number(a.expiresAt) - Number(b.expiresAt))
    const decided = decideReserve({
      onSale: true,
      inScope: true,
      byAdult: true,
      owed: 0,
      stock: 1,
      price,
      balance: lots.reduce((sum, { remaining }) => sum + remaining, 0),
      limit,
      takenThisPeriod: this.takenBy(home),
    })
    if (!decided.ok) return false
    const parts = takeFirstExpiring(lots, price)
    if (!parts.ok) return false
    this.takeOut(home, parts.value)
    this.taken.push({ familyId: home.id, byPersonId: personId, at: this.now, price })
    return true
  }

  private takeOut(house: House, parts: readonly { lotId: string; amount: number }[]) {
    const gone = new Map(parts.map(({ lotId, amount }) => [lotId, amount]))
    house.lots = house.lots.map((lot) => ({
      ...lot,
      remaining: lot.remaining - (gone.get(lot.lotId) ?? 0),
    }))
  }

  private arrive(house: House, lots: readonly Lot[]) {
    for (const lot of lots) {
      this.next += 1
      house.lots.push({
        ...lot,
        lotId: `批 ${String(this.next)}`,
        expiresAt: this.rules.datesAfterMove(lot, this.now),
      })
    }
  }

  join(personId: string, host: string) {
    const own = this.homeOf(personId)
    const to = this.homeOf(host)
    const checked = checkAccept({
      owed: 0,
      invite: { kind: 'adult', isOwn: own.id === to.id },
      ownMembers: own.members.length,
      isMinor: false,
      members: to.members.length,
      liveSignups: 0,
      held: 0,
      favoured: false,
    })
    if (!checked.ok) return false
    const { goes, stays } = this.rules.bring(own.lots)
    own.lots = stays
    own.members = []
    own.joined = to.id
    for (const house of this.houses) if (house.joined === own.id) house.joined = to.id
    to.members.push(personId)
    this.arrive(to, goes)
    return true
  }

  private housemates(house: House) {
    return house.members.map((personId) => ({
      personId,
      isMinor: false,
      guardians: [],
      consenting: [],
    }))
  }

  leave(personId: string) {
    const home = this.homeOf(personId)
    const checked = checkLeave({
      personId,
      isHead: home.head === personId,
      people: this.housemates(home),
      liveSignups: 0,
    })
    if (!checked.ok) return false
    const own = this.house(personId, [personId])
    const { goes, stays } = this.rules.leave(home.lots)
    home.lots = stays
    home.members = home.members.filter((id) => id !== personId)
    this.houses.push(own)
    this.arrive(own, goes)
    return true
  }

  handOver(personId: string) {
    const home = this.homeOf(personId)
    home.head = personId
  }

  split(personId: string, points: number) {
    const home = this.homeOf(personId)
    const lots = this.spendable(home)
    const checked = checkProposeSplit({
      isOwnFamily: false,
      pending: 0,
      people: this.housemates(home),
      headId: home.head,
      personIds: [personId],
      newHeadId: personId,
      points,
      owed: 0,
      spendable: lots.reduce((sum, { remaining }) => sum + remaining, 0),
    })
    const parts = divideLots(lots, points)
    if (!checked.ok || !parts.ok) return false
    const own = this.house(personId, [personId])
    const arriving = parts.value.flatMap(({ lotId, amount }) =>
      lots.flatMap((lot) => (lot.lotId === lotId ? [{ ...lot, remaining: amount }] : [])),
    )
    this.takeOut(home, parts.value)
    home.members = home.members.filter((id) => id !== personId)
    this.houses.push(own)
    this.arrive(own, arriving)
    return true
  }
}
