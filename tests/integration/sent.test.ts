import { sql } from 'drizzle-orm'
import { brokenConstraint } from '../../src/cloud/db/errors'
import { systemWork, type Work } from '../../src/cloud/edge/command'
import { useCloud } from '../support/cloud'
import { countRows } from '../support/count'
import { buildWorld, type World } from '../support/world'

/** What a command leaves on its way is through before the commit, and whatever fails of it is what is heard. */

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const carryOut = (act: (work: Work) => Promise<boolean>) =>
  systemWork(cloud().deps, '420106', 'test.sent', act)

const setPrice = ({ tx, districtId }: Work, itemId: string, price: number) =>
  tx
    .execute(
      sql`update shop_item set price = ${price} where district_id = ${districtId} and id = ${itemId}`,
    )
    .execute()

const priceOf = async (itemId: string) => {
  const rows = await cloud().database.db.query.shopItem.findMany({
    columns: { id: true, price: true },
  })
  return rows.find(({ id }) => id === itemId)?.price
}

it('is there after the commit, and what is asked later sees it', async () => {
  const itemId = await world.addItem({ price: 5 })
  const done = await carryOut(async (work) => {
    work.sent(setPrice(work, itemId, 3))
    await work.tx.execute(sql`select 1 / (price - 5) from shop_item where id = ${itemId}`)
    return true
  })
  expect(done).toBe(true)
  expect(await priceOf(itemId)).toBe(3)
})

it('where it fails, its own error is heard and not that of the statement after it', async () => {
  const itemId = await world.addItem({ price: 5 })
  const before = await countRows(cloud().database.db)
  const failing = carryOut(async (work) => {
    work.sent(setPrice(work, itemId, -1))
    await work.tx.execute(sql`select 1`)
    return true
  })
  const heard: unknown = await failing.catch((error: unknown) => error)
  expect(brokenConstraint(heard)).toBe('shop_item_counts')
  expect(await priceOf(itemId)).toBe(5)
  expect(await countRows(cloud().database.db)).toEqual(before)
})

it('where another statement fails before it, that one is heard', async () => {
  const itemId = await world.addItem({ price: 5 })
  const failing = carryOut(async (work) => {
    const failed = setPrice(work, itemId, -1)
    work.sent(setPrice(work, itemId, 3))
    await failed
    return true
  })
  const heard: unknown = await failing.catch((error: unknown) => error)
  expect(brokenConstraint(heard)).toBe('shop_item_counts')
  expect(await priceOf(itemId)).toBe(5)
})

it('statements that leave together all fail for the reason of the first one that does', async () => {
  const itemId = await world.addItem({ price: 5 })
  const heard: unknown[] = []
  const failing = carryOut(async (work) => {
    const all = [setPrice(work, itemId, -1), setPrice(work, itemId, 3), setPrice(work, itemId, 4)]
    for (const one of await Promise.allSettled(all))
      if (one.status === 'rejected') heard.push(brokenConstraint(one.reason))
    throw new Error('enough')
  })
  await expect(failing).rejects.toThrow('enough')
  // The embedded engine has one connection: nobody waits there for anybody, and nothing is tried again.
  const others = cloud().database.engine === 'postgres' ? 'shop_item_counts' : null
  expect(heard).toEqual(['shop_item_counts', others, others])
})

it('where it fails last, nothing is committed', async () => {
  const itemId = await world.addItem({ price: 5 })
  const before = await countRows(cloud().database.db)
  const failing = carryOut((work) => {
    work.sent(setPrice(work, itemId, -1))
    return Promise.resolve(true)
  })
  const heard: unknown = await failing.catch((error: unknown) => error)
  expect(brokenConstraint(heard)).toBe('shop_item_counts')
  expect(await countRows(cloud().database.db)).toEqual(before)
})

it('where the work is given up, it is taken back', async () => {
  const itemId = await world.addItem({ price: 5 })
  const done = await carryOut((work) => {
    work.sent(setPrice(work, itemId, 3))
    return Promise.resolve(false)
  })
  expect(done).toBe(false)
  expect(await priceOf(itemId)).toBe(5)
})
