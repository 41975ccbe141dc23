import fc from 'fast-check'
import { day, hour, later, minute } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, outcome, type Cloud, type Told } from '../../support/cloud'
import { addParty } from '../../support/history'
import * as t from '../../../src/cloud/db/tables'
import type { World } from '../../support/world'

/** What moves points in a community; numbers choose among what is there by then. */
export type Step =
  | { act: 'serve'; who: number; minutes: number }
  | { act: 'bonus' | 'penalty'; who: number; amount: number }
  | { act: 'approve' | 'decline'; grant: number }
  | { act: 'reserve'; who: number; item: number }
  | { act: 'cancel' | 'pick up' | 'turn down'; redemption: number }
  | { act: 'old points'; who: number; amount: number; days: number }
  | { act: 'pass'; days: number }
  | { act: 'rule'; cap: number }

const nat = fc.nat(50)
const of = <A extends Step['act']>(...acts: A[]) => fc.constantFrom(...acts)
const few = fc.integer({ min: 1, max: 9 })

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: of('serve'), who: nat, minutes: fc.constantFrom(30, 120, 300) }),
  },
  { weight: 4, arbitrary: fc.record({ act: of('bonus', 'penalty'), who: nat, amount: few }) },
  { weight: 5, arbitrary: fc.record({ act: of('approve', 'decline'), grant: nat }) },
  { weight: 6, arbitrary: fc.record({ act: of('reserve'), who: nat, item: nat }) },
  {
    weight: 6,
    arbitrary: fc.record({ act: of('cancel', 'pick up', 'turn down'), redemption: nat }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: of('old points'),
      who: nat,
      amount: few,
      days: fc.constantFrom(1, 5, 40, 70),
    }),
  },
  { weight: 5, arbitrary: fc.record({ act: of('pass'), days: fc.constantFrom(1, 4, 8, 35) }) },
  { weight: 1, arbitrary: fc.record({ act: of('rule'), cap: few }) },
)

/** One sequence's own things, in a world that many sequences share. */
export class Purse {
  private readonly redemptions: { who: Adult; redemptionId: string; code: string }[] = []
  private readonly grants: string[] = []
  private readonly people: readonly Adult[]

  private constructor(
    private readonly cloud: Cloud,
    private readonly world: World,
    private readonly items: readonly string[],
  ) {
    this.people = [world.lin, world.chen]
  }

  static async open(cloud: Cloud, world: World) {
    const items = [
      await world.addItem({ stock: 3, price: 2, limitPerQuarter: 90 }),
      await world.addItem({ stock: 2, price: 7, limitPerQuarter: 90 }),
    ]
    const purse = new Purse(cloud, world, items)
    await purse.oldPoints(0, 8, 40)
    return purse
  }

  private chosen<T>(among: readonly T[], number: number): T | undefined {
    return among[number % Math.max(1, among.length)]
  }

  private person(number: number): Adult {
    return this.chosen(this.people, number) ?? this.world.lin
  }

  /** Carries one step out; null when there is nothing that it could be about yet. */
  async carryOut(one: Step): Promise<Told | null> {
    switch (one.act) {
      case 'serve':
        return this.serve(this.person(one.who), one.minutes)
      case 'bonus':
      case 'penalty':
        return this.give(one.act, this.person(one.who), one.amount)
      case 'approve':
      case 'decline':
        return this.decide(one.act, one.grant)
      case 'reserve':
        return this.reserve(this.person(one.who), one.item)
      case 'cancel':
      case 'pick up':
      case 'turn down':
        return this.end(one.act, one.redemption)
      case 'old points':
        return this.oldPoints(one.who, one.amount, one.days)
      case 'pass':
        this.cloud.pass(one.days * day)
        await this.cloud.tick()
        return { output: null }
      case 'rule':
        return this.rule(one.cap)
    }
  }

  /** Somebody came and left; staff confirm it. */
  private async serve(who: Adult, minutes: number) {
    // It takes its time, so that nobody serves twice at once.
    this.cloud.pass((minutes + 1) * minute)
    const now = await this.cloud.now()
    const passed = (now.getTime() - this.world.now.getTime()) / hour
    const { slotId } = await this.world.addSlot({
      inHours: passed - minutes / 60,
      lasts: minutes,
      fixedPoints: 1,
    })
    const { signupIds, slot } = await addParty(this.world.builder, {
      slotId,
      signer: who,
      personIds: [who.id],
      status: 'confirmed',
    })
    const { db, districtId, auditId } = this.world.builder
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
      measuredMinutes: minutes,
      auditId,
    })
    const api = this.world.as(this.world.organizer)
    return outcome(api.attendance.confirm({ key: newKey(), slotId }))
  }

  private give(kind: 'bonus' | 'penalty', who: Adult, amount: number) {
    const { organizer, community, as } = this.world
    const reason = kind === 'bonus' ? ('emergency' as const) : ('broke_rules' as const)
    const wish = { orgId: community.id, kind, familyId: who.familyId, amount, reason }
    return outcome(
      as(organizer)
        .grants.give({ key: newKey(), ...wish, note: '按约定处理' })
        .then((answer) => {
          this.grants.push(answer.grantId)
          return answer
        }),
    )
  }

  private async decide(verdict: 'approve' | 'decline', number: number) {
    const grantId = this.chosen(this.grants, number)
    if (grantId === undefined) return null
    const api = this.world.as(this.world.colleague)
    return outcome(api.grants.decide({ key: newKey(), grantId, verdict, note: '' }))
  }

  private async reserve(who: Adult, number: number) {
    const itemId = this.chosen(this.items, number)
    if (itemId === undefined) return null
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

  private async end(act: 'cancel' | 'pick up' | 'turn down', number: number) {
    const redemption = this.chosen(this.redemptions, number)
    if (!redemption) return null
    const { as, shopkeeper, shop } = this.world
    const { who, redemptionId, code } = redemption
    const key = newKey()
    if (act === 'cancel') return outcome(as(who).shop.cancel({ key, redemptionId }))
    return act === 'pick up'
      ? outcome(as(shopkeeper).shop.pickUp({ key, orgId: shop.id, code }))
      : outcome(as(shopkeeper).shop.refuse({ key, redemptionId, reason: '缺货' }))
  }

  /** Points from long ago, soon to expire. */
  private async oldPoints(who: number, amount: number, days: number): Promise<Told> {
    const expiresAt = later(await this.cloud.now(), days * day)
    await this.world.givePoints(this.person(who), amount, expiresAt)
    return { output: null }
  }

  private async rule(month: number) {
    const { manager, community, as } = this.world
    const startsOn = new Date((await this.cloud.now()).getTime() + 2 * day)
    const [shown] = await as(manager).rules.show({ orgId: community.id })
    if (!shown) throw new Error('the community has its rule')
    const { rules } = shown.inForce
    return outcome(
      as(manager).rules.propose({
        key: newKey(),
        orgId: community.id,
        startsOn: startsOn.toISOString().slice(0, 10),
        rules: { ...rules, caps: { ...rules.caps, month: month * 3 } },
        note: '试行',
      }),
    )
  }
}
