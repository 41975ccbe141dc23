import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { askOne } from '../../support/database'
import { addSpouse, type Adult } from '../../support/build'
import { addService } from '../../support/history'
import { brokenRules, racingPool, rush, times, withoutRowLocks } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

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

const successes = (told: readonly Told[]) => told.filter((one) => 'output' in one).length
const reasons = (told: readonly Told[]) => [
  ...new Set(
    told.flatMap((one) => ('refused' in one ? [one.refused] : 'failed' in one ? [one.failed] : [])),
  ),
]

const reserve = (who: Pick<Adult, 'openid'>, itemId: string, key = newKey()) =>
  outcome(world.as(who).shop.reserve({ key, itemId }))

describe('one household at its limit from sixty-four phones', () => {
  const grab = async () => {
    const itemId = await world.addItem({ stock: 64, price: 1, limitPerQuarter: 2 })
    await world.givePoints(world.lin, 64)
    // The accounts are there before, so that the item is the first lock that everybody meets.
    const warm = await world.addItem({ stock: 1, price: 1 })
    await reserve(world.lin, warm)
    const told = await rush(
      db(),
      times(64, (index) => () => reserve(index % 2 === 0 ? world.lin : world.dad, itemId)),
    )
    return { told, itemId }
  }

  it('takes two and no more', async () => {
    const { told } = await grab()
    expect([successes(told), reasons(told)]).toEqual([2, ['limit_reached']])
    await sound()
  })

  it('control: without the lock it takes more than its limit', async () => {
    const { told } = await withoutRowLocks(grab)
    expect(successes(told)).toBeGreaterThan(2)
  })
})

describe('a double tap, sixty-four times over', () => {
  const tap = async () => {
    const itemId = await world.addItem({ stock: 64, price: 1, limitPerQuarter: 64 })
    await world.givePoints(world.lin, 64)
    const key = newKey()
    const told = await rush(
      db(),
      times(64, () => () => reserve(world.lin, itemId, key)),
    )
    const answers = new Set(told.map((one) => JSON.stringify(one)))
    const kept = await askOne(db(), `select count(*) from redemption where item_id = '${itemId}'`)
    return { answers: answers.size, kept: Number(kept) }
  }

  it('is one redemption, and everybody hears of the same one', async () => {
    expect(await tap()).toEqual({ answers: 1, kept: 1 })
    await sound()
  })
})

describe('sixty-four phones receive and count the same shelf', () => {
  const work = async () => {
    const itemId = await world.addItem({ stock: 10 })
    const { shelf } = world.as(world.shopkeeper)
    return rush(
      db(),
      times(64, (index) => () => {
        const key = newKey()
        return index % 2 === 0
          ? outcome(shelf.receive({ key, itemId, quantity: 1, sponsorId: null, note: '补货' }))
          : outcome(shelf.count({ key, itemId, counted: 10, reason: '盘点' }))
      }),
    )
  }

  it('and every piece is accounted for', async () => {
    expect(successes(await work())).toBe(64)
    await sound()
  })

  it('control: without the lock pieces are lost, and the checker sees it', async () => {
    await withoutRowLocks(work)
    expect(await broken()).toContain(7)
  })
})

describe('one person with forty invitations', () => {
  const acceptAll = async () => {
    const { chen } = world
    await world.givePoints(chen, 50)
    const codes: string[] = []
    for (let index = 0; index < 40; index += 1) {
      const host = await world.addNeighbour()
      codes.push((await world.as(host).households.invite({ key: newKey(), kind: 'adult' })).code)
    }
    return rush(
      db(),
      codes.map((code) => () => outcome(world.as(chen).households.accept({ key: newKey(), code }))),
    )
  }

  it('moves once, and the points go along once', async () => {
    const told = await acceptAll()
    expect(successes(told)).toBe(1)
    expect(reasons(told).filter((reason) => reason === 'INTERNAL')).toEqual([])
    expect((await world.as(world.chen).points.mine({})).balance).toBe(50)
    await sound()
  })

  it('control: without the locks people or points are in two households, and the checker sees it', async () => {
    await db().execute('alter table account drop constraint account_floor')
    await db().execute('alter table lot drop constraint lot_remaining')
    const told = await withoutRowLocks(acceptAll)
    expect(successes(told)).toBeGreaterThan(1)
    const rules = await broken()
    expect(rules.includes(2) || rules.includes(11)).toBe(true)
  })
})

describe('one invitation and forty people', () => {
  it('lets one of them in', async () => {
    const { lin } = world
    const { code } = await world.as(lin).households.invite({ key: newKey(), kind: 'adult' })
    const people: Adult[] = []
    for (let index = 0; index < 40; index += 1) people.push(await world.addNeighbour())
    const told = await rush(
      db(),
      people.map((who) => () => outcome(world.as(who).households.accept({ key: newKey(), code }))),
    )
    expect([successes(told), reasons(told)]).toEqual([1, ['invite_unknown']])
    await sound()
  })
})

describe('twenty households move in elsewhere while the records of who has left them are corrected', () => {
  /** Husband and wife lived together; she served, and lives elsewhere now. */
  const couple = async () => {
    const { builder, community } = world
    const husband = await world.addNeighbour('丈夫')
    const wife = await addSpouse(builder, husband, '妻子')
    const { slotId } = await world.addSlot({ inHours: -6, lasts: 240 }, { status: 'settled' })
    const { signupId } = await addService(builder, community, wife, slotId)
    await world.as(wife).households.leave({ key: newKey() })
    const host = await world.addNeighbour('主人')
    const { code } = await world.as(host).households.invite({ key: newKey(), kind: 'adult' })
    return { husband, host, signupId, code }
  }

  const cross = async () => {
    const couples = []
    for (let index = 0; index < 20; index += 1) couples.push(await couple())
    const { hours } = world.as(world.organizer)
    const reason = '核对过现场记录'
    const told = await rush(
      db(),
      couples.flatMap(({ husband, signupId, code }) => [
        () => outcome(world.as(husband).households.accept({ key: newKey(), code })),
        () => outcome(hours.correct({ key: newKey(), signupId, minutes: 60, reason })),
      ]),
    )
    return { told, couples }
  }

  it('each has one point left, where the household has gone', async () => {
    const { told, couples } = await cross()
    expect([successes(told), reasons(told)]).toEqual([40, []])
    for (const { host } of couples) {
      const purse = await world.as(host).points.mine({})
      expect(purse).toMatchObject({ balance: 1, owed: 0 })
    }
    await sound()
  })

  it('control: without the locks points are missed or left behind, and the checker sees it', async () => {
    await db().execute('alter table account drop constraint account_floor')
    await db().execute('alter table lot drop constraint lot_remaining')
    await withoutRowLocks(cross)
    expect((await broken()).length).toBeGreaterThan(0)
  })
})
