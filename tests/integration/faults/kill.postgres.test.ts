import { and, eq } from 'drizzle-orm'
import * as t from '../../../src/cloud/db/tables'
import { openCloud, newKey, type Cloud } from '../../support/cloud'
import { freshPostgres } from '../../support/database'
import { expectSound } from '../../support/check'
import { appStarter, type RunningApp } from '../../support/faults/app'
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
import { unguarded } from '../checker/world'
import { sql } from 'drizzle-orm'
import { buildWorld, type World } from '../../support/world'

/** The app is killed in the middle of a rush: what it has acknowledged is there, once, and nothing else is wrong. */

const apps = appStarter()
let cloud: Cloud
let world: World
let app: RunningApp

beforeEach(async () => {
  const database = await freshPostgres()
  cloud = await openCloud({ database })
  world = await buildWorld(cloud)
  app = await apps.start(database.url)
})
afterEach(async () => {
  await apps.close()
  await cloud.close()
})

const db = () => cloud.database.db

/** Kills the app once so many have their answer, while at least fifty wait for theirs. */
const killAfter = (answers: number) => async (phones: { answered: number; inFlight: number }) => {
  await until('enough answers', () => phones.answered >= answers && phones.inFlight >= 50)
  await app.command.kill()
}

it('nothing acknowledged is missing, a retry gets the same answer, and no seat is sold twice', async () => {
  for (const answers of [60, 150]) {
    const rush = await prepareRush(world, 5)
    const heard = await runRush(app.address, rush, killAfter(answers))
    const first = counts(heard.values())
    expect(first).toMatchObject({ refused: 0, unavailable: 0, wrong: 0 })
    expect(first.done).toBeGreaterThanOrEqual(answers)
    expect(first.nothing).toBeGreaterThanOrEqual(50)
    expect(await missing(db(), heard, rush)).toEqual([])
    await expectSound(db(), await cloud.now())

    app = await app.again()
    const again = await sendAgain(app.address, rush)
    expect(counts(again.values())).toMatchObject({ done: rush.intents.length })
    expect(disagreeing(heard, again)).toEqual([])
    expect(await missing(db(), again, rush)).toEqual([])
    expect(await seated(db(), rush)).toEqual(full(rush))
    await expectSound(db(), await cloud.now())
  }
})

describe('control', () => {
  it('a sign-up that went missing after its answer, or is there twice, is seen', async () => {
    const rush = await prepareRush(world, 1)
    const heard = await runRush(app.address, rush, () => Promise.resolve())
    const [one, other] = rush.intents
    if (!one || !other) throw new Error('nobody came')
    const of = (intent: typeof one) =>
      and(eq(t.signup.slotId, intent.slotId), eq(t.signup.personId, intent.who.id))
    await db().transaction(async (tx) => {
      await tx.execute(sql.raw(unguarded))
      await tx.execute(sql`drop index signup_one_live`)
      await tx.execute(sql`alter table signup drop constraint signup_no_clash`)
      const [row] = await tx.select().from(t.signup).where(of(other))
      if (row) await tx.insert(t.signup).values({ ...row, id: newKey() })
      await tx.delete(t.signup).where(of(one))
    })
    expect(await missing(db(), heard, rush)).toEqual([one, other])
  })

  it('a retry under another key is no retry: it is answered otherwise', async () => {
    const rush = await prepareRush(world, 1)
    const heard = await runRush(app.address, rush, () => Promise.resolve())
    for (const intent of rush.intents) intent.input.key = newKey()
    const again = await sendAgain(app.address, rush)
    expect(disagreeing(heard, again)).toHaveLength(rush.intents.length)
  })
})
