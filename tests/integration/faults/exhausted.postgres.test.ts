import { sql } from 'drizzle-orm'
import { openCloud, newKey, type Cloud } from '../../support/cloud'
import { freshPostgres, type TestDatabase } from '../../support/database'
import { expectSound } from '../../support/check'
import { failureWords } from '../../../src/words/failures'
import { appStarter, patient, type RunningApp } from '../../support/faults/app'
import { Phones, type Heard, type Intent } from '../../support/faults/phones'
import { times } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

/** There are more requests than connections, and the connections do not come back. */

const apps = appStarter()
let database: TestDatabase & { url: string }
let cloud: Cloud
let world: World
let app: RunningApp

beforeAll(async () => {
  database = await freshPostgres()
  cloud = await openCloud({ database })
  world = await buildWorld(cloud)
  app = await apps.start(database.url)
})
afterAll(async () => {
  await apps.close()
  await cloud.close()
})

/** Does something while nobody else gets past a statement that needs this table. */
const whileLocked = (table: string, work: () => Promise<void>) =>
  database.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`lock table ${table} in access exclusive mode`))
    await work()
  })

const toldToComeAgain: Heard = {
  heard: 'unavailable',
  status: 503,
  sentence: failureWords.unavailable,
}

const megabyte = 1024 * 1024

it('everyone is told to come again instead of waiting for ever, and memory does not grow with the crowd', async () => {
  const ask: Intent = { who: world.lin, path: 'signups.mine', input: { when: 'coming' } }
  const phones = new Phones(app.address)
  const crowd = async (size: number) => {
    const heard = await Promise.all(times(size, () => phones.send(ask)))
    for (const one of heard) expect(one).toEqual(toldToComeAgain)
    return app.memory()
  }
  const held: number[] = []
  await whileLocked('person', async () => {
    // The first crowd brings the process to its size; those after it find it there.
    for (const size of [1500, 1500]) held.push(await crowd(size))
  })
  const [first = 0, second = 0] = held
  expect(second - first).toBeLessThan(100 * megabyte)
  expect((await phones.insist(ask)).heard).toBe('done')
})

it('sign-ups that cannot begin are sent away with nothing done, and go through with the same key later', async () => {
  const { slotId } = await world.addSlot({ capacity: 100 })
  const crowd = await Promise.all(times(60, (index) => world.addNeighbour(`街坊${String(index)}`)))
  const intents: Intent[] = crowd.map((who) => ({
    who,
    path: 'signups.create',
    input: { key: newKey(), slotId, personIds: [who.id] },
  }))
  const phones = new Phones(app.address)
  await whileLocked('slot', async () => {
    const heard = await Promise.all(intents.map((intent) => phones.send(intent)))
    for (const one of heard) expect(one).toEqual(toldToComeAgain)
  })
  const again = await Promise.all(intents.map((intent) => phones.insist(intent)))
  expect(again.map(({ heard }) => heard)).toEqual(intents.map(() => 'done'))
  const { slotViews } = await world.visitor.activities.get({
    id: await database.db
      .select({ id: sql<string>`activity_id` })
      .from(sql`slot where id = ${slotId}`)
      .then(([row]) => row?.id ?? ''),
  })
  expect(slotViews[0]?.free).toBe(40)
  await expectSound(database.db, await cloud.now())
})

it('control: without a limit on waiting a request is still not answered when another app has answered', async () => {
  const waiting = await apps.start(database.url, patient)
  const ask: Intent = { who: world.lin, path: 'signups.mine', input: { when: 'coming' } }
  let heard: Heard | null = null
  let answered: Promise<void> = Promise.resolve()
  await whileLocked('person', async () => {
    answered = new Phones(waiting.address).send(ask).then((told) => {
      heard = told
    })
    expect(await new Phones(app.address).send(ask)).toEqual(toldToComeAgain)
    expect(heard).toBeNull()
  })
  await answered
  expect(heard).toMatchObject({ heard: 'done' })
})
