import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { connectPostgres } from '../../src/cloud/db/connect'
import { grantApplication } from '../../src/cloud/ops/role'
import { expectSound } from '../support/check'
import { openCloud, type Cloud } from '../support/cloud'
import { freshPostgres, type TestDatabase } from '../support/database'
import { buildWorld, type World } from '../support/world'
import { LedgerStory, type Step } from './ledger/steps'
import { Story, type Step as SignupStep } from './sequences/steps'

/** The app as it is deployed: it works as a role that owns nothing, and rows are arranged by the owner. */
const role = `haolin_app_${randomUUID().slice(0, 8)}`

let owner: TestDatabase
let app: Cloud
let cloud: Cloud
let world: World

beforeAll(async () => {
  const fresh = await freshPostgres()
  owner = fresh
  await owner.db.execute(sql`create role ${sql.identifier(role)} nologin`)
  await grantApplication(owner.db, role)
  const url = new URL(fresh.url)
  url.searchParams.set('options', `-c role=${role}`)
  const connection = connectPostgres(url.toString(), { migrations: '' })
  app = await openCloud({ database: { ...connection, empty: owner.empty } })
  cloud = { ...app, database: owner }
  world = await buildWorld(cloud)
})
afterAll(async () => {
  await app.close()
  await owner.db.execute(sql`drop owned by ${sql.identifier(role)}`)
  await owner.db.execute(sql`drop role ${sql.identifier(role)}`)
  await owner.close()
})

const moving: readonly Step[] = [
  { act: 'old points', who: 0, amount: 9, days: 1 },
  { act: 'earn', who: 0, minutes: 120 },
  { act: 'approve', grant: 0 },
  { act: 'penalty', who: 0, amount: 1 },
  { act: 'approve', grant: 1 },
  { act: 'reverse', service: 1, minutes: 60, agree: false },
  { act: 'reverse', service: 1, minutes: 120, agree: true },
  { act: 'reserve', who: 0, item: 0 },
  { act: 'pick up', redemption: 1 },
  { act: 'reverse', service: 0, minutes: 0, agree: false },
  { act: 'waive' },
  { act: 'cancel', redemption: 0 },
  { act: 'pass', days: 8 },
  { act: 'split', who: 2, points: 0, agree: true },
  { act: 'join', who: 3, host: 0 },
  { act: 'leave', who: 3 },
  { act: 'receive', pieces: 2 },
  { act: 'count', pieces: 3 },
  { act: 'rule', cap: 9 },
]

const serving: readonly SignupStep[] = [
  { act: 'sign up', who: 0, together: 2, slot: 0 },
  { act: 'sign up', who: 2, together: 0, slot: 0 },
  { act: 'cancel', party: 2, alone: false },
  { act: 'pass', minutes: 20 },
  { act: 'check in', party: 0 },
  { act: 'pass', minutes: 90 },
  { act: 'check out', party: 0 },
  { act: 'pass', minutes: 360 },
  { act: 'confirm', slot: 3 },
  { act: 'take back', slot: 2 },
]

it('the app does all of its work as a role that owns nothing', async () => {
  const ledger = await LedgerStory.open(cloud, world)
  for (const one of moving) {
    const told = await ledger.carryOut(one)
    expect([one.act, told && 'output' in told ? 'done' : told]).toEqual([one.act, 'done'])
  }
  const story = await Story.open(cloud, world)
  for (const one of serving) {
    const told = await story.carryOut(one)
    expect([one.act, told && 'failed' in told ? told.failed : null]).toEqual([one.act, null])
  }
  await app.app.idle()
  await expectSound(owner.db, await cloud.now())
})

const said = (statement: string) =>
  app.database.db.execute(sql.raw(statement)).then(
    () => 'nothing',
    (error: unknown) => String((error as { cause?: unknown }).cause ?? error),
  )

it.each(['audit', 'lot_use', 'posting', 'scan', 'service_event', 'stock_move', 'txn'])(
  'it may add to %s and change nothing there, even with the triggers gone',
  async (table) => {
    await owner.db.execute(sql`alter table ${sql.identifier(table)} disable trigger user`)
    for (const statement of [
      `update "${table}" set district_id = district_id`,
      `delete from "${table}"`,
      `truncate "${table}" cascade`,
    ]) {
      expect(await said(statement)).toContain('permission denied')
    }
  },
)
