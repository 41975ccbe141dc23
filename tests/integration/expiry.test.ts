import { sql } from 'drizzle-orm'
import { day, hour, later } from '../../src/domain/time'
import { newKey, useCloud } from '../support/cloud'
import { askOne } from '../support/database'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const inDays = async (days: number) => later(await cloud().now(), days * day)
const pass = async (days: number) => {
  cloud().pass(days * day + hour)
  await cloud().tick()
}
const balance = async () => (await world.as(world.chen).points.mine({})).balance
const expiring = async () =>
  (await world.as(world.chen).points.expiring({})).map(({ amount, soon }) => [amount, soon])

const letters = async () => {
  await cloud().app.idle()
  const { items } = await world.as(world.chen).inbox.list({})
  return items.filter(({ kind }) => kind === 'points_expiring')
}

it('what has passed its date leaves the account, first in first out, once', async () => {
  const { chen, as } = world
  await world.givePoints(chen, 5, await inDays(10))
  await world.givePoints(chen, 7, await inDays(20))
  await pass(10)
  expect(await balance()).toBe(7)
  await cloud().tick()
  await cloud().tick()
  expect(await balance()).toBe(7)
  await pass(10)
  expect(await balance()).toBe(0)
  const { items } = await as(chen).points.entries({})
  const gone = items.filter(({ kind }) => kind === 'expire')
  expect(gone.map(({ amount }) => amount)).toEqual([-7, -5])
  expect(items[0]?.sentence).toContain('7 分到期')
})

it('what was spent before its date does not expire', async () => {
  const { chen, as } = world
  await world.givePoints(chen, 15, await inDays(10))
  const itemId = await world.addItem({ price: 15 })
  await as(chen).shop.reserve({ key: newKey(), itemId })
  await pass(3)
  const { items } = await as(chen).points.entries({})
  expect(items.map(({ kind }) => kind)).toEqual(['reserve', 'bonus'])
})

it('the household is told sixty days before, once, however often the timer runs', async () => {
  const { chen } = world
  await world.givePoints(chen, 9, await inDays(61))
  await cloud().tick()
  expect(await letters()).toEqual([])
  expect(await expiring()).toEqual([[9, false]])
  await pass(1)
  await cloud().tick()
  await pass(1)
  expect(await letters()).toMatchObject([{ title: '有 9 分快到期了' }])
  expect(await expiring()).toEqual([[9, true]])
})

it('two lots that expire together are told of in one letter', async () => {
  const { chen } = world
  await world.givePoints(chen, 4, await inDays(30))
  await world.givePoints(chen, 6, await inDays(40))
  await cloud().tick()
  expect((await letters()).map(({ title }) => title)).toEqual(['有 10 分快到期了'])
  expect(await expiring()).toEqual([
    [4, true],
    [6, true],
  ])
})

describe('points that come back from a redemption', () => {
  const lots = () =>
    cloud()
      .database.db.select({ amount: sql<number>`l.remaining`, days: sql<number>`l.days` })
      .from(
        sql`(select remaining::int, round(extract(epoch from expires_at - ${later(new Date(), cloud().deps.offset.milliseconds).toISOString()}::timestamptz) / 86400)::int as days
             from lot where remaining > 0 order by expires_at, id) as l`,
      )

  const reserveAndCancel = async (price: number, days: number) => {
    const { chen, as } = world
    const itemId = await world.addItem({ price })
    const { redemptionId } = await as(chen).shop.reserve({ key: newKey(), itemId })
    cloud().pass(days * day)
    await as(chen).shop.cancel({ key: newKey(), redemptionId })
  }

  it('keep their old date while that is more than a week away', async () => {
    await world.givePoints(world.chen, 20, await inDays(100))
    await reserveAndCancel(8, 5)
    expect(await lots()).toEqual([{ amount: 20, days: 95 }])
  })

  it('have a week to live where the old date is nearer; what had stayed keeps the old date', async () => {
    await world.givePoints(world.chen, 20, await inDays(6))
    await reserveAndCancel(8, 3)
    expect(await lots()).toEqual([
      { amount: 12, days: 3 },
      { amount: 8, days: 7 },
    ])
    await pass(4)
    expect(await balance()).toBe(8)
    await pass(4)
    expect(await balance()).toBe(0)
  })

  it('come back alive even after the old date has passed', async () => {
    await world.givePoints(world.chen, 20, await inDays(2))
    await reserveAndCancel(20, 5)
    expect(await lots()).toEqual([{ amount: 20, days: 7 }])
    await cloud().tick()
    expect(await balance()).toBe(20)
  })

  it('may be reserved again and come back again', async () => {
    await world.givePoints(world.chen, 20, await inDays(3))
    await reserveAndCancel(8, 2)
    await reserveAndCancel(19, 0)
    expect(await balance()).toBe(20)
    const returned = 'select count(*) from lot where from_lot_id is not null'
    expect(await askOne(cloud().database.db, returned)).toBe('3')
  })
})
