import { isDeepStrictEqual } from 'node:util'
import { expirePoints, tellExpiring } from '../../../src/cloud/points/expire'
import * as t from '../../../src/cloud/db/tables'
import { Random } from '../../../src/cloud/demo/random'
import { day, hour, later } from '../../../src/domain/time'
import { addAdult, grant, type Adult } from '../../support/build'
import { newKey, outcome, type Cloud, type Told } from '../../support/cloud'
import { addParty } from '../../support/history'
import type { World } from '../../support/world'

/** ★ How many clients are at work at once, on how few families, so that they meet. */
const clients = 64
const families = 12

interface Waiting {
  who: Adult
  redemptionId: string
  code: string
}

export interface Counted {
  asked: number
  done: Map<string, number>
  refused: Map<string, number>
  failed: string[]
}

const count = (counts: Map<string, number>, name: string) =>
  counts.set(name, (counts.get(name) ?? 0) + 1)

/** One rush over one world: people, staff, things to redeem, service to confirm. */
export class LedgerRush {
  private readonly people: Adult[] = []
  private readonly staff: Adult[] = []
  private readonly items: string[] = []
  private readonly slots: string[] = []
  private readonly waiting: Waiting[] = []
  private readonly grants: string[] = []
  readonly counted: Counted = { asked: 0, done: new Map(), refused: new Map(), failed: [] }

  private constructor(
    private readonly cloud: Cloud,
    private readonly world: World,
    private readonly random: Random,
  ) {}

  static async prepare(cloud: Cloud, world: World, seed: number, services: number) {
    const rush = new LedgerRush(cloud, world, new Random(seed))
    const { builder, community, organizer, colleague } = world
    rush.staff.push(organizer, colleague)
    for (let n = 0; n < 6; n += 1) {
      const who = await addAdult(builder, community, '老师')
      await grant(builder, who, 'organizer', community)
      rush.staff.push(who)
    }
    for (let n = 0; n < families; n += 1) {
      const who = await world.addNeighbour()
      rush.people.push(who)
      const now = await cloud.now()
      for (const days of [1, 2, 3, 6, 30, 500])
        await world.givePoints(who, 30, later(now, days * day))
    }
    // The last of these few pieces is what everybody wants.
    for (const stock of [5, 40, 2000, 4000]) {
      rush.items.push(
        await world.addItem({ stock, price: 1 + rush.items.length, limitPerQuarter: 5000 }),
      )
    }
    for (let n = 0; n < services; n += 1) await rush.addService(n)
    return rush
  }

  /** Somebody has served an hour and left; it waits to be confirmed. */
  private async addService(index: number) {
    const { builder } = this.world
    const who = this.people[index % this.people.length]
    if (!who) return
    const { slotId } = await this.world.addSlot({
      inHours: -2 - 2 * Math.floor(index / this.people.length),
      lasts: 60,
      fixedPoints: 1,
    })
    const party = { slotId, signer: who, personIds: [who.id], status: 'confirmed' as const }
    const { signupIds, slot } = await addParty(builder, party)
    const { db, districtId, auditId } = builder
    await db.insert(t.attendance).values({
      districtId,
      signupId: signupIds[0] ?? '',
      slotId,
      personId: who.id,
      familyId: who.familyId,
      checkedInAt: slot.startsAt,
      inBy: 'roll_call',
      inById: who.id,
      checkedOutAt: slot.endsAt,
      outBy: 'roll_call',
      outById: who.id,
      measuredMinutes: 60,
      auditId,
    })
    this.slots.push(slotId)
  }

  private pick<T>(list: readonly T[]): T {
    const found = list[this.random.int(0, list.length - 1)]
    if (found === undefined) throw new Error('there is nothing to pick from')
    return found
  }

  private async reserve(): Promise<Told> {
    const who = this.pick(this.people)
    const input = { key: newKey(), itemId: this.pick(this.items) }
    const send = () =>
      outcome(
        this.world
          .as(who)
          .shop.reserve(input)
          .then((answer) => {
            const { redemptionId, code } = answer
            const isKnown = this.waiting.some((one) => one.redemptionId === redemptionId)
            if (!isKnown) this.waiting.push({ who, redemptionId, code })
            return answer
          }),
      )
    // One in three taps twice.
    const [told = { failed: 'nobody asked' }, second] = await Promise.all(
      this.random.chance(0.33) ? [send(), send()] : [send()],
    )
    const isOne = second === undefined || isDeepStrictEqual(told, second)
    return isOne || !('output' in told && 'output' in second) ? told : { failed: 'two of one tap' }
  }

