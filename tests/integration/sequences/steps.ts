import fc from 'fast-check'
import { hour, minute } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, outcome, type Cloud, type Told } from '../../support/cloud'
import type { World } from '../../support/world'

/** What can happen in a community; numbers choose among what is there, whatever that is by then. */
export type Step =
  | { act: 'sign up'; who: number; together: number; slot: number }
  | { act: 'cancel'; party: number; alone: boolean }
  | { act: 'check in' | 'check out' | 'excuse'; party: number }
  | { act: 'confirm' | 'take back'; slot: number }
  | { act: 'reserve'; who: number; item: number }
  | { act: 'cancel redemption' | 'pick up' | 'turn down'; redemption: number }
  | { act: 'pass'; minutes: number }
  | { act: 'tick' }

const nat = fc.nat(50)
const of = <A extends Step['act']>(...acts: A[]) => fc.constantFrom(...acts)

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ act: of('sign up'), who: nat, together: fc.nat(3), slot: nat }),
  },
  { weight: 4, arbitrary: fc.record({ act: of('cancel'), party: nat, alone: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ act: of('check in', 'check out'), party: nat }) },
  { weight: 1, arbitrary: fc.record({ act: of('excuse'), party: nat }) },
  { weight: 3, arbitrary: fc.record({ act: of('confirm'), slot: nat }) },
  { weight: 1, arbitrary: fc.record({ act: of('take back'), slot: fc.constant(2) }) },
  { weight: 4, arbitrary: fc.record({ act: of('reserve'), who: nat, item: nat }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: of('cancel redemption', 'pick up', 'turn down'),
      redemption: nat,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: of('pass'), minutes: fc.constantFrom(20, 90, 360, 1500) }),
  },
  { weight: 1, arbitrary: fc.record({ act: of('tick') }) },
)

interface Place {
  activityId: string
  slotId: string
}

/** One sequence's own slots and things to redeem, in a world that many sequences share. */
export class Story {
  private readonly parties: { who: Adult; partyId: string; slotId: string; personIds: string[] }[] =
    []
  private readonly redemptions: { who: Adult; redemptionId: string; code: string }[] = []
  private readonly people: Adult[]

  private constructor(
    private readonly cloud: Cloud,
    private readonly world: World,
    private readonly slots: readonly Place[],
    private readonly items: readonly string[],
  ) {
    const { lin, dad, chen, organizer, colleague } = world
    this.people = [lin, dad, chen, organizer, colleague]
  }

  static async open(cloud: Cloud, world: World) {
    const passed = ((await cloud.now()).getTime() - world.now.getTime()) / hour
    const slots = [
      await world.addSlot({ inHours: passed + 26, capacity: 3, fixedPoints: 4 }),
      await world.addSlot({ inHours: passed + 27, capacity: 2, adultRequired: true }),
      await world.addSlot({ inHours: passed + 26, lasts: 600, capacity: 4 }),
      await world.addSlot({ inHours: passed + 0.75, capacity: 3, fixedPoints: 30 }),
    ]
    const items = [
      await world.addItem({ stock: 2, price: 3, limitPerQuarter: 9 }),
      await world.addItem({ stock: 1, price: 20 }),
    ]
    await world.givePoints(world.lin, 25)
    await world.givePoints(world.chen, 4)
    const story = new Story(cloud, world, slots, items)
    // A slot is about to begin and people are coming to it.
    await story.signUp(0, 1, slots.length - 1)
    await story.signUp(2, 0, slots.length - 1)
    return story
  }

  private chosen<T>(among: readonly T[], number: number): T | undefined {
    return among[number % Math.max(1, among.length)]
  }

  /** Carries one step out; null when there is nothing that it could be about yet. */
  async carryOut(one: Step): Promise<Told | null> {
    switch (one.act) {
      case 'sign up':
        return this.signUp(one.who, one.together, one.slot)
      case 'cancel':
        return this.cancel(one.party, one.alone)
      case 'check in':
      case 'check out':
        return this.rollCall(one.act === 'check in' ? 'in' : 'out', one.party)
      case 'excuse':
        return this.excuse(one.party)
      case 'confirm':
      case 'take back':
        return this.staff(one.act, one.slot)
      case 'reserve':
        return this.reserve(one.who, one.item)
      case 'cancel redemption':
      case 'pick up':
      case 'turn down':
        return this.end(one.act, one.redemption)
      case 'pass':
        this.cloud.pass(one.minutes * minute)
        // What falls due with time happens within a minute of it.
        await this.cloud.tick()
        return { output: null }
      case 'tick':
        await this.cloud.tick()
        return { output: null }
    }
  }

  private async signUp(number: number, together: number, slot: number) {
    const who = this.chosen(this.people, number)
    const where = this.chosen(this.slots, slot)
    if (!who || !where) return null
    const { lin, dad, childId, as } = this.world
    const family = who.familyId === lin.familyId ? [lin.id, dad.id, childId] : [who.id]
    const personIds = [who.id, ...family.filter((id) => id !== who.id).slice(0, together)]
    const told = await outcome(
      as(who)
        .signups.create({ key: newKey(), slotId: where.slotId, personIds })
        .then((answer) => {
          this.parties.push({ who, partyId: answer.partyId, slotId: where.slotId, personIds })
          return answer
        }),
    )
    return told
  }

  private async cancel(number: number, alone: boolean) {
    const party = this.chosen(this.parties, number)
    if (!party) return null
    const { who, partyId } = party
    const personIds = alone ? { personIds: [who.id] } : {}
    return outcome(this.world.as(who).signups.cancel({ key: newKey(), partyId, ...personIds }))
  }

  private async rollCall(act: 'in' | 'out', number: number) {
    const party = this.chosen(this.parties, number)
    if (!party) return null
    const { slotId, personIds } = party
    const api = this.world.as(this.world.organizer)
    return outcome(api.attendance.rollCall({ key: newKey(), slotId, act, personIds }))
  }

  private async excuse(number: number) {
    const party = this.chosen(this.parties, number)
    if (!party) return null
    const asked = { key: newKey(), slotId: party.slotId, personId: party.who.id, reason: '生病' }
    return outcome(this.world.as(this.world.organizer).attendance.excuse(asked))
  }

  private async staff(act: 'confirm' | 'take back', slot: number) {
    const where = this.chosen(this.slots, slot)
    if (!where) return null
    const api = this.world.as(this.world.organizer)
    return act === 'confirm'
      ? outcome(api.attendance.confirm({ key: newKey(), slotId: where.slotId }))
      : outcome(api.activities.cancel({ key: newKey(), id: where.activityId, reason: '下雨' }))
  }

  private async reserve(number: number, item: number) {
    const who = this.chosen(this.people, number)
    const itemId = this.chosen(this.items, item)
    if (!who || itemId === undefined) return null
    return outcome(
      this.world
        .as(who)
        .shop.reserve({ key: newKey(), itemId })
        .then((answer) => {
          this.redemptions.push({ who, ...answer })
          return answer
        }),
    )
  }

  private async end(act: 'cancel redemption' | 'pick up' | 'turn down', number: number) {
    const redemption = this.chosen(this.redemptions, number)
    if (!redemption) return null
    const { as, shopkeeper, shop } = this.world
    const { who, redemptionId, code } = redemption
    const key = newKey()
    if (act === 'cancel redemption') return outcome(as(who).shop.cancel({ key, redemptionId }))
    return act === 'pick up'
      ? outcome(as(shopkeeper).shop.pickUp({ key, orgId: shop.id, code }))
      : outcome(as(shopkeeper).shop.refuse({ key, redemptionId, reason: '缺货' }))
  }
}
