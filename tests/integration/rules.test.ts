import type { PointsRules } from '../../src/domain/points-rules'
import { plainRules } from '../../src/domain/points-rules'
import { day, dayOf, hour, later, minute, monthStart } from '../../src/domain/time'
import { addActivity, addAdult, grant, type Adult } from '../support/build'
import { newKey, outcome, useCloud } from '../support/cloud'
import { expectRefused } from '../support/count'
import { addService } from '../support/history'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let manager: Adult

beforeEach(async () => {
  world = await buildWorld(cloud())
  manager = await addAdult(world.builder, world.community, '街道管理员')
  await grant(world.builder, manager, 'admin', world.street)
})

const rulesWith = (wish: Partial<PointsRules>): PointsRules => ({ ...plainRules, ...wish })

const tomorrow = async () => dayOf(later(await cloud().now(), day))

const propose = async (rules: PointsRules, startsOn?: string) =>
  world.as(manager).rules.propose({
    key: newKey(),
    orgId: world.community.id,
    startsOn: startsOn ?? (await tomorrow()),
    rules,
    note: '居民代表会议通过',
  })

const rulesNow = async () => {
  const [found] = await world.as(manager).rules.show({ orgId: world.community.id })
  if (!found) throw new Error('the community has its rule')
  return found
}

/** Somebody serves the whole of a slot and is confirmed; answers what the desk was told. */
const serveAndConfirm = async (
  who: Adult,
  slot: Parameters<World['addSlot']>[0],
  people = [who.id],
) => {
  const { as, organizer } = world
  const { slotId } = await world.addSlot(slot)
  await as(who).signups.create({ key: newKey(), slotId, personIds: people })
  const desk = as(organizer)
  const start = (slot?.inHours ?? 48) * hour
  const passed = (await cloud().now()).getTime() - world.now.getTime()
  cloud().pass(start - passed + minute)
  await desk.attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds: people })
  cloud().pass((slot?.lasts ?? 120) * minute)
  await desk.attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds: people })
  return desk.attendance.confirm({ key: newKey(), slotId })
}

it('an hour is a point where nobody has set anything', async () => {
  expect(await rulesNow()).toMatchObject({
    inForce: { version: 0, ruleId: null },
    coming: null,
    past: [],
  })
})

it('a version begins on its day, and the service of each day is paid by the rule of that day', async () => {
  const { chen, as } = world
  await propose(rulesWith({ perHour: { ...plainRules.perHour, culture: 2000 } }))
  expect(await rulesNow()).toMatchObject({ inForce: { version: 0 }, coming: { version: 1 } })
  const today = await serveAndConfirm(chen, { inHours: 0.5, lasts: 10 })
  expect(today.points).toBe(0)
  await serveAndConfirm(chen, { inHours: 72 })
  expect(await rulesNow()).toMatchObject({ inForce: { version: 1 }, coming: null })
  const [entry] = (await as(chen).points.entries({})).items
  expect(entry).toMatchObject({ amount: 3, kind: 'award' })
  expect(entry?.sentence).toContain('积分规则第 1 版')
})

it('a cap cuts the award, the entry says so, and above it there is a reason instead of an award', async () => {
  const { chen, as } = world
  await propose(rulesWith({ caps: { ...plainRules.caps, month: 5 } }))
  const start = monthStart(later(await cloud().now(), 40 * day))
  const hours = (start.getTime() - world.now.getTime()) / hour
  await serveAndConfirm(chen, { inHours: hours + 24, lasts: 240 })
  await serveAndConfirm(chen, { inHours: hours + 48, lasts: 240 })
  await serveAndConfirm(chen, { inHours: hours + 72, lasts: 240 })
  const { items } = await as(chen).points.entries({})
  expect(items.map(({ amount }) => amount)).toEqual([2, 3])
  expect(items[0]?.sentence).toContain('每户每月最多 5 分，少计 1 分')
  const hoursSeen = await as(chen).attendance.hours({})
  expect(hoursSeen.items[0]?.sentence).toContain('上限')
  expect(hoursSeen.minutes).toBeGreaterThan(700)
})

it('the cap of a person and a day is each own, the cap of the household counts all', async () => {
  const { lin, dad, as } = world
  await propose(rulesWith({ caps: { ...plainRules.caps, personDay: 3, familyDay: 5 } }))
  await serveAndConfirm(lin, { inHours: 50, lasts: 240 }, [lin.id, dad.id])
  const { items } = await as(lin).points.entries({})
  expect(items.map(({ amount }) => amount).sort()).toEqual([2, 3])
})