  /** Picked up, cancelled and turned down: often two at once, of which one comes first. */
  private async end(): Promise<Told> {
    const one = this.waiting.splice(this.random.int(0, this.waiting.length), 1)[0]
    if (!one) return this.reserve()
    const { as, shopkeeper, shop } = this.world
    const { who, redemptionId, code } = one
    const ways = this.random.shuffled([
      () => as(who).shop.cancel({ key: newKey(), redemptionId }),
      () => as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code }),
      () => as(shopkeeper).shop.refuse({ key: newKey(), redemptionId, reason: '缺货' }),
    ])
    const told = await Promise.all(
      ways.slice(0, this.random.int(1, 2)).map((way) => outcome(way())),
    )
    return told.find((each) => 'output' in each) ?? told[0] ?? { failed: 'nobody asked' }
  }

  private async confirm(): Promise<Told> {
    const slotId = this.slots.pop()
    if (slotId === undefined) return this.reserve()
    const both = [this.pick(this.staff), this.pick(this.staff)].map((by) =>
      outcome(this.world.as(by).attendance.confirm({ key: newKey(), slotId })),
    )
    const told = await Promise.all(both)
    return told.find((each) => 'output' in each) ?? told[0] ?? { failed: 'nobody asked' }
  }

  private async give(): Promise<Told> {
    const kind = this.random.chance(0.5) ? ('bonus' as const) : ('penalty' as const)
    return outcome(
      this.world
        .as(this.pick(this.staff))
        .grants.give({
          key: newKey(),
          orgId: this.world.community.id,
          kind,
          familyId: this.pick(this.people).familyId,
          amount: this.random.int(1, 3),
          reason: kind === 'bonus' ? 'emergency' : 'broke_rules',
          note: '按约定处理',
        })
        .then((answer) => {
          this.grants.push(answer.grantId)
          return answer
        }),
    )
  }

  private async approve(): Promise<Told> {
    const grantId = this.grants.shift()
    if (grantId === undefined) return this.give()
    const input = { key: newKey(), grantId, verdict: 'approve' as const, note: '' }
    const both = [this.pick(this.staff), this.pick(this.staff)].map((by) =>
      outcome(this.world.as(by).grants.decide({ ...input, key: newKey() })),
    )
    const told = await Promise.all(both)
    return told.find((each) => 'output' in each) ?? told[0] ?? { failed: 'nobody asked' }
  }

  /** Time passes by an hour, and the timer looks at what has expired, while everybody else goes on. */
  private async expire(): Promise<Told> {
    this.cloud.deps.offset.milliseconds += hour
    const now = await this.cloud.now()
    await Promise.all([
      expirePoints(this.cloud.deps, '420106', now, 20),
      tellExpiring(this.cloud.deps, '420106', now, 20),
    ])
    return { output: null }
  }

  private act(): [name: string, Promise<Told>] {
    const die = this.random.int(1, 100)
    if (die <= 45) return ['reserve', this.reserve()]
    if (die <= 80) return ['end', this.end()]
    if (die <= 88) return ['confirm', this.confirm()]
    if (die <= 93) return ['give', this.give()]
    if (die <= 98) return ['approve', this.approve()]
    return ['expire', this.expire()]
  }

  private async work(asked: number) {
    const { counted } = this
    while (counted.asked < asked) {
      counted.asked += 1
      const [name, acting] = this.act()
      const told = await acting
      if ('output' in told) count(counted.done, name)
      else if ('refused' in told) count(counted.refused, told.refused)
      else counted.failed.push(`${name}: ${told.failed}`)
    }
  }

  /** Sixty-four clients ask until so many things were asked. */
  async run(asked: number, say: (line: string) => void) {
    const began = Date.now()
    const progress = setInterval(() => {
      say(`${String(this.counted.asked)} of ${String(asked)} asked`)
    }, 10_000)
    await Promise.all(Array.from({ length: clients }, () => this.work(asked))).finally(() => {
      clearInterval(progress)
    })
    const seconds = (Date.now() - began) / 1000
    say(`${String(asked)} asked in ${seconds.toFixed(0)} s, ${(asked / seconds).toFixed(0)}/s`)
    return this.counted
  }
}
