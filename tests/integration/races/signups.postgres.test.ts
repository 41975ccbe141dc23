import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { createApp } from '../../../src/cloud/app'
import * as t from '../../../src/cloud/db/tables'
import type { Adult } from '../../support/build'
import { newKey, openCloud, opened, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
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

const neighbours = (count: number): Promise<Adult[]> =>
  Promise.all(times(count, (index) => world.addNeighbour(`邻居${String(index)}`)))

const signUp = (who: Adult, slotId: string, key = newKey()) =>
  outcome(world.as(who).signups.create({ key, slotId, personIds: [who.id] }))

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

const statuses = (told: readonly Told[]) =>
  told.map((one) => {
    if ('refused' in one) return one.refused
    if ('failed' in one) return one.failed
    const { output } = one
    return typeof output === 'object' && output !== null && 'status' in output
      ? output.status
      : 'done'
  })

const counted = (values: readonly unknown[]) => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1
  return counts
}

/** One app gathers what comes at once and hardly meets itself; eight of them do meet each other. */
const rushOverApps = async (wishes: readonly { who: Adult; slotId: string }[]) => {
  const apps = times(8, () => createApp({ ...cloud.deps }))
  const told = await rush<Told>(
    db(),
    wishes.map(({ who: { id, openid }, slotId }, index) => () => {
      const input = { key: newKey(), slotId, personIds: [id], answers: {} }
      const request = { path: ['signups', 'create'], input }
      const app = apps[index % apps.length] ?? cloud.app
      return outcome(app.dispatch(request, { openid }).then(opened))
    }),
  )
  await Promise.all(apps.map((app) => app.idle()))
  return statuses(told)
}

describe('sixty-four neighbours want ten seats at once', () => {
  const rushOn = async (slotId: string) =>
    rushOverApps((await neighbours(64)).map((who) => ({ who, slotId })))

  it('ten get one and the others are told that it is full', async () => {
    const { slotId } = await world.addSlot({ capacity: 10, waitlist: false })
    expect(counted(await rushOn(slotId))).toEqual({ confirmed: 10, full: 54 })
    await sound()
  })

  it('with a waiting line nobody is lost and no place in it is given twice', async () => {
    const { slotId } = await world.addSlot({ capacity: 10 })
    expect(counted(await rushOn(slotId))).toEqual({ confirmed: 10, waitlisted: 54 })
    await sound()
  })

  it('control: without the locks the seats are oversold, and the checker sees it', async () => {
    const { slotId } = await world.addSlot({ capacity: 10, waitlist: false })
    await drop('alter table slot drop constraint slot_never_oversold', 'drop index party_line')
    await withoutRowLocks(() => rushOn(slotId))
    expect(await broken()).toContain(3)
  })
})

describe('seats are given back in a rush', () => {
  const cancelAll = async () => {
    const { slotId } = await world.addSlot({ capacity: 32 })
    const people = await neighbours(64)
    const parties = []
    for (const who of people) {
      parties.push({
        who,
        ...(await world.as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })),
      })
    }
    // Half of those who sit and half of those who wait leave at the same moment.
    const leaving = parties.filter((_, index) => index % 2 === 0)
    const arriving = await neighbours(16)
    const told = await rush<Told>(db(), [
      ...leaving.map(
        ({ who, partyId }) =>
          () =>
            outcome(world.as(who).signups.cancel({ key: newKey(), partyId })),
      ),
      ...arriving.map((who) => () => signUp(who, slotId)),
    ])
    return { slotId, told: statuses(told) }
  }

  /** Who is still on the slot, in the order of the line: sitting or waiting. */
  const lineOf = async (slotId: string) => {
    const rows = await db()
      .select({ line: t.party.line, status: t.signup.status })
      .from(t.party)
      .innerJoin(t.signup, eq(t.signup.partyId, t.party.id))
      .where(and(eq(t.party.slotId, slotId), inArray(t.signup.status, ['confirmed', 'waitlisted'])))
      .orderBy(asc(t.party.line))
    return rows.map(({ status }) => status)
  }

  it('no seat is stranded: whoever waits moves up in order, whoever comes joins behind', async () => {
    const { slotId, told } = await cancelAll()
    expect(told.filter((status) => status === 'INTERNAL')).toEqual([])
    expect(await lineOf(slotId)).toEqual([
      ...times(32, () => 'confirmed'),
      ...times(16, () => 'waitlisted'),
    ])
    await sound()
  })

  it('control: without the locks seats are stranded while people wait, and the checker sees it', async () => {
    await drop('alter table slot drop constraint slot_never_oversold', 'drop index party_line')
    await withoutRowLocks(cancelAll)
    expect(await broken()).toContain(4)
  })
})

