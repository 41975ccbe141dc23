import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import * as v from 'valibot'
import * as t from '../../../src/cloud/db/tables'
import { plainRules, type PointsRules } from '../../../src/domain/points-rules'
import { expiryOf } from '../../../src/domain/points'
import { addMonths, day, dayOf, hour, later, monthStart } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, outcome, type Cloud, type Told } from '../../support/cloud'
import { askOne } from '../../support/database'
import { servedOn } from '../../support/past-service'
import type { World } from '../../support/world'
import { join } from './moving'
import { atHome, chosen, person, type Scene } from './scene'

/** Everything that a correction can meet: a full day, what was agreed to, caps of two versions, spent and old lots. */
export type Step =
  | { act: 'serve'; who: number; day: number; part: number; minutes: number }
  | { act: 'correct'; service: number; minutes: number }
  | { act: 'agree' | 'refuse' | 'late' | 'join' }
  | { act: 'spend'; who: number }

const nat = fc.nat(50)

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('serve' as const),
      who: fc.nat(1),
      day: fc.nat(1),
      part: fc.nat(2),
      minutes: fc.constantFrom(100, 300, 480),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('correct' as const),
      service: nat,
      minutes: fc.constantFrom(0, 90, 240, 420, 480),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('agree', 'agree', 'refuse') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('spend' as const), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('late', 'join') }) },
)

/** The first day is of the one version, the second of the other; both lie in one month, which both cap. */
const versions = [
  { from: 1, caps: { month: 14, personDay: 10 } },
  { from: 15, caps: { month: 20 } },
] as const
const days = [3, 20] as const

const inMonth = ({ now }: World, date: number, hours = 0) =>
  later(addMonths(monthStart(now), -2), (date - 1) * day + hours * hour)

const ruleOf = (caps: Partial<PointsRules['caps']>): PointsRules => ({
  ...plainRules,
  caps: { ...plainRules.caps, ...caps },
})

const setRules = async (world: World) => {
  const { builder, community, manager } = world
  const { db, districtId, auditId, now } = builder
  await db
    .insert(t.pointsRule)
    .values(
      versions.map(({ from, caps }, index) => ({
        districtId,
        id: randomUUID(),
        communityId: community.id,
        version: index + 1,
        startsOn: dayOf(inMonth(world, from)),
        rules: ruleOf(caps),
        note: '试行',
        proposedBy: manager.id,
        proposedAt: now,
        auditId,
      })),
    )
    .onConflictDoNothing()
}

/** How the two stand together. */
const standing = v.object({
  /** What they can spend, less what they owe. */
  worth: v.number(),
  minutes: v.number(),
  owed: v.number(),
  /** What lies in a household that owes something. */
  unsettled: v.number(),
  handedOver: v.number(),
  /** Lots of awards that live longer than two years after the service was confirmed. */
  young: v.number(),
})

/** Two people, each with a household of one at first, who serve on two days and are corrected. */
export class CorrectionStory {
  private readonly served = new Map<string, { signupId: string; minutes: number }>()
  private isOld = false

  private constructor(private readonly scene: Scene) {}

  static async open(cloud: Cloud, world: World) {
    await setRules(world)
    const people = [await world.addNeighbour('甲'), await world.addNeighbour('乙')]
    const items = [await world.addItem({ stock: 50, price: 3, limitPerQuarter: 90 })]
    const own = { people, items, redemptions: [], services: [], grants: [], given: [] }
    return new CorrectionStory({ cloud, world, ...own })
  }

  async carryOut(one: Step): Promise<Told | null> {
    const told = await this.act(one)
    const { owed, handedOver, unsettled, young } = await this.look()
    // Nobody owes more than was handed over, or owes while there is something to settle it with.
    expect(owed).toBeLessThanOrEqual(handedOver)
    expect([unsettled, young]).toEqual([0, 0])
    return told
  }

  private act(one: Step): Promise<Told | null> {
    switch (one.act) {
      case 'serve':
        return this.serve(one)
      case 'correct':
        return this.correct(one)
      case 'agree':
      case 'refuse':
        return this.decide(one.act)
      case 'spend':
        return this.spend(person(this.scene, one.who))
      case 'late':
        return this.growOld()
      case 'join':
        return join(this.scene, person(this.scene, 1), person(this.scene, 0))
    }
  }

