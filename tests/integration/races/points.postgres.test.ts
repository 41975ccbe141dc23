import { sql } from 'drizzle-orm'
import { drainOutbox } from '../../../src/cloud/outbox/run'
import type * as Points from '../../../src/domain/points'
import { hour, minute } from '../../../src/domain/time'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { askOne } from '../../support/database'
import { brokenRules, racingPool, rush, times, withoutRowLocks } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

let mockTrusting = false

/** The net below the nets: with it on, points are taken from lots that do not hold them. */
jest.mock('../../../src/domain/points', () => {
  const real = jest.requireActual<typeof Points>('../../../src/domain/points')
  const taking: typeof Points.takeFirstExpiring = (lots, amount) =>
    mockTrusting
      ? { ok: true, value: lots.slice(0, 1).map(({ lotId }) => ({ lotId, amount })) }
      : real.takeFirstExpiring(lots, amount)
  return { ...real, takeFirstExpiring: taking }
})

/** Each race has a database of its own, for its control takes the guards away for good. */
let cloud: Cloud
let world: World

beforeEach(async () => {
  cloud = await openCloud({ poolSize: racingPool })
  world = await buildWorld(cloud)
})
afterEach(() => cloud.close())

const db = () => cloud.database.db

const sound = async () => {
  await cloud.app.idle()
  await expectSound(db(), await cloud.now())
}

const broken = async () => {
  await cloud.app.idle()
  return brokenRules(db(), await cloud.now())
}

const drop = async (...statements: string[]) => {
  for (const statement of statements) await db().execute(sql.raw(statement))
}

const successes = (told: readonly Told[]) => told.filter((one) => 'output' in one).length
const reasons = (told: readonly Told[]) => [
  ...new Set(
    told.flatMap((one) => ('refused' in one ? [one.refused] : 'failed' in one ? [one.failed] : [])),
  ),
]

describe('the last piece in stock and sixty-four families', () => {
  const grab = async () => {
    const itemId = await world.addItem({ stock: 1 })
    const people = []
    for (let index = 0; index < 64; index += 1) {
      const who = await world.addNeighbour()
      await world.givePoints(who, 20)
      people.push(who)
    }
    return rush(
      db(),
      people.map((who) => () => outcome(world.as(who).shop.reserve({ key: newKey(), itemId }))),
    )
  }

  it('one family gets it', async () => {
    const told = await grab()
    expect([successes(told), reasons(told)]).toEqual([1, ['stock_out']])
    await sound()
  })

  it('control: without the lock several get it, and the checker sees it', async () => {
    const told = await withoutRowLocks(grab)
    expect(successes(told)).toBeGreaterThan(1)
    expect(await broken()).toContain(7)
  })
})

describe('one family spends the same points sixty-four times', () => {
  const reserve = (itemId: string) =>
    outcome(world.as(world.lin).shop.reserve({ key: newKey(), itemId }))

  const spend = async () => {
    const items = await Promise.all(times(64, () => world.addItem({ stock: 1 })))
    // Below the price, so that the accounts are there and nothing is spent yet.
    await world.givePoints(world.lin, 10)
    const cheap = await world.addItem({ price: 5 })
    await reserve(cheap)
    await world.givePoints(world.lin, 15)
    return rush(
      db(),
      items.map((itemId) => () => reserve(itemId)),
    )
  }

  it('they are spent once', async () => {
    const told = await spend()
    expect([successes(told), reasons(told)]).toEqual([1, ['not_enough_points']])
    expect(await world.as(world.lin).points.mine({})).toMatchObject({ balance: 5, held: 20 })
    await sound()
  })

  it('without the lock the lots and the database itself still keep the balance from falling below zero', async () => {
    await withoutRowLocks(spend)
    await sound()
  })

  it('control: without those guards too the balance falls below zero, and the checker sees it', async () => {
    await drop(
      'alter table account drop constraint account_floor',
      'alter table lot drop constraint lot_remaining',
    )
    mockTrusting = true
    await withoutRowLocks(spend).finally(() => {
      mockTrusting = false
    })
    expect(await broken()).toContain(2)
  })
})

