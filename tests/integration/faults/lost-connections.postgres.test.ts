import { sql } from 'drizzle-orm'
import { openCloud, type Cloud } from '../../support/cloud'
import { freshPostgres, type TestDatabase } from '../../support/database'
import { expectSound } from '../../support/check'
import { appName, appStarter, deaf, type RunningApp } from '../../support/faults/app'
import { until } from '../../support/faults/phones'
import {
  counts,
  disagreeing,
  full,
  missing,
  prepareRush,
  runRush,
  seated,
  sendAgain,
} from '../../support/faults/rush'
import { buildWorld, type World } from '../../support/world'

/** The database ends connections of the app, at random, while it is busy. */

const apps = appStarter()
let database: TestDatabase & { url: string }
let cloud: Cloud
let world: World

beforeEach(async () => {
  database = await freshPostgres()
  cloud = await openCloud({ database })
  world = await buildWorld(cloud)
})
afterEach(async () => {
  await apps.close()
  await cloud.close()
})

/** Ends so many connections of the app, whichever; answers how many there were to end. */
const cutSome = async (most: number) => {
  const ended = await database.db
    .select({ pid: sql<number>`pid`, done: sql<boolean>`pg_terminate_backend(pid)` })
    .from(
      sql`(select pid from pg_stat_activity
        where datname = current_database() and application_name = ${appName}
        order by random() limit ${most}) as chosen`,
    )
  return ended.length
}

/** Round after round, each after a few more have their answer, for as long as the rush goes on. */
const cutting =
  (made: { rounds: number; ended: number }) =>
  async (phones: { answered: number }, isOver: () => boolean) => {
    while (!isOver()) {
      const before = phones.answered
      const ended = await cutSome(2)
      made.rounds += ended > 0 ? 1 : 0
      made.ended += ended
      await until('some more answers', () => isOver() || phones.answered >= before + 15)
    }
  }

const answers = async (app: RunningApp) => (await fetch(`${app.address}/health`)).status

it('every request ends with an answer or a clear refusal, a retry agrees, and the process lives', async () => {
  const app = await apps.start(database.url)
  const rush = await prepareRush(world, 6)
  const made = { rounds: 0, ended: 0 }
  const heard = await runRush(app.address, rush, cutting(made))
  expect(made.rounds).toBeGreaterThanOrEqual(5)
  expect(made.ended).toBeGreaterThanOrEqual(8)
  expect(counts(heard.values())).toMatchObject({ refused: 0, nothing: 0, wrong: 0 })
  expect(app.command.isOver()).toBe(false)
  expect(await missing(database.db, heard, rush)).toEqual([])

  const again = await sendAgain(app.address, rush)
  expect(counts(again.values())).toMatchObject({ done: rush.intents.length })
  expect(disagreeing(heard, again)).toEqual([])
  expect(await missing(database.db, again, rush)).toEqual([])
  expect(await seated(database.db, rush)).toEqual(full(rush))
  await expectSound(database.db, await cloud.now())
  expect(app.command.isOver()).toBe(false)
})

it('of its connections none is lost for good: after far more than it may have it still answers', async () => {
  const app = await apps.start(database.url)
  for (let round = 0; round < 30; round += 1) {
    expect([200, 503]).toContain(await answers(app))
    await cutSome(100)
  }
  await until('an answer', async () => (await answers(app)) === 200)
  expect(app.command.isOver()).toBe(false)
})

it('control: where nobody listens to the connections the process ends with the first one', async () => {
  const app = await apps.start(database.url, deaf)
  expect(await answers(app)).toBe(200)
  await cutSome(100)
  await app.command.ended
  expect(app.command.isOver()).toBe(true)
})
