import { and, eq } from 'drizzle-orm'
import { person, pointsRule } from '../../src/cloud/db/tables'
import { plainGrantCaps } from '../../src/domain/grants'
import { plainRules } from '../../src/domain/points-rules'
import { addMonths, day, dayOf, hour, later, monthStart } from '../../src/domain/time'
import { addAdult, addSpouse, grant, type Adult } from '../support/build'
import { newKey, outcome, useCloud } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const give = (by: Adult, to: Adult, wish: { amount?: number; kind?: 'bonus' | 'penalty' } = {}) =>
  world.as(by).grants.give({
    key: newKey(),
    orgId: world.community.id,
    kind: wish.kind ?? 'bonus',
    familyId: to.familyId,
    amount: wish.amount ?? 5,
    reason: wish.kind === 'penalty' ? 'false_record' : 'emergency',
    note: '台风夜里帮三位老人转移',
  })

const decide = (by: Adult, grantId: string, verdict: 'approve' | 'decline' = 'approve') =>
  world.as(by).grants.decide({ key: newKey(), grantId, verdict, note: '' })

const reward = async (by: Adult, second: Adult, to: Adult) =>
  decide(second, (await give(by, to)).grantId)

const balanceOf = async (who: Adult) => (await world.as(who).points.mine({})).balance

const lettersOf = async (who: Adult, kind: string) => {
  await cloud().app.idle()
  const { items } = await world.as(who).inbox.list({})
  return items.filter((item) => item.kind === kind)
}

/** Somebody moves into another household, as staff would have moved them. */
const moveIn = (who: Adult, familyId: string) =>
  cloud()
    .database.db.update(person)
    .set({ familyId })
    .where(and(eq(person.districtId, '420106'), eq(person.id, who.id)))

describe('a bonus', () => {
  it('is posted when a second person approves, and not before', async () => {
    const { organizer, colleague, chen, as } = world
    const { grantId } = await give(organizer, chen)
    expect(await balanceOf(chen)).toBe(0)
    expect(await lettersOf(colleague, 'grant_waiting')).toHaveLength(1)
    expect(await lettersOf(organizer, 'grant_waiting')).toEqual([])
    expect((await as(colleague).grants.list({ orgId: world.community.id })).waiting).toMatchObject([
      { id: grantId, alias: '陈师傅家', mine: false, mayDecide: true },
    ])
    await decide(colleague, grantId)
    expect(await as(chen).points.mine({})).toMatchObject({ balance: 5, earned: 5 })
    expect((await as(chen).points.entries({})).items).toMatchObject([
      {
        kind: 'bonus',
        amount: 5,
        sentence: '社区奖励（突发情况挺身而出）：台风夜里帮三位老人转移，加 5 分',
      },
    ])
    expect(await lettersOf(chen, 'points_granted')).toHaveLength(1)
  })

  it('that was declined or taken back is never posted', async () => {
    const { organizer, colleague, chen, as } = world
    const declined = await give(organizer, chen)
    await decide(colleague, declined.grantId, 'decline')
    await expectRefused(cloud(), () => decide(colleague, declined.grantId), {
      refused: 'nothing_pending',
    })
    const taken = await give(organizer, chen)
    await expectRefused(
      cloud(),
      () => as(colleague).grants.withdraw({ key: newKey(), grantId: taken.grantId }),
      { refused: 'not_the_giver' },
    )
    await as(organizer).grants.withdraw({ key: newKey(), grantId: taken.grantId })
    await expectRefused(cloud(), () => decide(colleague, taken.grantId), {
      refused: 'nothing_pending',
    })
    expect(await balanceOf(chen)).toBe(0)
  })

  it('needs a reason of service: what WeChat forbids is refused', async () => {
    const { organizer, chen, community, as } = world
    const wish = { orgId: community.id, kind: 'bonus' as const, familyId: chen.familyId, amount: 2 }
    const asked = (reason: 'emergency' | 'false_record', note: string) =>
      as(organizer).grants.give({ key: newKey(), ...wish, reason, note })
    await expectRefused(cloud(), () => asked('emergency', '转发朋友圈奖励'), {
      refused: 'grant_reason_wrong',
    })
    await expectRefused(cloud(), () => asked('false_record', '记录不实'), {
      refused: 'grant_reason_wrong',
    })
  })
})

