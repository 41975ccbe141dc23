import { sql } from 'drizzle-orm'
import { day, later } from '../../../src/domain/time'
import { expirePoints } from '../../../src/cloud/points/expire'
import { addAdult, grant, type Adult } from '../../support/build'
import { expectSound } from '../../support/check'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { askOne } from '../../support/database'
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

const drop = async (...statements: string[]) => {
  for (const statement of statements) await db().execute(sql.raw(statement))
}

const successes = (told: readonly Told[]) => told.filter((one) => 'output' in one).length
const failures = (told: readonly Told[]) =>
  told.flatMap((one) => ('failed' in one ? one.failed : []))

const approve = (grantId: string, by: Adult = world.colleague) =>
  outcome(world.as(by).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' }))

const give = (
  who: Adult,
  amount = 1,
  by: Adult = world.organizer,
  kind: 'bonus' | 'penalty' = 'bonus',
) =>
  outcome(
    world.as(by).grants.give({
      key: newKey(),
      orgId: world.community.id,
      kind,
      familyId: who.familyId,
      amount,
      reason: kind === 'bonus' ? 'emergency' : 'broke_rules',
      note: '台风夜里帮忙',
    }),
  )

const grantOf = (told: Told) =>
  'output' in told ? String(Reflect.get(Object(told.output), 'grantId')) : ''

describe('a bonus that is approved by everybody at once', () => {
  const approveAll = async () => {
    const seconds = [world.colleague]
    for (let n = 0; n < 7; n += 1) {
      const who = await addAdult(world.builder, world.community, '老师')
      await grant(world.builder, who, 'organizer', world.community)
      seconds.push(who)
    }
    const grantId = grantOf(await give(world.chen, 5))
    return rush(
      db(),
      times(64, (index) => () => approve(grantId, seconds[index % 8])),
    )
  }

  it('is posted once', async () => {
    const told = await approveAll()
    expect([successes(told), failures(told)]).toEqual([1, []])
    expect(await world.as(world.chen).points.mine({})).toMatchObject({ balance: 5 })
    await sound()
  })

  it('control: without the lock and the unique posting it is posted several times', async () => {
    await drop('drop index txn_posted_once')
    await withoutRowLocks(approveAll)
    expect(await broken()).toContain(6)
  })
})

describe('a bonus whose undoing everybody agrees to at once', () => {
  const undoAll = async () => {
    const grantId = grantOf(await give(world.chen, 5))
    await approve(grantId)
    const { undoId } = await world
      .as(world.organizer)
      .grants.undo({ key: newKey(), grantId, reason: '记错了人' })
    const about = { grantId, undoId, verdict: 'approve' as const }
    return rush(
      db(),
      times(
        64,
        () => () =>
          outcome(world.as(world.colleague).grants.decideUndo({ key: newKey(), ...about })),
      ),
    )
  }

  it('is taken back once', async () => {
    const told = await undoAll()
    expect([successes(told), failures(told)]).toEqual([1, []])
    expect(await world.as(world.chen).points.mine({})).toMatchObject({ balance: 0, owed: 0 })
    await sound()
  })

  it('control: without the lock and the unique reversal it is taken back several times', async () => {
    await drop('drop index txn_ended_once')
    await withoutRowLocks(undoAll)
    expect(await broken()).toContain(6)
  })
})

describe('many small bonuses given at once', () => {
  const giveMany = () =>
    rush(
      db(),
      times(64, () => () => give(world.chen, 1)),
    )
  const waiting = async () => Number(await askOne(db(), 'select sum(amount) from points_grant'))

  it('come to no more than the cap of a family and a month', async () => {
    const told = await giveMany()
    expect([successes(told), failures(told)]).toEqual([30, []])
    expect(await waiting()).toBe(30)
    await sound()
  })

  it('control: without the locks they come to more', async () => {
    await withoutRowLocks(giveMany)
    expect(await waiting()).toBeGreaterThan(30)
  })
})

describe('two bonuses that favour each other, approved at the same moment', () => {
  const cross = async () => {
    const third = await addAdult(world.builder, world.community, '第三位老师')
    await grant(world.builder, third, 'organizer', world.community)
    const { organizer, colleague } = world
    const pairs = []
    for (let n = 0; n < 20; n += 1) {
      pairs.push(grantOf(await give(colleague, 1, organizer)))
      pairs.push(grantOf(await give(organizer, 1, colleague)))
    }
    return rush(
      db(),
      pairs.map((grantId) => () => approve(grantId, third)),
    )
  }

  it('are flagged, whichever came first', async () => {
    const told = await cross()
    expect([successes(told), failures(told)]).toEqual([40, []])
    // Of each pair of grants in opposite directions the later one names the earlier one: 20 times 20.
    expect(await askOne(db(), 'select count(*) from grant_flag')).toBe('400')
    await sound()
  })

  it('control: without the locks some pass unseen', async () => {
    await withoutRowLocks(cross)
    expect(Number(await askOne(db(), 'select count(*) from grant_flag'))).toBeLessThan(400)
  })
})

describe('points that expire while they are spent and earned', () => {
  /** Sixty lots of one point, half of them past their date, and forty reservations of one point. */
  const crossing = async () => {
    const { chen, as } = world
    const now = await cloud.now()
    for (let n = 0; n < 30; n += 1) await world.givePoints(chen, 1, later(now, day))
    for (let n = 0; n < 30; n += 1) await world.givePoints(chen, 1, later(now, 9 * day))
    const itemId = await world.addItem({ price: 1, stock: 60, limitPerQuarter: 60 })
    cloud.pass(2 * day)
    const then = await cloud.now()
    const bonuses = []
    for (let n = 0; n < 10; n += 1) bonuses.push(grantOf(await give(chen, 1)))
    return rush<Told>(db(), [
      ...times(40, () => () => outcome(as(chen).shop.reserve({ key: newKey(), itemId }))),
      ...times(14, () => () => outcome(expirePoints(cloud.deps, '420106', then, 200))),
      ...bonuses.map((grantId) => () => approve(grantId)),
    ])
  }

  it('expire once, and only what was not spent', async () => {
    const told = await crossing()
    expect(failures(told)).toEqual([])
    expect(await askOne(db(), `select count(*) from txn where kind = 'expire'`)).toBe('30')
    const { balance, held } = await world.as(world.chen).points.mine({})
    expect(balance + held).toBe(40)
    await sound()
  })

  it('control: without the locks and the net they expire twice', async () => {
    await drop(
      'drop index txn_posted_once',
      'alter table account drop constraint account_floor',
      'alter table lot drop constraint lot_remaining',
    )
    // The account of expired points is there already, or making it would keep them apart.
    await world.givePoints(world.chen, 1, later(await cloud.now(), day))
    cloud.pass(2 * day)
    await cloud.tick()
    const now = await cloud.now()
    for (let n = 0; n < 30; n += 1) await world.givePoints(world.chen, 1, later(now, day))
    cloud.pass(2 * day)
    const then = await cloud.now()
    await withoutRowLocks(() =>
      rush<Told>(
        db(),
        times(40, () => () => outcome(expirePoints(cloud.deps, '420106', then, 200))),
      ),
    )
    expect(await broken()).toContain(2)
  })
})