describe('one person wants the same place sixty-four times, each time by another tap', () => {
  const again = async (who = world.lin) => {
    const { slotId } = await world.addSlot({ capacity: 64 })
    return rushOverApps(times(64, () => ({ who, slotId })))
  }

  it('is one live sign-up, and the other taps are told of it', async () => {
    expect(counted(await again())).toEqual({ confirmed: 1, already_signed_up: 63 })
    await sound()
  })

  it('without the locks the database itself still keeps it at one', async () => {
    const told = await withoutRowLocks(again)
    expect(told.filter((status) => status === 'confirmed').length).toBe(1)
    await sound()
  })

  it('control: without those guards too there are many, and the checker sees it', async () => {
    await drop(
      'drop index signup_one_live',
      'alter table signup drop constraint signup_no_clash',
      'drop index party_line',
    )
    // Whether two of them really meet is chance; on a busy machine it takes a second neighbour, or a third.
    for (const who of await neighbours(3)) await withoutRowLocks(() => again(who))
    expect(await broken()).toContain(8)
  })
})

describe('one tap, sent sixty-four times with one key', () => {
  it('is one sign-up with one answer', async () => {
    const { lin } = world
    const { slotId } = await world.addSlot()
    const key = newKey()
    const answers = await rush(
      db(),
      times(64, () => () => signUp(lin, slotId, key)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ output: { status: 'confirmed' } })
    await sound()
  })

  it('control: where the key is forgotten the same tap is answered as another one', async () => {
    const { lin } = world
    const { slotId } = await world.addSlot()
    await drop(
      'create function forget() returns trigger language plpgsql as $$ begin return null; end $$',
      'create trigger forgetful before insert on command_key for each row execute function forget()',
    )
    const key = newKey()
    const answers = await rush(
      db(),
      times(64, () => () => signUp(lin, slotId, key)),
    )
    expect(counted(statuses(answers))).toEqual({ confirmed: 1, already_signed_up: 63 })
  })

  it('control: without the key’s uniqueness the same tap is carried out many times', async () => {
    const { lin } = world
    const itemId = await world.addItem({ stock: 100, limitPerQuarter: 100, price: 1 })
    await world.givePoints(lin, 100)
    const tap = async (key: string) => {
      await rush(
        db(),
        times(40, () => () => outcome(world.as(lin).shop.reserve({ key, itemId }))),
      )
      await cloud.app.idle()
      return (await world.as(lin).shop.mine({})).items.length
    }
    expect(await tap(newKey())).toBe(1)
    await drop('alter table command_key drop constraint command_key_district_id_account_key_pk')
    expect(await tap(newKey())).toBeGreaterThan(2)
  })
})

describe('one person on sixty-four overlapping slots at once', () => {
  const overlapping = async () => {
    const { slotIds } = await world.addActivity({
      slots: times(64, (index) => ({ inHours: 48 + index / 60, lasts: 180 })),
    })
    return slotIds
  }

  const everywhere = async (who: Adult = world.lin) =>
    rushOverApps((await overlapping()).map((slotId) => ({ who, slotId })))

  it('sits on one of them', async () => {
    expect(counted(await everywhere())).toEqual({ confirmed: 1, time_clash: 63 })
    await sound()
  })

  it('without the locks the database itself still refuses', async () => {
    const seats: number[] = []
    for (const who of await neighbours(3)) {
      const told = await withoutRowLocks(() => everywhere(who))
      seats.push(told.filter((status) => status === 'confirmed').length)
    }
    // Never two of them; now and then they end one another until none is left, which the locks prevent.
    expect(Math.max(...seats)).toBe(1)
    await sound()
  })

  it('control: without that guard too the clash is there, and the checker sees it', async () => {
    await drop('alter table signup drop constraint signup_no_clash')
    // Whether two of them really meet is chance; on a busy machine it takes a second neighbour, or a third.
    for (const who of await neighbours(5)) {
      await withoutRowLocks(() => everywhere(who))
    }
    expect(await broken()).toContain(8)
  })
})

describe('one account joins sixty-four times at once', () => {
  it('becomes one person', async () => {
    const join = () =>
      outcome(
        world.newcomer.families.join({
          key: newKey(),
          nickname: '新邻居',
          birthYear: 1980,
          consentVersion: '2026-01',
          communityId: world.community.id,
        }),
      )
    expect(
      counted(
        statuses(
          await rush(
            db(),
            times(64, () => join),
          ),
        ),
      ),
    ).toEqual({
      done: 1,
      already_joined: 63,
    })
    await sound()
  })
})