it('a version starts tomorrow at the earliest, and the next one waits for the one that waits', async () => {
  const { as, community } = world
  const today = dayOf(await cloud().now())
  const wish = { orgId: community.id, rules: plainRules, note: '试一试' }
  await expectRefused(
    cloud(),
    () => as(manager).rules.propose({ key: newKey(), startsOn: today, ...wish }),
    { refused: 'rule_starts_too_soon' },
  )
  await propose(plainRules)
  const startsOn = await tomorrow()
  await expectRefused(
    cloud(),
    () => as(manager).rules.propose({ key: newKey(), startsOn, ...wish }),
    { refused: 'rule_waiting' },
  )
})

it('a version is taken back before its day and never after it; its number is not used again', async () => {
  const { as } = world
  const { ruleIds } = await propose(plainRules)
  await as(manager).rules.withdraw({ key: newKey(), ruleId: ruleIds[0] ?? '' })
  expect(await rulesNow()).toMatchObject({ coming: null })
  const again = await propose(plainRules)
  expect(await rulesNow()).toMatchObject({ coming: { version: 2 } })
  cloud().pass(2 * day)
  await expectRefused(
    cloud(),
    () => as(manager).rules.withdraw({ key: newKey(), ruleId: again.ruleIds[0] ?? '' }),
    { refused: 'rule_in_force' },
  )
})

it('whoever manages a street sets and previews the rule of all its communities', async () => {
  const { as, street } = world
  const shown = await as(manager).rules.show({ orgId: street.id })
  expect(shown.map(({ name }) => name)).toEqual(['张家湾社区'])
  const refused = await outcome(as(manager).rules.show({ orgId: world.fangqi.id }))
  expect(refused).toEqual({ failed: 'NOT_FOUND' })
})

it('the preview tells what last month would have given, in all and for those whom it concerns most', async () => {
  const { builder, community, chen, lin, as } = world
  const last = monthStart(later(monthStart(await cloud().now()), -day))
  const at = (days: number) => (later(last, days * day).getTime() - world.now.getTime()) / hour
  const posted = await addActivity(builder, community, {
    status: 'settled',
    category: 'elderly',
    slots: [
      { inHours: at(3), lasts: 180 },
      { inHours: at(4), lasts: 60 },
    ],
  })
  const [long = '', short = ''] = posted.slotIds
  await addService(builder, community, chen, long)
  await addService(builder, community, lin, short)
  const before = await as(manager).points.mine({})
  const preview = await as(manager).rules.preview({
    orgId: community.id,
    rules: rulesWith({ perHour: { ...plainRules.perHour, elderly: 2000 } }),
  })
  expect(preview.communities).toMatchObject([{ services: 2, before: 4, after: 8 }])
  expect(preview.households).toEqual([
    { alias: '陈师傅家', before: 3, after: 6 },
    { alias: '林家妈妈家', before: 1, after: 2 },
  ])
  // Looking changes nothing.
  expect(await as(manager).points.mine({})).toEqual(before)
  expect(await rulesNow()).toMatchObject({ inForce: { version: 0 }, coming: null })
})

it('the preview plays what earned, whatever was measured', async () => {
  const { builder, community, chen, organizer, as } = world
  const last = monthStart(later(monthStart(await cloud().now()), -day))
  const inHours = (later(last, 3 * day).getTime() - world.now.getTime()) / hour
  const { slotIds } = await addActivity(builder, community, { slots: [{ inHours, lasts: 240 }] })
  const { signupId } = await addService(builder, community, chen, slotIds[0] ?? '')
  const key = newKey()
  await as(organizer).hours.correct({ key, signupId, minutes: 60, reason: '提前离开' })
  const preview = await as(manager).rules.preview({
    orgId: community.id,
    rules: rulesWith({ fixed: 1 }),
  })
  expect(preview.communities).toMatchObject([{ services: 1, before: 1, after: 2 }])
})

it('nothing that WeChat forbids can be sent as a reason to earn', async () => {
  const { community } = world
  const startsOn = await tomorrow()
  const forbidden = ['share', 'follow', 'subscribe', 'ads', 'invite', 'vote']
  for (const reason of forbidden) {
    for (const rules of [
      { ...plainRules, [reason]: 5 },
      { ...plainRules, perHour: { ...plainRules.perHour, [reason]: 1000 } },
      { ...plainRules, hard: { ...plainRules.hard, [reason]: 2000 } },
    ]) {
      const answer = await cloud().send({ openid: manager.openid }, 'rules.propose', {
        key: newKey(),
        orgId: community.id,
        startsOn,
        rules,
        note: '改一改',
      })
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    }
  }
})