  private async serve(one: Extract<Step, { act: 'serve' }>): Promise<Told | null> {
    const { world } = this.scene
    const key = [one.who, one.day, one.part].join()
    if (this.served.has(key)) return null
    const who = await atHome(this.scene, person(this.scene, one.who))
    const startsAt = inMonth(world, days[one.day] ?? 1, one.part * 8)
    const service = { startsAt, minutes: one.minutes, planned: 480 }
    const signupId = await servedOn(world, who, service)
    this.served.set(key, { signupId, minutes: one.minutes })
    return { output: null }
  }

  /** Whatever else there is, a correction takes no more than it says, and one upwards takes nothing. */
  private async correct(one: Extract<Step, { act: 'correct' }>): Promise<Told | null> {
    const { as, organizer } = this.scene.world
    const record = chosen([...this.served.values()], one.service)
    if (!record) return null
    const before = await this.look()
    const { signupId } = record
    const wish = { signupId, minutes: one.minutes, reason: '核对过记录' }
    const told = await outcome(as(organizer).hours.correct({ key: newKey(), ...wish }))
    if (!('output' in told)) return told
    const after = await this.look()
    const fewer = Math.max(0, record.minutes - one.minutes)
    record.minutes = one.minutes
    expect(after.minutes).toBeGreaterThanOrEqual(before.minutes - fewer)
    expect(after.worth).toBeGreaterThanOrEqual(before.worth - Math.ceil(fewer / 60))
    return told
  }

  private async decide(verdict: 'agree' | 'refuse'): Promise<Told | null> {
    const { as, superior, street } = this.scene.world
    const [first] = await as(superior).hours.consents({ orgId: street.id })
    if (!first) return null
    const before = await this.look()
    const { consentId } = first
    const answer = verdict === 'refuse' ? '证据不足' : ''
    const told = await outcome(
      as(superior).hours.decideConsent({ key: newKey(), consentId, verdict, answer }),
    )
    const after = await this.look()
    expect(after.minutes).toBeGreaterThanOrEqual(before.minutes)
    expect(after.worth).toBeGreaterThanOrEqual(before.worth)
    return told
  }

  private async spend(who: Adult): Promise<Told> {
    const { as, shop, shopkeeper } = this.scene.world
    const itemId = this.scene.items[0] ?? ''
    return outcome(
      as(who)
        .shop.reserve({ key: newKey(), itemId })
        .then(({ code }) => as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })),
    )
  }

  /** So much time goes by that whatever was earned before has passed its date. */
  private async growOld(): Promise<Told> {
    const { cloud } = this.scene
    const now = await cloud.now()
    cloud.pass(expiryOf(now).getTime() - now.getTime() + day)
    this.isOld = true
    return { output: null }
  }

  /** How it stands when the tasks have run, and when what is past its date has gone. */
  private async look() {
    const { cloud, people } = this.scene
    await cloud.app.idle()
    if (this.isOld) await cloud.tick()
    const ids = people.map(({ id }) => `'${id}'`).join()
    const told = await askOne(
      cloud.database.db,
      `with home as (select distinct district_id, family_id from person where id in (${ids})),
       purse as (
         select a.balance, (
           select coalesce(sum(c.remaining), 0) from claim c
           where c.district_id = home.district_id and c.family_id = home.family_id
         ) as owed
         from home join account a
           on a.district_id = home.district_id and a.owner_id = home.family_id and a.kind = 'family'
       )
       select json_build_object(
         'worth', (select coalesce(sum(balance - owed), 0) from purse),
         'owed', (select coalesce(sum(owed), 0) from purse),
         'unsettled', (select coalesce(sum(balance), 0) from purse where owed > 0),
         'minutes', (select coalesce(sum(minutes), 0) from service_day where person_id in (${ids})),
         'handedOver', (
           select coalesce(sum(price), 0) from redemption
           where status = 'picked_up' and by_person_id in (${ids})
         ),
         'young', (
           select count(*) from lot l
           join txn t on t.district_id = l.district_id and t.id = l.txn_id and t.kind = 'award'
           join attendance a on a.district_id = t.district_id and a.signup_id = t.subject
           where l.expires_at > a.confirmed_at + interval '24 months 1 day' and a.person_id in (${ids})
         )
       )`,
    )
    return v.parse(standing, JSON.parse(told))
  }
}
