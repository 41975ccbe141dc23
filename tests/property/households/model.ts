import {
  checkAccept,
  checkLeave,
  checkProposeSplit,
  divideLots,
} from '../../../src/domain/households'
import { partingsOf, type ApartAward } from '../../../src/domain/parting'
import { plainRules, usedOf } from '../../../src/domain/points-rules'
import { takeFirstExpiring } from '../../../src/domain/points'
import { decideReserve, periodStart } from '../../../src/domain/shop'
import { day, dayOf, later } from '../../../src/domain/time'
import {
  realRules,
  type Award,
  type House,
  type Lot,
  type Return,
  type Rules,
  type Taken,
} from './rules'

export const begin = new Date('2026-03-01T02:00:00.000Z')

/** ★ Small enough that limits are reached and points run out in a short story. */
export const limit = 2

/** ★ The most that a household earns in a month. */
export const cap = 40

export const people = ['甲', '乙', '丙']

/** People who each begin alone, and everything that they can do to gain by moving. */
export class Village {
  houses: House[]
  taken: Taken[] = []
  awards: Award[] = []
  returns: Return[] = []
  /** Of two people who lived together and do not any more: with whom, and until when. */
  private together = new Map<string, Omit<Return, 'account'>>()
  earned = 0
  expired = 0
  now = begin
  private next = 0

  constructor(private readonly rules: Rules = realRules) {
    this.houses = people.map((id) => this.house(id, [id]))
  }

  private house(head: string, members: string[]): House {
    this.next += 1
    return { id: `家 ${String(this.next)}`, head, members, lots: [], joined: null, parted: null }
  }

  /** Whoever goes begins a household, and is remembered as somebody who lived with those who stay. */
  private part(home: House, personId: string) {
    const own = this.house(personId, [personId])
    own.parted = { fromId: home.id, at: this.now }
    const household = home.members
    home.members = home.members.filter((id) => id !== personId)
    for (const id of home.members)
      this.together.set([id, personId].sort().join(), { until: this.now, household })
    this.houses.push(own)
    return own
  }

  private familyIds(house: House) {
    return new Set([
      house.id,
      ...this.houses.flatMap(({ id, joined }) => (joined === house.id ? [id] : [])),
    ])
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

  /** What the household may still earn this month: it, those that moved in with it, and its people elsewhere count. */
  private room(home: House, personId: string) {
    const familyIds = this.familyIds(home)
    const known = this.awards.filter(
      (one) => familyIds.has(one.familyId) || home.members.includes(one.personId),
    )
    const earned = known.map((one) => ({ ...one, day: dayOf(one.at) }))
    return cap - usedOf('month', earned, { personId, day: dayOf(this.now) })
  }

  earn(personId: string, wish: number) {
    const home = this.homeOf(personId)
    const amount = Math.min(wish, this.room(home, personId))
    if (amount <= 0) return
    this.awards.push({
      at: this.now,
      points: amount,
      personId,
      familyId: home.id,
      livedThere: home.members,
      account: home.id,
    })
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
    const familyIds = this.familyIds(house)
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

  /** The domain's question, about what the two households have earned since somebody left the one for the other. */
  private gains(own: House, to: House) {
    const sides = [own, to].map((house) => this.familyIds(house))
    const awards = this.awards
      .filter(({ familyId }) => sides.some((ids) => ids.has(familyId)))
      .map(({ at, points }): ApartAward => {
        const caps = { ...plainRules.caps, month: cap }
        return { communityId: '社区', day: dayOf(at), at, points, caps }
      })
    const families = this.houses.map(({ id, joined, parted }) => ({ id, joinedId: joined, parted }))
    return partingsOf(families, { own: own.id, to: to.id }).some((partedAt) =>
      this.rules.gains(partedAt, this.now, awards),
    )
  }

  /** Those of the household who lived with the newcomer before. */
  private meetAgain(to: House, personId: string) {
    for (const id of to.members) {
      const pair = [id, personId].sort().join()
      const before = this.together.get(pair)
      this.together.delete(pair)
      if (before) this.returns.push({ ...before, account: to.id })
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
      gains: this.gains(own, to),
    })
    if (!checked.ok) return false
    const { goes, stays } = this.rules.bring(own.lots)
    own.lots = stays
    own.members = []
    own.joined = to.id
    for (const house of this.houses) if (house.joined === own.id) house.joined = to.id
    for (const award of this.awards) if (award.account === own.id) award.account = to.id
    this.meetAgain(to, personId)
    to.members = [...to.members, personId]
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
    const own = this.part(home, personId)
    const { goes, stays } = this.rules.leave(home.lots)
    home.lots = stays
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
    const arriving = parts.value.flatMap(({ lotId, amount }) =>
      lots.flatMap((lot) => (lot.lotId === lotId ? [{ ...lot, remaining: amount }] : [])),
    )
    this.takeOut(home, parts.value)
    this.arrive(this.part(home, personId), arriving)
    return true
  }
}
