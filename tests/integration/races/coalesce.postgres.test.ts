import { asc, eq, sql } from 'drizzle-orm'
import { createApp } from '../../../src/cloud/app'
import * as t from '../../../src/cloud/db/tables'
import type { Adult } from '../../support/build'
import { newKey, openCloud, type Cloud } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { brokenRules, racingPool, rush, times, withoutRowLocks } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

/** Two processes would be two apps on one database, each with queues of its own: so are these. */
let cloud: Cloud
let world: World
let apps: ReturnType<typeof createApp>[]

beforeEach(async () => {
  cloud = await openCloud({ poolSize: racingPool })
  world = await buildWorld(cloud)
  apps = times(2, () => createApp({ ...cloud.deps }))
})
afterEach(async () => {
  await Promise.all(apps.map((app) => app.idle()))
  await cloud.close()
})

const db = () => cloud.database.db

const neighbours = (count: number): Promise<Adult[]> =>
  Promise.all(times(count, (index) => world.addNeighbour(`邻居${String(index)}`)))

/** What a client of one of the two apps is told: a status, a reason, or the code of an error. */
const send = async (client: number, who: Adult, input: Record<string, unknown>) => {
  const app = apps[client % apps.length]
  const answer = await app?.dispatch(
    { path: ['signups', 'create'], input: { key: newKey(), personIds: [who.id], ...input } },
    { openid: who.openid },
  )
  return JSON.stringify(answer?.ok === true ? answer.output : answer?.error)
}

const wordOf = (told: string) => /"(?:status|reason)":"(\w+)"/.exec(told)?.[1] ?? told

const counted = (told: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const word of told.map(wordOf)) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const settled = async () => {
  await Promise.all(apps.map((app) => app.idle()))
  return cloud.now()
}

const partiesOn = (slotId: string) =>
  db()
    .select({ line: t.party.line, seatedAt: t.party.seatedAt })
    .from(t.party)
    .where(eq(t.party.slotId, slotId))
    .orderBy(asc(t.party.line))

describe('ninety-six neighbours at two instances want ten seats at once', () => {
  const rushOn = async (slotId: string) => {
    const people = await neighbours(96)
    return rush(
      db(),
      people.map((who, client) => () => send(client, who, { slotId })),
    )
  }

  it('ten sit, the others wait, and the order of the line is the order of the seats', async () => {
    const { slotId } = await world.addSlot({ capacity: 10 })
    expect(counted(await rushOn(slotId))).toEqual({ confirmed: 10, waitlisted: 86 })
    await expectSound(db(), await settled())
    const parties = await partiesOn(slotId)
    expect(parties.map(({ line }) => line)).toEqual(times(96, (index) => index + 1))
    expect(parties.map(({ seatedAt }) => seatedAt !== null)).toEqual(
      times(96, (index) => index < 10),
    )
  })

  it('control: without the lock of the slot’s row it is oversold, and the checker sees it', async () => {
    const { slotId } = await world.addSlot({ capacity: 10, waitlist: false })
    await db().execute(sql`alter table slot drop constraint slot_never_oversold`)
    await db().execute(sql`drop index party_line`)
    await withoutRowLocks(() => rushOn(slotId))
    expect(await brokenRules(db(), await settled())).toContain(3)
  })
})

describe('many slots, many people, two instances', () => {
  const everywhere = async () => {
    const { slotIds } = await world.addActivity({
      slots: times(8, (index) => ({ capacity: 5, inHours: 48 + 3 * index })),
    })
    const people = await neighbours(16)
    return rush(
      db(),
      people.flatMap((who, client) => slotIds.map((slotId) => () => send(client, who, { slotId }))),
    )
  }

  it('every slot is full and none is oversold', async () => {
    expect(counted(await everywhere())).toEqual({ confirmed: 40, waitlisted: 88 })
    await expectSound(db(), await settled())
  })

  it('control: without the locks of their rows they are oversold, and the checker sees it', async () => {
    await db().execute(sql`alter table slot drop constraint slot_never_oversold`)
    await db().execute(sql`drop index party_line`)
    // Two instances carry this out in two transactions, which may miss each other; eight do meet.
    apps.push(...times(6, () => createApp({ ...cloud.deps })))
    await withoutRowLocks(everywhere)
    expect(await brokenRules(db(), await settled())).toContain(3)
  })
})

it('one person on overlapping slots at both instances sits on one of them', async () => {
  const { lin } = world
  const { slotIds } = await world.addActivity({
    slots: times(64, (index) => ({ inHours: 48 + index / 60, lasts: 180 })),
  })
  const told = await rush(
    db(),
    slotIds.map((slotId, client) => () => send(client, lin, { slotId })),
  )
  expect(counted(told)).toEqual({ confirmed: 1, time_clash: 63 })
  await expectSound(db(), await settled())
})

it('the same keys at both instances, in opposite order, are each carried out once', async () => {
  const { slotId } = await world.addSlot({ capacity: 100 })
  const people = (await neighbours(48)).map((who) => ({ who, key: newKey() }))
  const both = [...people, ...[...people].reverse()]
  const told = await rush(
    db(),
    both.map(
      ({ who, key }, index) =>
        () =>
          send(index < people.length ? 0 : 1, who, { slotId, key }),
    ),
  )
  expect(counted(told)).toEqual({ confirmed: 96 })
  expect(told.slice(0, 48)).toEqual(told.slice(48).reverse())
  expect(await partiesOn(slotId)).toHaveLength(48)
  await expectSound(db(), await settled())
})

it('an activity that is taken back in the rush keeps nobody', async () => {
  const { organizer } = world
  const { id, slotIds } = await world.addActivity({ slots: [{ capacity: 100 }] })
  const [slotId = ''] = slotIds
  const people = await neighbours(96)
  const starts = people.map((who, client) => () => send(client, who, { slotId }))
  const takeBack = async () => {
    const answer = await world
      .as(organizer)
      .activities.cancel({ key: newKey(), id, reason: '天气不好' })
    return JSON.stringify(answer)
  }
  starts.splice(40, 0, takeBack)
  await rush(db(), starts)
  const live = await db()
    .select({ id: t.signup.id })
    .from(t.signup)
    .where(sql`${t.signup.slotId} = ${slotId} and ${t.signup.status} <> 'cancelled'`)
  expect(live).toEqual([])
  await expectSound(db(), await settled())
})
