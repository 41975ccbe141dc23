import { openCloud, type Cloud } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { appStarter } from '../../support/faults/app'
import { databaseIn, ownCluster, type Cluster } from '../../support/faults/cluster'
import { until, type Phones } from '../../support/faults/phones'
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
import { buildWorld } from '../../support/world'

/** The database itself goes down at once, in the middle of a rush, and comes back on what it has on disk. */

const apps = appStarter()
let cluster: Cluster
let cloud: Cloud

beforeAll(async () => {
  cluster = await ownCluster()
  cloud = await openCloud({ database: await databaseIn(cluster) })
})
afterAll(async () => {
  await apps.close()
  await cloud.close()
  await cluster.close()
})

const isServing = async (address: string) =>
  (await fetch(`${address}/health`).catch(() => null))?.status === 200

it('the app outlives it, serves again soon after, and nothing acknowledged is missing', async () => {
  const world = await buildWorld(cloud)
  const app = await apps.start(cluster.url)
  const rush = await prepareRush(world, 5)
  let took = 0
  const crash = async (phones: Phones) => {
    await until('enough answers', () => phones.answered >= 80)
    await cluster.crash()
    expect(await isServing(app.address)).toBe(false)
    await cluster.start()
    const up = performance.now()
    await until('the app to serve', () => isServing(app.address))
    took = performance.now() - up
  }
  const heard = await runRush(app.address, rush, crash)
  process.stderr.write(`serving ${took.toFixed(0)} ms after the database was up (bar: 2000 ms)\n`)
  expect(app.command.isOver()).toBe(false)
  const first = counts(heard.values())
  expect(first).toMatchObject({ refused: 0, nothing: 0, wrong: 0 })
  expect(first.unavailable).toBeGreaterThan(0)
  const { db } = cloud.database
  expect(await missing(db, heard, rush)).toEqual([])

  const again = await sendAgain(app.address, rush)
  expect(counts(again.values())).toMatchObject({ done: rush.intents.length })
  expect(disagreeing(heard, again)).toEqual([])
  expect(await seated(db, rush)).toEqual(full(rush))
  await expectSound(db, await cloud.now())
})
