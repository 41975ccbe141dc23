import fc from 'fast-check'
import { day } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, outcome, type Cloud, type Told } from '../../support/cloud'
import type { World } from '../../support/world'

/** How households change and what they do at the counter; numbers choose among what is there. */
export type HouseholdStep =
  | { act: 'join' | 'hand over'; who: number; other: number }
  | { act: 'leave'; who: number }
  | { act: 'split'; who: number; points: number; agree: boolean }
  | { act: 'earn'; who: number; points: number }
  | { act: 'reserve'; who: number }
  | { act: 'cancel' | 'pick up'; redemption: number }
  | { act: 'receive' | 'count'; pieces: number }
  | { act: 'wait'; days: number }

const nat = fc.nat(50)
const of = <const A extends string>(...acts: A[]) => fc.constantFrom(...acts)

export const householdStep: fc.Arbitrary<HouseholdStep> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: of('join'), who: nat, other: nat }) },
  { weight: 1, arbitrary: fc.record({ act: of('hand over'), who: nat, other: nat }) },
  { weight: 2, arbitrary: fc.record({ act: of('leave'), who: nat }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: of('split'), who: nat, points: fc.nat(12), agree: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: of('earn'), who: nat, points: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ act: of('reserve'), who: nat }) },
  { weight: 2, arbitrary: fc.record({ act: of('cancel', 'pick up'), redemption: nat }) },
  { weight: 2, arbitrary: fc.record({ act: of('receive', 'count'), pieces: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: of('wait'), days: fc.integer({ min: 1, max: 8 }) }) },
)

/** People and things of a household in which one does not live, or not any more, are not there for one. */
const notSeen = (told: Told) => ('failed' in told && told.failed === 'NOT_FOUND' ? null : told)

/** One sequence's own people and their shelf, in a world that many sequences share. */
export class HouseholdStory {
  private readonly redemptions: { who: Adult; redemptionId: string; code: string }[] = []

  private constructor(
    private readonly cloud: Cloud,
    private readonly world: World,
    private readonly people: readonly Adult[],
    private readonly itemId: string,
  ) {}

  static async open(cloud: Cloud, world: World) {
    const people = [
      await world.addNeighbour('甲'),
      await world.addNeighbour('乙'),
      await world.addNeighbour('丙'),
    ]
    const itemId = await world.addItem({ stock: 2, price: 3, limitPerQuarter: 2 })
    for (const who of people) await world.givePoints(who, 9)
    return new HouseholdStory(cloud, world, people, itemId)
  }

  private chosen<T>(among: readonly T[], number: number): T {
    const found = among[number % Math.max(1, among.length)]
    if (found === undefined) throw new Error('there is somebody to choose')
    return found
  }

  /** Carries one step out; null when there is nothing that it could be about yet. */
  async carryOut(step: HouseholdStep): Promise<Told | null> {
    const { cloud, world, itemId } = this
    const shelf = world.as(world.shopkeeper).shelf
    switch (step.act) {
      case 'join':
        return this.join(this.chosen(this.people, step.who), this.chosen(this.people, step.other))
      case 'hand over':
        return this.handOver(step)
      case 'leave':
        return outcome(
          world.as(this.chosen(this.people, step.who)).households.leave({ key: newKey() }),
        )
      case 'split':
        return this.split(this.chosen(this.people, step.who), step)
      case 'earn':
        return this.earn(this.chosen(this.people, step.who), step.points)
      case 'reserve':
        return this.reserve(this.chosen(this.people, step.who))
      case 'cancel':
      case 'pick up':
        return this.end(step.act, step.redemption)
      case 'receive':
        return outcome(
          shelf.receive({
            key: newKey(),
            itemId,
            quantity: step.pieces + 1,
            sponsorId: null,
            note: '补货',
          }),
        )
      case 'count':
        return outcome(
          shelf.count({ key: newKey(), itemId, counted: step.pieces, reason: '月底盘点' }),
        )
      case 'wait':
        cloud.pass(step.days * day)
        await cloud.tick()
        return { output: null }
    }
  }

  private async join(who: Adult, host: Adult) {
    const invited = await outcome(
      this.world.as(host).households.invite({ key: newKey(), kind: 'adult' }),
    )
    const invites = 'output' in invited ? await this.world.as(host).households.invites({}) : []
    const [latest] = invites
    if (!latest) return invited
    return outcome(this.world.as(who).households.accept({ key: newKey(), code: latest.code }))
  }

  private async handOver({ who, other }: { who: number; other: number }) {
    const head = this.chosen(this.people, who)
    const personId = this.chosen(this.people, other).id
    return notSeen(
      await outcome(this.world.as(head).households.handOver({ key: newKey(), personId })),
    )
  }

  /** Written down by staff, answered by whoever is asked, and carried out where all said yes. */
  private async split(who: Adult, wish: { points: number; agree: boolean }) {
    const staff = this.world.as(this.world.organizer).households
    const home = await this.world.as(who).families.mine({})
    const proposed = await outcome(
      staff.proposeSplit({
        key: newKey(),
        familyId: home.familyId,
        personIds: [who.id],
        newHeadId: who.id,
        points: wish.points,
        reason: '分开住',
      }),
    )
    const [open] = await this.world.as(who).households.splits({})
    if (!('output' in proposed) || !open) return proposed
    const head = this.people.find(({ id }) =>
      home.members.some(({ personId, isHead }) => isHead && personId === id),
    )
    for (const one of [head, who]) {
      if (!one) continue
      const answer = { key: newKey(), splitId: open.id, agree: wish.agree }
      await outcome(this.world.as(one).households.answerSplit(answer))
    }
    return outcome(staff.carryOutSplit({ key: newKey(), splitId: open.id }))
  }

  private async earn(who: Adult, points: number): Promise<Told> {
    const { familyId } = await this.world.as(who).families.mine({})
    await this.world.givePoints({ ...who, familyId }, points + 1)
    return { output: null }
  }

  private reserve(who: Adult) {
    return outcome(
      this.world
        .as(who)
        .shop.reserve({ key: newKey(), itemId: this.itemId })
        .then((answer) => {
          this.redemptions.push({ who, ...answer })
          return answer
        }),
    )
  }

  private async end(act: 'cancel' | 'pick up', number: number) {
    if (this.redemptions.length === 0) return null
    const { who, redemptionId, code } = this.chosen(this.redemptions, number)
    const key = newKey()
    const told =
      act === 'cancel'
        ? await outcome(this.world.as(who).shop.cancel({ key, redemptionId }))
        : await outcome(
            this.world
              .as(this.world.shopkeeper)
              .shop.pickUp({ key, orgId: this.world.shop.id, code }),
          )
    return notSeen(told)
  }
}