describe('the own family is never rewarded, by no route', () => {
  it('not by giving, not by a spouse who gives', async () => {
    const { organizer, colleague, builder, community } = world
    await expectRefused(cloud(), () => give(organizer, organizer), { refused: 'own_family' })
    await grant(builder, world.dad, 'organizer', community)
    await expectRefused(cloud(), () => give(world.dad, world.lin), { refused: 'own_family' })
    expect(await balanceOf(colleague)).toBe(0)
  })

  it('not by approving for it, and nobody approves alone or with the spouse', async () => {
    const { organizer, colleague, chen, lin, dad, builder, community } = world
    const own = await give(organizer, colleague)
    await expectRefused(cloud(), () => decide(colleague, own.grantId), { refused: 'own_family' })
    const alone = await give(organizer, chen)
    await expectRefused(cloud(), () => decide(organizer, alone.grantId), {
      refused: 'second_person_needed',
    })
    await grant(builder, lin, 'organizer', community)
    await grant(builder, dad, 'organizer', community)
    const couple = await give(lin, chen)
    await expectRefused(cloud(), () => decide(dad, couple.grantId), {
      refused: 'second_person_needed',
    })
  })

  it('not by moving in between giving and approving', async () => {
    const { organizer, colleague, chen, dad, builder, community } = world
    await grant(builder, dad, 'organizer', community)
    const { grantId } = await give(dad, chen)
    await moveIn(dad, chen.familyId)
    await expectRefused(cloud(), () => decide(colleague, grantId), { refused: 'own_family' })
    // And who moved out of the giver's family is still of the family that gave.
    const spouse = await addSpouse(builder, organizer, '周家先生')
    await grant(builder, spouse, 'organizer', community)
    const other = await give(spouse, world.lin)
    await moveIn(spouse, colleague.familyId)
    for (const second of [colleague, organizer]) {
      await expectRefused(cloud(), () => decide(second, other.grantId), {
        refused: 'second_person_needed',
      })
    }
  })

  it('not by confirming the own service: it is left for a colleague', async () => {
    const { organizer, colleague, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5 })
    await as(organizer).signups.create({ key: newKey(), slotId, personIds: [organizer.id] })
    const call = { slotId, personIds: [organizer.id] }
    await as(organizer).attendance.rollCall({ key: newKey(), act: 'in', ...call })
    cloud().pass(2.6 * hour)
    await as(organizer).attendance.rollCall({ key: newKey(), act: 'out', ...call })
    await expectRefused(
      cloud(),
      () => as(organizer).attendance.confirm({ key: newKey(), slotId }),
      { refused: 'nothing_to_confirm' },
    )
    await as(colleague).attendance.confirm({ key: newKey(), slotId })
    expect(await balanceOf(organizer)).toBeGreaterThan(0)
  })
})

describe('caps', () => {
  it('many small grants come to no more than the cap of a family and a month, waiting ones counted', async () => {
    const { organizer, colleague, chen } = world
    for (let index = 0; index < 6; index += 1) await give(index % 2 ? organizer : colleague, chen)
    await expectRefused(cloud(), () => give(organizer, chen, { amount: 1 }), {
      refused: 'grant_too_large',
      detail: '0',
    })
    await expectRefused(cloud(), () => give(organizer, world.lin, { amount: 21 }), {
      refused: 'grant_too_large',
      detail: '20',
    })
  })

  it('the next month has room again, within the quarter', async () => {
    const { organizer, chen } = world
    const start = monthStart(await cloud().now())
    await give(organizer, chen, { amount: 20 })
    await give(organizer, chen, { amount: 10 })
    cloud().pass(addMonths(start, 1).getTime() - (await cloud().now()).getTime() + day)
    await give(organizer, chen, { amount: 20 })
  })

  it('nobody gives more than the cap of a giver and a month', async () => {
    const { organizer } = world
    for (let index = 0; index < 5; index += 1) {
      await give(organizer, await world.addNeighbour(), { amount: 20 })
    }
    const one = await world.addNeighbour()
    await expectRefused(cloud(), () => give(organizer, one, { amount: 1 }), {
      refused: 'grant_too_large',
      detail: '0',
    })
  })

  it('are set by the manager with the rules, hold from their day on, and for that community only', async () => {
    const { organizer, otherOrganizer, colleague, manager, community, fangqi, chen, as } = world
    const caps = { once: 8, giverMonth: 90, familyMonth: 12, familyQuarter: 15 }
    await as(manager).rules.propose({
      key: newKey(),
      orgId: community.id,
      startsOn: dayOf(later(await cloud().now(), day)),
      rules: { ...plainRules, grants: caps },
      note: '居民代表会议通过',
    })
    const shown = async (by: Adult, orgId: string) => (await as(by).grants.list({ orgId })).caps
    expect(await shown(organizer, community.id)).toEqual(plainGrantCaps)
    const { grantId } = await give(organizer, chen, { amount: 9 })
    cloud().pass(day)
    expect(await shown(organizer, community.id)).toEqual(caps)
    expect(await shown(otherOrganizer, fangqi.id)).toEqual(plainGrantCaps)
    const [household] = await as(organizer).grants.households({
      orgId: community.id,
      search: '陈师傅',
    })
    expect(household).toMatchObject({ familyId: chen.familyId, most: 8 })
    // What waits from the day before is decided under the rule of today.
    await expectRefused(cloud(), () => decide(colleague, grantId), {
      refused: 'grant_too_large',
      detail: '8',
    })
    await decide(colleague, grantId, 'decline')
    await expectRefused(cloud(), () => give(organizer, chen, { amount: 9 }), {
      refused: 'grant_too_large',
      detail: '8',
    })
    await give(organizer, chen, { amount: 8 })
    await expectRefused(cloud(), () => give(colleague, chen, { amount: 5 }), {
      refused: 'grant_too_large',
      detail: '4',
    })
  })

  it('of a version that was written before there were any are the plain ones', async () => {
    const { organizer, manager, community, chen, as } = world
    const { grants: _, ...before } = plainRules
    const { db, districtId, auditId, now } = world.builder
    await db.insert(pointsRule).values({
      districtId,
      id: newKey(),
      communityId: community.id,
      version: 1,
      startsOn: dayOf(later(now, -day)),
      rules: before,
      note: '很久以前',
      proposedBy: manager.id,
      proposedAt: now,
      auditId,
    })
    const [found] = await as(manager).rules.show({ orgId: community.id })
    expect(found?.inForce.rules).toEqual(plainRules)
    await expectRefused(cloud(), () => give(organizer, chen, { amount: 21 }), {
      refused: 'grant_too_large',
      detail: '20',
    })
  })

  it('a household elsewhere is out of scope', async () => {
    const { organizer, neighbour } = world
    await expectRefused(cloud(), () => give(organizer, neighbour), { refused: 'out_of_scope' })
  })
})