describe('picked up and cancelled at the same moment', () => {
  const endBoth = async () => {
    const { lin, shopkeeper, shop, as } = world
    const itemId = await world.addItem({ stock: 40, limitPerQuarter: 40, price: 1 })
    await world.givePoints(lin, 40)
    const waiting = []
    for (let index = 0; index < 20; index += 1)
      waiting.push(await as(lin).shop.reserve({ key: newKey(), itemId }))
    return rush<Told>(
      db(),
      waiting.flatMap(({ redemptionId, code }) => [
        () => outcome(as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })),
        () => outcome(as(lin).shop.cancel({ key: newKey(), redemptionId })),
      ]),
    )
  }

  it('each ends once', async () => {
    const told = await endBoth()
    expect(successes(told)).toBe(20)
    expect(reasons(told).filter((reason) => reason === 'INTERNAL')).toEqual([])
    await sound()
  })

  it('control: without the lock and the unique end both happen, and the checker sees it', async () => {
    await drop(
      'drop index txn_ended_once',
      'alter table account drop constraint account_floor',
      'alter table shop_item drop constraint shop_item_counts',
    )
    await withoutRowLocks(endBoth)
    expect(await broken()).toContain(7)
  })
})

describe('a slot confirmed thirty-two times at once', () => {
  const confirmAll = async () => {
    const { organizer, colleague, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5, capacity: 40 })
    const people = await Promise.all(times(20, () => world.addNeighbour()))
    for (const who of people)
      await as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
    const personIds = people.map(({ id }) => id)
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'in', personIds })
    cloud.pass(2.5 * hour + minute)
    await as(organizer).attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds })
    return rush(
      db(),
      times(
        32,
        (index) => () =>
          outcome(
            as(index % 2 === 0 ? organizer : colleague).attendance.confirm({
              key: newKey(),
              slotId,
            }),
          ),
      ),
    )
  }

  it('everyone who served has one award', async () => {
    const told = await confirmAll()
    expect([successes(told), reasons(told)]).toEqual([1, ['nothing_to_confirm']])
    expect(await askOne(db(), `select count(*) from txn where kind = 'award'`)).toBe('20')
    await sound()
  })

  it('control: without the lock and the unique award they have several, and the checker sees it', async () => {
    await drop('drop index txn_once')
    await withoutRowLocks(confirmAll)
    expect(await broken()).toContain(6)
  })
})

describe('a party scanned by everybody at once', () => {
  it('is checked in once', async () => {
    const { lin, childId, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id, childId] })
    const { code } = await as(lin).attendance.memberCode({})
    const scan = { slotId, act: 'in' as const, proof: { by: 'code' as const, code } }
    const told = await rush(
      db(),
      times(
        40,
        () => () => outcome(as(organizer).attendance.checkMember({ key: newKey(), ...scan })),
      ),
    )
    expect([successes(told), reasons(told)]).toEqual([1, ['already_checked_in']])
    await sound()
  })
})

describe('sixty-four guesses of the digits at once', () => {
  it('five are looked at and the others are locked out', async () => {
    const { lin, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id] })
    const { digits } = await as(organizer).attendance.siteCode({ slotId })
    const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0')
    const guess = { slotId, act: 'in' as const, proof: { by: 'digits' as const, digits: wrong } }
    const told = await rush(
      db(),
      times(64, () => () => outcome(as(lin).attendance.checkMyself({ key: newKey(), ...guess }))),
    )
    const looked = told.filter((one) => 'refused' in one && one.refused === 'digits_wrong')
    expect(reasons(told).sort()).toEqual(['digits_locked', 'digits_wrong'])
    expect(looked.length).toBeLessThanOrEqual(5)
    await sound()
  })
})

describe('many runners empty one outbox', () => {
  const drain = async (run = () => drainOutbox(cloud.deps, '420106'), unread = 200) => {
    const { lin, as } = world
    const { builder } = world
    await db().execute(sql`
      insert into outbox (district_id, id, kind, payload, run_at, attempts, audit_id)
      select '420106', gen_random_uuid(), 'notice', ${JSON.stringify({
        personId: lin.id,
        kind: 'signup_confirmed',
        title: '报名成功',
        body: '周六见。',
        about: null,
      })}::jsonb, now() - interval '1 minute', 0, ${builder.auditId} from generate_series(1, 200)`)
    await rush(
      db(),
      times(40, () => () => run()),
    )
    expect((await as(lin).inbox.list({})).unread).toBe(unread)
    return Number(await askOne(db(), 'select sum(attempts) from outbox'))
  }

  it('each task is taken once', async () => {
    expect(await drain()).toBe(200)
    await sound()
  })

  it('control: without the lock tasks are taken by several, and still told once', async () => {
    // Some of the runners get into each other's way so badly that the database stops one of them.
    const stumbling = () => drainOutbox(cloud.deps, '420106').catch(() => 0)
    let oftener = 0
    // Now and then the first runner is done before the others have begun.
    for (let told = 200; told <= 1000 && oftener === 0; told += 200)
      oftener = (await withoutRowLocks(() => drain(stumbling, told))) - told
    expect(oftener).toBeGreaterThan(0)
  })
})
