import { eq, sql } from 'drizzle-orm'
import * as t from '../../../src/cloud/db/tables'
import { hour, minute } from '../../../src/domain/time'
import { grant, type Adult } from '../../support/build'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
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

/** What else than the locks keeps two from doing the same: uniqueness, and balances that have a floor. */
const withoutNets = () =>
  drop(
    'drop index txn_ended_once',
    'drop index txn_once',
    'drop index consent_one_open',
    'drop index claim_once',
    'alter table service_event drop constraint service_event_district_id_record_id_ordinal_pk',
    'alter table service_day drop constraint service_day_district_id_record_id_day_pk',
    'alter table account drop constraint account_floor',
    'alter table lot drop constraint lot_remaining',
  )

const failures = (told: readonly Told[]) =>
  told.filter((one) => 'failed' in one && one.failed === 'INTERNAL')

const soon = async (lasts: number) => {
  const startsAt = new Date((await cloud.now()).getTime() + minute)
  const endsAt = new Date(startsAt.getTime() + lasts * minute)
  return world.addSlot({ startsAt, endsAt, closesAt: startsAt, capacity: 60 })
}

/** Someone has come to a slot; who is confirmed, forgotten or still to be confirmed is told by the race. */
const comes = async (who: Adult, slotId: string) => {
  const { organizer, as } = world
  await as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
  const mark = { slotId, act: 'in' as const, personIds: [who.id] }
  await as(organizer).attendance.rollCall({ key: newKey(), ...mark })
}

const leaves = (who: Adult, slotId: string) =>
  world
    .as(world.organizer)
    .attendance.rollCall({ key: newKey(), slotId, act: 'out', personIds: [who.id] })

const confirm = (slotId: string, by: Adult = world.organizer) =>
  outcome(world.as(by).attendance.confirm({ key: newKey(), slotId }))

const recordOf = async (who: Adult, slotId: string) => {
  const rows = await db().select().from(t.signup).where(eq(t.signup.slotId, slotId))
  return rows.find(({ personId }) => personId === who.id)?.id ?? ''
}

const served = async (who: Adult, lasts = 240) => {
  const { slotId } = await soon(lasts)
  await comes(who, slotId)
  cloud.pass((lasts + 2) * minute)
  await leaves(who, slotId)
  await confirm(slotId)
  return recordOf(who, slotId)
}

const correct = (signupId: string, minutes: number, by: Adult) =>
  outcome(
    world.as(by).hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' }),
  )

describe('two organizers correct the same record at once', () => {
  const correctAll = async () => {
    const { lin, organizer, colleague } = world
    const signupId = await served(lin)
    return rush<Told>(
      db(),
      times(
        40,
        (index) => () =>
          correct(signupId, 60 + (index % 20) * 5, index % 2 === 0 ? organizer : colleague),
      ),
    )
  }

  it('every correction begins where the one before it ended, and one award stands', async () => {
    const told = await correctAll()
    expect(failures(told)).toEqual([])
    await sound()
  })

  it('control: without the locks and the unique end the trail and the awards break, and the checker sees it', async () => {
    await withoutNets()
    await withoutRowLocks(correctAll)
    expect(await broken()).toContain(6)
  })
})

describe('a slot is confirmed while its forgotten check-outs are settled and corrected', () => {
  const cross = async () => {
    const { organizer, colleague, as } = world
    const { slotId } = await soon(120)
    const people = await Promise.all(times(12, () => world.addNeighbour()))
    for (const who of people) await comes(who, slotId)
    cloud.pass(122 * minute)
    for (const who of people.slice(0, 6)) await leaves(who, slotId)
    cloud.pass(2 * hour)
    await cloud.tick()
    const ids = await Promise.all(people.map((who) => recordOf(who, slotId)))
    const settle = (signupId: string, by: Adult) =>
      outcome(as(by).hours.settle({ key: newKey(), signupId, minutes: 120 }))
    return rush<Told>(db(), [
      ...times(8, (index) => () => confirm(slotId, index % 2 === 0 ? organizer : colleague)),
      ...ids.flatMap((signupId) => [
        () => settle(signupId, organizer),
        () => settle(signupId, colleague),
        () => correct(signupId, 60, organizer),
        () => correct(signupId, 30, colleague),
      ]),
    ])
  }

  it('each is confirmed once, and counts what was said last', async () => {
    const told = await cross()
    expect(failures(told)).toEqual([])
    expect(await askOne(db(), `select count(*) from signup where status = 'attended'`)).toBe('12')
    await sound()
  })

  it('control: without the locks and the unique award some count twice or wrongly, and the checker sees it', async () => {
    await withoutNets()
    await withoutRowLocks(cross)
    expect(await broken()).toContain(6)
  })
})

