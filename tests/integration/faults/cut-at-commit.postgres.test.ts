import { eq, sql } from 'drizzle-orm'
import * as t from '../../../src/cloud/db/tables'
import { openCloud, newKey, type Cloud } from '../../support/cloud'
import { freshPostgres, type TestDatabase } from '../../support/database'
import { expectSound } from '../../support/check'
import { appStarter, type RunningApp } from '../../support/faults/app'
import { Phones, type Intent } from '../../support/faults/phones'
import { cuts, Proxy } from '../../support/faults/proxy'
import { buildWorld, type World } from '../../support/world'

/** The line between the app and the database is cut around the COMMIT, when nobody knows what became of it. */

const apps = appStarter()
let database: TestDatabase & { url: string }
let cloud: Cloud
let world: World
let line: Awaited<ReturnType<typeof Proxy.before>>
let app: RunningApp
let phones: Phones

beforeAll(async () => {
  database = await freshPostgres()
  cloud = await openCloud({ database })
  world = await buildWorld(cloud)
  line = await Proxy.before(database.url)
  app = await apps.start(line.url)
  phones = new Phones(app.address)
  await world.givePoints(world.lin, 1000)
})
afterAll(async () => {
  await apps.close()
  await line.close()
  await cloud.close()
})

const signUp = async (): Promise<{ intent: Intent; effects: () => Promise<number> }> => {
  const who = await world.addNeighbour()
  const { slotId } = await world.addSlot()
  return {
    intent: {
      who,
      path: 'signups.create',
      input: { key: newKey(), slotId, personIds: [who.id] },
    },
    effects: async () => {
      const rows = await database.db.select().from(t.signup).where(eq(t.signup.slotId, slotId))
      return rows.length
    },
  }
}

const reserve = async (): Promise<{ intent: Intent; effects: () => Promise<number> }> => {
  const itemId = await world.addItem({ price: 1, stock: 10, limitPerQuarter: 10 })
  return {
    intent: { who: world.lin, path: 'shop.reserve', input: { key: newKey(), itemId } },
    effects: async () => {
      const rows = await database.db
        .select()
        .from(t.redemption)
        .where(sql`${t.redemption.itemId} = ${itemId}`)
      return rows.length
    },
  }
}

describe.each(cuts)('%s the commit arrives', (cut) => {
  it.each([
    // A sign-up is tried again by the cloud itself before anybody hears of it.
    ['a sign-up', signUp, 2],
    ['a reservation', reserve, 1],
  ])('%s: a retry with the same key is one effect and one answer', async (_, make, times) => {
    const { intent, effects } = await make()
    line.proxy.arm(cut, times)
    const first = await phones.send(intent)
    expect(first).toMatchObject({ heard: 'unavailable', status: 503 })
    expect(line.proxy.made).toBe(times)
    if (cut === 'before') expect(await effects()).toBe(0)
    if (cut === 'after') expect(await effects()).toBe(1)
    const again = await phones.insist(intent)
    expect(again.heard).toBe('done')
    expect(await phones.insist(intent)).toEqual(again)
    expect(await effects()).toBe(1)
    await expectSound(database.db, await cloud.now())
  })
})

it('a sign-up whose line is cut once is answered as if nothing had been', async () => {
  for (const cut of cuts) {
    const { intent, effects } = await signUp()
    line.proxy.arm(cut, 1)
    expect((await phones.send(intent)).heard).toBe('done')
    expect(line.proxy.made).toBe(1)
    expect(await effects()).toBe(1)
  }
})

it('control: under another key the retry of what was done is done once more', async () => {
  const { intent, effects } = await reserve()
  line.proxy.arm('after', 1)
  expect((await phones.send(intent)).heard).toBe('unavailable')
  intent.input.key = newKey()
  expect((await phones.insist(intent)).heard).toBe('done')
  expect(await effects()).toBe(2)
})
