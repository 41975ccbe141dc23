import { day, hour, minute } from '../../src/domain/time'
import { grant, type Adult } from '../support/build'
import { newKey, useCloud } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const setBudget = (amount: number, quarter: 'this' | 'next' = 'this') =>
  world.as(world.manager).budgets.set({ key: newKey(), orgId: world.community.id, quarter, amount })

const shown = async () => {
  const { communities } = await world.as(world.manager).budgets.show({ orgId: world.community.id })
  return communities[0]
}

const warnings = async () => {
  await cloud().app.idle()
  const { items } = await world.as(world.manager).inbox.list({})
  return items.filter(({ kind }) => kind === 'budget_warning').map(({ title }) => title)
}

/** Somebody serves two hours for `fixed` points and two more. */
const serve = async (who: Adult, fixed: number) => {
  const { organizer, as } = world
  const passed = ((await cloud().now()).getTime() - world.now.getTime()) / hour
  const { slotId } = await world.addSlot({ inHours: passed + 0.5, fixedPoints: fixed })
  await as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
  const call = { slotId, personIds: [who.id] }
  cloud().pass(0.5 * hour + minute)
  await as(organizer).attendance.rollCall({ key: newKey(), act: 'in', ...call })
  cloud().pass(2 * hour)
  await as(organizer).attendance.rollCall({ key: newKey(), act: 'out', ...call })
  return as(organizer).attendance.confirm({ key: newKey(), slotId })
}

it('without a budget everything works and nobody is warned', async () => {
  await serve(world.chen, 10)
  expect(await shown()).toMatchObject({ amount: null, percent: null, used: 11, owed: 11 })
  expect(await warnings()).toEqual([])
})

it('managers are told once at eighty and once at a hundred, and awards go on', async () => {
  await setBudget(20)
  await serve(world.chen, 8)
  expect(await warnings()).toEqual([])
  await serve(world.chen, 7)
  expect(await warnings()).toEqual(['积分预算已用 85%'.replace('85', '80')])
  await serve(world.lin, 7)
  await serve(world.lin, 7)
  expect(await warnings()).toEqual(['积分预算已用 100%', '积分预算已用 80%'])
  expect(await shown()).toMatchObject({ amount: 20, used: 33, percent: 165 })
})

it('a budget that was raised warns again when that is used up too', async () => {
  await setBudget(9)
  await serve(world.chen, 8)
  expect(await warnings()).toEqual(['积分预算已用 100%'])
  await setBudget(100)
  await serve(world.chen, 8)
  expect(await warnings()).toHaveLength(1)
  await setBudget(18)
  expect(await warnings()).toHaveLength(2)
})

it('a new quarter begins with nothing used and its own budget', async () => {
  await setBudget(50)
  const next = await setBudget(70, 'next')
  await serve(world.chen, 8)
  expect(await shown()).toMatchObject({ amount: 50, nextAmount: 70, used: 9 })
  cloud().pass(92 * day)
  const after = await world.as(world.manager).budgets.show({ orgId: world.community.id })
  expect(after.quarter).toBe(next.quarter)
  expect(after.communities[0]).toMatchObject({ amount: 70, used: 0, owed: 9 })
})

it('what is owed is what the households there can spend, with what is held for them', async () => {
  const { chen, as } = world
  await world.givePoints(chen, 40)
  const itemId = await world.addItem({ price: 15 })
  await as(chen).shop.reserve({ key: newKey(), itemId })
  expect(await shown()).toMatchObject({ owed: 25, held: 15 })
})

it('budgets belong to communities, not to streets', async () => {
  const { as, builder, manager, street } = world
  await grant(builder, manager, 'admin', street)
  await expectRefused(
    cloud(),
    () => as(manager).budgets.set({ key: newKey(), orgId: street.id, quarter: 'this', amount: 5 }),
    { refused: 'not_a_community' },
  )
})