describe('one person, many records of one day, approved and confirmed at once', () => {
  const approveAll = async () => {
    const { lin, organizer, colleague, as } = world
    cloud.pass(30 * hour)
    const now = (await cloud.now()).getTime()
    const midnight = now - ((now + 8 * hour) % (24 * hour)) - 24 * hour
    const ids = []
    for (let index = 0; index < 34; index += 1) {
      const startsAt = new Date(midnight + index * 40 * minute).toISOString()
      const told = { personId: lin.id, startsAt, minutes: 30, what: '帮邻居搬东西', fileId: null }
      ids.push((await as(lin).hours.report({ key: newKey(), ...told })).reportId)
    }
    return rush<Told>(
      db(),
      ids.map((reportId, index) => () => {
        const by = index % 2 === 0 ? organizer : colleague
        return outcome(
          as(by).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' as const }),
        )
      }),
    )
  }

  it('no more than eight hours of the day count', async () => {
    const told = await approveAll()
    expect(failures(told)).toEqual([])
    expect(await askOne(db(), 'select sum(minutes) from service_day')).toBe('480')
    await sound()
  })

  it('control: without the lock on the person more count, and the checker sees it', async () => {
    await withoutRowLocks(approveAll)
    expect(await broken()).toContain(6)
  })
})

describe('a dispute about a report is answered by many at once', () => {
  const answerAll = async () => {
    const { lin, organizer, colleague, as } = world
    cloud.pass(30 * hour)
    const startsAt = new Date((await cloud.now()).getTime() - 20 * hour).toISOString()
    const told = { personId: lin.id, startsAt, minutes: 60, what: '帮邻居搬东西', fileId: null }
    const { reportId } = await as(lin).hours.report({ key: newKey(), ...told })
    await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
    const wrong = { recordId: reportId, minutes: 90, reason: '我少写了半个小时。' }
    const { disputeId } = await as(lin).hours.dispute({ key: newKey(), ...wrong })
    return rush<Told>(
      db(),
      times(40, (index) => () => {
        const verdict = { is: 'upheld' as const, minutes: 61 + index }
        const answer = { key: newKey(), disputeId, verdict, answer: '问过那位邻居了' }
        return outcome(as(index % 2 === 0 ? organizer : colleague).hours.answerDispute(answer))
      }),
    )
  }

  it('one answer stands, and the minutes are what it says', async () => {
    const told = await answerAll()
    expect(failures(told)).toEqual([])
    expect(told.filter((one) => 'output' in one)).toHaveLength(1)
    await sound()
  })

  it('control: without the locks several stand, and the checker sees it', async () => {
    await withoutNets()
    await withoutRowLocks(answerAll)
    expect(await broken()).toContain(6)
  })
})

describe('who is called denies it while the slot is confirmed', () => {
  it('each is either paid or left out, and what is denied later takes it back', async () => {
    const { organizer, colleague, as } = world
    const { slotId } = await soon(120)
    const people = await Promise.all(times(16, () => world.addNeighbour()))
    for (const who of people) await comes(who, slotId)
    cloud.pass(122 * minute)
    for (const who of people) await leaves(who, slotId)
    const ids = await Promise.all(people.map((who) => recordOf(who, slotId)))
    const said = (who: Adult, recordId: string) => [
      () => outcome(as(who).hours.affirm({ key: newKey(), recordId })),
      () =>
        outcome(
          as(who).hours.dispute({ key: newKey(), recordId, minutes: 0, reason: '我没有到场。' }),
        ),
    ]
    const told = await rush<Told>(db(), [
      ...people.flatMap((who, index) => said(who, ids[index] ?? '')),
      ...times(4, (index) => () => confirm(slotId, index % 2 === 0 ? organizer : colleague)),
    ])
    expect(failures(told)).toEqual([])
    const open = await askOne(db(), `select count(*) from dispute where state = 'open'`)
    const affirmed = await askOne(
      db(),
      `select count(*) from service_event where kind = 'affirmed'`,
    )
    expect(Number(open)).toBeLessThanOrEqual(16)
    expect(Number(affirmed)).toBeLessThanOrEqual(16)
    await sound()
  })
})

describe('the org above agrees while the record is corrected again', () => {
  it('what is agreed is what stands, and nothing is awarded twice', async () => {
    const { lin, organizer, colleague, superior, street, builder, as } = world
    const other = await world.addNeighbour('街道李科')
    await grant(builder, other, 'reviewer', street)
    const signupId = await served(lin)
    await correct(signupId, 60, organizer)
    await correct(signupId, 200, organizer)
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    const consentId = asked?.consentId ?? ''
    const agree = (by: Adult) =>
      outcome(as(by).hours.decideConsent({ key: newKey(), consentId, verdict: 'agree' }))
    const told = await rush<Told>(db(), [
      ...times(16, (index) => () => agree(index % 2 === 0 ? superior : other)),
      ...times(16, (index) => () => correct(signupId, 100 + index * 5, colleague)),
    ])
    expect(failures(told)).toEqual([])
    await sound()
  })
})

describe('an award is taken back while its points are spent', () => {
  it('what is missing is owed, and the balance never falls below zero', async () => {
    const { lin, organizer, colleague, as } = world
    const signupId = await served(lin, 480)
    const items = await Promise.all(times(24, () => world.addItem({ price: 2, stock: 2 })))
    const told = await rush<Told>(db(), [
      ...items.map((itemId) => () => outcome(as(lin).shop.reserve({ key: newKey(), itemId }))),
      ...times(
        10,
        (index) => () =>
          correct(signupId, 60 + index * 20, index % 2 === 0 ? organizer : colleague),
      ),
    ])
    expect(failures(told)).toEqual([])
    await sound()
  })
})