describe('a penalty', () => {
  it('takes what expires first, and says how much could not be taken', async () => {
    const { organizer, colleague, chen, as } = world
    await world.givePoints(chen, 3)
    const { grantId } = await give(organizer, chen, { kind: 'penalty' })
    await decide(colleague, grantId)
    expect(await balanceOf(chen)).toBe(0)
    const [entry] = (await as(chen).points.entries({})).items
    expect(entry).toMatchObject({ kind: 'penalty', amount: -3 })
    expect(entry?.sentence).toContain('少扣 2 分')
    const again = await give(organizer, chen, { kind: 'penalty' })
    await expectRefused(cloud(), () => decide(colleague, again.grantId), {
      refused: 'not_enough_points',
    })
  })

  it('is seen by nobody outside of the household and its staff', async () => {
    const { organizer, colleague, chen, lin, visitor, community, as } = world
    await world.givePoints(chen, 10)
    const { grantId } = await give(organizer, chen, { kind: 'penalty' })
    await decide(colleague, grantId)
    const seen = [
      await visitor.orgs.community({ communityId: community.id }),
      await visitor.orgs.district({}),
      await visitor.orgs.lights({ communityId: community.id }),
      await visitor.shop.items({}),
      await as(lin).points.entries({}),
      await as(lin).inbox.list({}),
    ]
    expect(JSON.stringify(seen)).not.toMatch(/扣减|penalty|台风夜里/)
    expect(await outcome(as(lin).grants.list({ orgId: community.id }))).toEqual({
      failed: 'NOT_FOUND',
    })
  })
})

describe('staff who favour each other', () => {
  const flags = async () => world.as(world.auditor).grants.flags({ orgId: world.community.id })

  it('are shown to those who oversee from above, and the bonus stands', async () => {
    const { organizer, colleague, chen, builder, community } = world
    const third = await addAdult(builder, community, '第三位老师')
    await grant(builder, third, 'organizer', community)
    await reward(organizer, third, colleague)
    expect(await flags()).toEqual([])
    cloud().pass(10 * day)
    await reward(colleague, third, organizer)
    expect(await balanceOf(organizer)).toBe(5)
    expect(await flags()).toMatchObject([
      { one: { alias: '周老师家', givenBy: '郑老师' }, other: { alias: '郑老师家' } },
    ])
    expect(await lettersOf(world.auditor, 'grant_flagged')).toHaveLength(1)
    // Whoever works there does not see that they are looked at.
    const seen = await outcome(world.as(third).grants.flags({ orgId: community.id }))
    expect(seen).toEqual({ failed: 'NOT_FOUND' })
    expect(await balanceOf(chen)).toBe(0)
  })

  it('also where one of them only approved', async () => {
    const { organizer, colleague, builder, community } = world
    const third = await addAdult(builder, community, '第三位老师')
    await grant(builder, third, 'organizer', community)
    await reward(third, organizer, colleague)
    await reward(third, colleague, organizer)
    expect(await flags()).toHaveLength(1)
  })

  it('are not, when it was longer ago', async () => {
    const { organizer, colleague, builder, community } = world
    const third = await addAdult(builder, community, '第三位老师')
    await grant(builder, third, 'organizer', community)
    await reward(organizer, third, colleague)
    cloud().pass(91 * day)
    await reward(colleague, third, organizer)
    expect(await flags()).toEqual([])
  })
})
