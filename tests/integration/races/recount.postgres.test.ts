import { sql } from 'drizzle-orm'
import { recountDays } from '../../../src/cloud/flows/recount'
import { dayCap } from '../../../src/domain/hours'
import { dayOf, dayStart, day, hour, later } from '../../../src/domain/time'
import type { Adult } from '../../support/build'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { askOne } from '../../support/database'
import { servedOn } from '../../support/past-service'
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

const tell = async (...statements: string[]) => {
  for (const statement of statements) await db().execute(sql.raw(statement))
}

/** What is left to do after the commit of a correction waits, so that the room is there when the race begins. */
const holdTasks = () =>
  tell(
    `create function hold_recount() returns trigger language plpgsql as $$ begin
       new.run_at := new.run_at + interval '1 day'; return new; end $$`,
    `create trigger hold_recount before insert on outbox for each row
       when (new.kind = 'recount') execute function hold_recount()`,
  )

const letTasksRun = async () => {
  await tell(
    'drop trigger hold_recount on outbox',
    `update outbox set run_at = run_at - interval '1 day' where kind = 'recount'`,
  )
  await cloud.tick()
  await cloud.app.idle()
}

/** Hours of a day that is over, and on which nothing else was served. */
const hourOf = async (number: number) =>
  later(dayStart(later(await cloud.now(), -2 * day)), number * hour)

const report = async (who: Adult, number: number) => {
  const { organizer, as } = world
  const startsAt = (await hourOf(number)).toISOString()
  const { reportId } = await as(who).hours.report({
    key: newKey(),
    personId: who.id,
    startsAt,
    minutes: 60,
    what: '帮邻居搬东西',
    fileId: null,
  })
  await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
}

/** Eight hours that count, and eight more of the same day that find no room: six at slots, two that were told. */
const fullDay = async (who: Adult) => {
  const first = await servedOn(world, who, { startsAt: await hourOf(0), minutes: dayCap })
  for (const number of [9, 10, 11, 12, 13, 14]) {
    await servedOn(world, who, { startsAt: await hourOf(number), minutes: 60 })
  }
  for (const number of [16, 17]) await report(who, number)
  return first
}

const correct = (signupId: string, minutes: number, by: Adult) =>
  outcome(
    world.as(by).hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' }),
  )

/** A correction leaves room for 200 of the 480 minutes that wait, and everybody looks at the day at once. */
const recountAll = async () => {
  const { lin, organizer, colleague } = world
  const first = await fullDay(lin)
  await holdTasks()
  await correct(first, 280, organizer)
  const days = [dayOf(await hourOf(0))]
  const looks = times(
    60,
    () => () => outcome(recountDays(cloud.deps, '420106', { personId: lin.id, days })),
  )
  const corrections = times(
    4,
    (index) => () => correct(first, 281 + index, index % 2 === 0 ? organizer : colleague),
  )
  return rush<Told>(db(), [...looks.slice(0, 30), ...corrections, ...looks.slice(30)])
}

const failures = (told: readonly Told[]) => told.filter((one) => 'failed' in one)

describe('many look again at a day on which a correction has left room', () => {
  it('the room is given once, no more than eight hours count, and each record keeps one award', async () => {
    const told = await recountAll()
    expect(told).toHaveLength(64)
    expect(failures(told)).toEqual([])
    await letTasksRun()
    expect(await askOne(db(), 'select sum(minutes) from service_day')).toBe(String(dayCap))
    await expectSound(db(), await cloud.now())
  })

  it('control: without the locks more than the day’s room is given, and the checker sees it', async () => {
    await tell(
      'drop index txn_ended_once',
      'drop index txn_once',
      'drop index claim_once',
      'alter table service_event drop constraint service_event_district_id_record_id_ordinal_pk',
      'alter table service_day drop constraint service_day_district_id_record_id_day_pk',
      'alter table account drop constraint account_floor',
      'alter table lot drop constraint lot_remaining',
    )
    await withoutRowLocks(recountAll)
    await cloud.app.idle()
    const counted = Number(await askOne(db(), 'select sum(minutes) from service_day'))
    expect(counted).toBeGreaterThan(dayCap)
    expect(await brokenRules(db(), await cloud.now())).toContain(6)
  })
})
