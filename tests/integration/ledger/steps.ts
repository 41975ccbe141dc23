import fc from 'fast-check'
import { day } from '../../../src/domain/time'
import { addSpouse } from '../../support/build'
import type { Cloud, Told } from '../../support/cloud'
import type { World } from '../../support/world'
import { end, reserve, stock } from './counter'
import { capMonths, decide, give, oldPoints, reverse, serve, undo, waive } from './earning'
import { handOver, join, leave, split } from './moving'
import { expectConserved, person, type Scene } from './scene'

/** What moves points or people in a community; numbers choose among what is there by then. */
export type Step =
  | { act: 'earn'; who: number; minutes: number }
  | { act: 'reverse'; service: number; minutes: number; agree: boolean }
  | { act: 'reserve'; who: number; item: number }
  | { act: 'cancel' | 'pick up' | 'turn down'; redemption: number }
  | { act: 'pass'; days: number }
  | { act: 'join' | 'hand over'; who: number; host: number }
  | { act: 'leave'; who: number }
  | { act: 'split'; who: number; points: number; agree: boolean }
  | { act: 'bonus' | 'penalty'; who: number; amount: number }
  | { act: 'approve' | 'decline' | 'undo'; grant: number }
  | { act: 'old points'; who: number; amount: number; days: number }
  | { act: 'waive' }
  | { act: 'receive' | 'count'; pieces: number }
  | { act: 'rule'; cap: number }

const nat = fc.nat(50)
const of = <A extends Step['act']>(...acts: A[]) => fc.constantFrom(...acts)
const few = fc.integer({ min: 1, max: 9 })
/** Where somebody is to agree, they mostly do. */
const agree = fc.constantFrom(true, true, true, false)

const weighted = <T>(weight: number, shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => ({
  weight,
  arbitrary: fc.record(shape),
})

export const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(6, { act: of('earn'), who: nat, minutes: fc.constantFrom(60, 120, 300) }),
  weighted(5, {
    act: of('reverse'),
    service: nat,
    minutes: fc.constantFrom(0, 0, 20, 60, 100),
    agree,
  }),
  weighted(7, { act: of('reserve'), who: nat, item: nat }),
  weighted(6, { act: of('cancel', 'pick up', 'turn down'), redemption: nat }),
  weighted(4, { act: of('pass'), days: fc.constantFrom(1, 4, 8, 35) }),
  weighted(4, { act: of('join'), who: nat, host: nat }),
  weighted(2, { act: of('hand over'), who: nat, host: nat }),
  weighted(3, { act: of('leave'), who: nat }),
  weighted(4, { act: of('split'), who: nat, points: fc.nat(6), agree }),
  weighted(2, { act: of('bonus', 'penalty'), who: nat, amount: few }),
  weighted(3, { act: of('approve', 'decline'), grant: nat }),
  weighted(2, { act: of('undo'), grant: nat }),
  weighted(2, {
    act: of('old points'),
    who: nat,
    amount: few,
    days: fc.constantFrom(1, 5, 40, 70),
  }),
  weighted(2, { act: of('waive') }),
  weighted(1, { act: of('receive', 'count'), pieces: fc.nat(5) }),
  weighted(1, { act: of('rule'), cap: few }),
)

const carryOut = (scene: Scene, one: Step): Promise<Told | null> => {
  switch (one.act) {
    case 'earn':
      return serve(scene, person(scene, one.who), one.minutes)
    case 'reverse':
      return reverse(scene, one)
    case 'reserve':
      return reserve(scene, person(scene, one.who), one.item)
    case 'cancel':
    case 'pick up':
    case 'turn down':
      return end(scene, one.act, one.redemption)
    case 'pass':
      return pass(scene, one.days)
    case 'join':
      return join(scene, person(scene, one.who), person(scene, one.host))
    case 'hand over':
      return handOver(scene, person(scene, one.who), person(scene, one.host))
    case 'leave':
      return leave(scene, person(scene, one.who))
    case 'split':
      return split(scene, person(scene, one.who), one)
    case 'bonus':
    case 'penalty':
      return give(scene, one.act, person(scene, one.who), one.amount)
    case 'approve':
    case 'decline':
      return decide(scene, one.act, one.grant)
    case 'undo':
      return undo(scene, one.grant)
    case 'old points':
      return oldPoints(scene, person(scene, one.who), one.amount, one.days)
    case 'waive':
      return waive(scene)
    case 'receive':
    case 'count':
      return stock(scene, one.act, one.pieces)
    case 'rule':
      return capMonths(scene, one.cap * 5)
  }
}

/** Days go by, and the timer does what falls due with them: it expires, releases and tells. */
const pass = async ({ cloud }: Scene, days: number): Promise<Told> => {
  cloud.pass(days * day)
  await cloud.tick()
  return { output: null }
}

/** A sequence with four people of its own, two of whom live together at first, and two things to redeem. */
export class LedgerStory {
  private constructor(private readonly scene: Scene) {}

  static async open(cloud: Cloud, world: World) {
    const first = await world.addNeighbour('甲')
    const people = [
      first,
      await world.addNeighbour('乙'),
      await addSpouse(world.builder, first, '丙'),
      await world.addNeighbour('丁'),
    ]
    const items = [
      await world.addItem({ stock: 5, price: 2, limitPerQuarter: 4 }),
      await world.addItem({ stock: 5, price: 3, limitPerQuarter: 90 }),
    ]
    const none = { redemptions: [], services: [], grants: [], given: [] }
    const scene = { cloud, world, people, items, ...none }
    // There is something to take back, to pick up and to decide on from the first step.
    await oldPoints(scene, first, 3, 40)
    await serve(scene, person(scene, 1), 120)
    await reserve(scene, person(scene, 1), 1)
    await give(scene, 'bonus', first, 2)
    return new LedgerStory(scene)
  }

  async carryOut(one: Step): Promise<Told | null> {
    const told = await carryOut(this.scene, one)
    await expectConserved(this.scene)
    return told
  }
}
