import { sql } from 'drizzle-orm'
import type * as Points from '../../../src/domain/points'
import type * as Shop from '../../../src/domain/shop'
import { day, later } from '../../../src/domain/time'
import { expectSound } from '../../support/check'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { askOne } from '../../support/database'
import { brokenRules, racingPool, rush, times } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

/** Which guard of the commands is gone. The locks always stand: it is the condition itself that is taken away. */
let mockWithout: 'balance' | 'stock' | 'order' | null = null

/** A decision that believes in whatever it does not look at any more. */
jest.mock('../../../src/domain/shop', () => {
  const real = jest.requireActual<typeof Shop>('../../../src/domain/shop')
  const decideReserve: typeof Shop.decideReserve = (ask) =>
    real.decideReserve({
      ...ask,
      ...(mockWithout === 'balance' && { balance: ask.price }),
      ...(mockWithout === 'stock' && { stock: 1 }),
    })
  return { ...real, decideReserve }
})

/** Lots that are not asked whether they hold enough, or that are taken with the longest life in front. */
jest.mock('../../../src/domain/points', () => {
  const real = jest.requireActual<typeof Points>('../../../src/domain/points')
  const takeFirstExpiring: typeof Points.takeFirstExpiring = (lots, amount) => {
    if (mockWithout === 'order') return real.takeFirstExpiring([...lots].reverse(), amount)
    const trusted = lots.slice(0, 1).map(({ lotId }) => ({ lotId, amount }))
    return mockWithout === 'balance'
      ? { ok: true, value: trusted }
      : real.takeFirstExpiring(lots, amount)
  }
  return { ...real, takeFirstExpiring }
})

/** Each has a database of its own, for its control takes the guards away for good. */
let cloud: Cloud
let world: World

beforeEach(async () => {
  mockWithout = null
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
  ...new Set(told.flatMap((one) => ('refused' in one ? [one.refused] : []))),
]

/** 陈师傅 and 林家 want this item sixty-four times. */
const want = (itemId: string, key: () => string = newKey) =>
  rush<Told>(
    db(),
    times(64, (index) => () => {
      const who = index % 2 === 0 ? world.chen : world.lin
      return outcome(world.as(who).shop.reserve({ key: key(), itemId }))
    }),
  )

describe('the balance', () => {
  const spend = async () => {
    await world.givePoints(world.chen, 6)
    await world.givePoints(world.lin, 6)
    return want(await world.addItem({ stock: 64, price: 2, limitPerQuarter: 64 }))
  }

  it('is spent once', async () => {
    const told = await spend()
    expect([successes(told), reasons(told)]).toEqual([6, ['not_enough_points']])
    await sound()
  })

  it('is kept by the database where the commands do not look at it', async () => {
    mockWithout = 'balance'
    expect(successes(await spend())).toBe(6)
    await sound()
  })

  it('control: where nobody looks at it any more it falls below zero, and the checker sees it', async () => {
    await drop(
      'alter table account drop constraint account_floor',
      'alter table lot drop constraint lot_remaining',
    )
    mockWithout = 'balance'
    expect(successes(await spend())).toBeGreaterThan(6)
    expect(await broken()).toContain(2)
  })
})

describe('the stock', () => {
  const grab = async () => {
    await world.givePoints(world.chen, 64)
    await world.givePoints(world.lin, 64)
    return want(await world.addItem({ stock: 3, price: 1, limitPerQuarter: 64 }))
  }

  it('is given out once', async () => {
    const told = await grab()
    expect([successes(told), reasons(told)]).toEqual([3, ['stock_out']])
    await sound()
  })

  it('is kept by the database where the command does not look at it', async () => {
    mockWithout = 'stock'
    expect(successes(await grab())).toBe(3)
    await sound()
  })

  it('control: where nobody looks at it any more it is given out more than once, and the checker sees it', async () => {
    await drop('alter table shop_item drop constraint shop_item_counts')
    mockWithout = 'stock'
    expect(successes(await grab())).toBe(64)
    expect(await broken()).toContain(7)
  })
})

describe('the key of a request', () => {
  const tap = async () => {
    await world.givePoints(world.chen, 64)
    const itemId = await world.addItem({ stock: 64, price: 1, limitPerQuarter: 64 })
    const key = newKey()
    await rush<Told>(
      db(),
      times(64, () => () => outcome(world.as(world.chen).shop.reserve({ key, itemId }))),
    )
    return Number(await askOne(db(), 'select count(*) from redemption'))
  }

  it('lets one tap that is sent sixty-four times reserve once', async () => {
    expect(await tap()).toBe(1)
    await sound()
  })

  it('control: where keys are not unique any more it reserves many times', async () => {
    await drop('alter table command_key drop constraint command_key_district_id_account_key_pk')
    expect(await tap()).toBeGreaterThan(1)
  })
})

describe('the order of lots', () => {
  /** Thirty-two points of sixty-four are about to expire; as many are spent by everybody at once. */
  const spend = async () => {
    const now = await cloud.now()
    for (const who of [world.chen, world.lin]) {
      for (let n = 0; n < 4; n += 1) {
        await world.givePoints(who, 4, later(now, (90 + n) * day))
        await world.givePoints(who, 4, later(now, (3 + n) * day))
      }
    }
    await want(await world.addItem({ stock: 64, price: 1, limitPerQuarter: 16 }))
    cloud.pass(8 * day)
    await cloud.tick()
    return askOne(
      db(),
      `select coalesce(sum(amount), 0) from txn
      join posting on posting.txn_id = txn.id and posting.amount > 0 where kind = 'expire'`,
    )
  }

  it('what expires first is spent first by everybody, so nothing is lost', async () => {
    expect(await spend()).toBe('0')
    await sound()
  })

  it('control: the other way round all of it is lost', async () => {
    mockWithout = 'order'
    expect(await spend()).toBe('32')
  })
})
