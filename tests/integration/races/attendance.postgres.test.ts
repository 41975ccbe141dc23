import { sql } from 'drizzle-orm'
import * as t from '../../../src/cloud/db/tables'
import { recordOf, type Act } from '../../../src/domain/attendance'
import { hour, later, minute } from '../../../src/domain/time'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { brokenRules, racingPool, rush, times, withoutRowLocks } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

/** Each race has a database of its own, for its control takes the guards away for good. */
let cloud: Cloud
let world: World
let slotId: string
let start: Date
let people: string[]

/** Sixteen neighbours have a place on a slot that has run for an hour and a half. */
beforeEach(async () => {
  cloud = await openCloud({ poolSize: racingPool })
  world = await buildWorld(cloud)
  const made = await world.addSlot({ inHours: 0.5, lasts: 120, capacity: 20 })
  slotId = made.slotId
  start = later(await cloud.now(), 0.5 * hour)
  const neighbours = await Promise.all(
    times(16, (index) => world.addNeighbour(`邻居${String(index)}`)),
  )
  for (const who of neighbours)
    await world.as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
  people = neighbours.map(({ id }) => id)
  cloud.pass(2 * hour)
})
afterEach(() => cloud.close())

const db = () => cloud.database.db

interface Scan {
  personId: string
  act: Act
  at: Date
  key: string
}

/** What two phones at the door have written down about each neighbour. */
const scansOf = (personId: string): Scan[] => {
  const scan = (act: Act, minutes: number) => ({
    personId,
    act,
    at: later(start, minutes * minute),
    key: newKey(),
  })
  return [scan('in', 3), scan('in', 7), scan('out', 60), scan('out', 64)]
}

const send = ({ personId, act, at, key }: Scan): Promise<Told> =>
  outcome(
    world.as(world.organizer).attendance.rollCall({
      key,
      slotId,
      act,
      personIds: [personId],
      at: at.toISOString(),
    }),
  )

/** Each scan twice, the later ones of somebody first, all at the same moment: a hundred and twenty-eight. */
const deliver = async () => {
  const scans = people.flatMap(scansOf).reverse()
  const told = await rush(
    db(),
    [...scans, ...scans].map((one) => () => send(one)),
  )
  await cloud.app.idle()
  return { scans, told }
}

const records = async () => {
  const rows = await db().select().from(t.attendance)
  return new Map(
    rows.map((row) => [
      row.personId,
      { in: row.checkedInAt.getTime(), out: row.checkedOutAt?.getTime() ?? null },
    ]),
  )
}

describe('scans of two phones arrive shuffled, twice, and all at once', () => {
  it('each comes to the record that its scans say, and each is taken once', async () => {
    const { scans, told } = await deliver()
    expect(told.filter((one) => 'failed' in one)).toEqual([])
    const kept = await records()
    for (const personId of people) {
      const said = recordOf(scans.filter((one) => one.personId === personId))
      expect(kept.get(personId)).toEqual({
        in: said.in?.at.getTime(),
        out: said.out?.at.getTime(),
      })
    }
    const taken = await db().select({ at: t.scan.at, signupId: t.scan.signupId }).from(t.scan)
    expect(new Set(taken.map((one) => JSON.stringify(one))).size).toBe(taken.length)
    await expectSound(db(), await cloud.now())
  })

  it('the same scan gets the same answer each time', async () => {
    const [personId = ''] = people
    const [scan] = scansOf(personId)
    const told = await rush(
      db(),
      times(64, () => () => send(scan!)),
    )
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('control: without the locks some of them do not see each other, and the checker sees it', async () => {
    await withoutRowLocks(deliver)
    expect(await brokenRules(db(), await cloud.now())).toContain(6)
  })

  it('control: without the key’s uniqueness the same scan is told different things', async () => {
    await db().execute(
      sql.raw('alter table command_key drop constraint command_key_district_id_account_key_pk'),
    )
    const [personId = ''] = people
    const [scan] = scansOf(personId)
    const told = await rush(
      db(),
      times(64, () => () => send(scan!)),
    )
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBeGreaterThan(1)
  })
})

describe('four members of the staff check in everybody at the same moment', () => {
  const rushIn = () =>
    rush<Told>(
      db(),
      people.flatMap((personId) => times(4, () => () => callIn(personId))),
    )
  const callIn = (personId: string) => {
    const call = { key: newKey(), slotId, act: 'in' as const, personIds: [personId] }
    return outcome(world.as(world.organizer).attendance.rollCall(call))
  }

  it('everybody comes once, and the others are told so', async () => {
    const told = await rushIn()
    expect(told.filter((one) => 'output' in one)).toHaveLength(people.length)
    await expectSound(db(), await cloud.now())
  })

  it('control: without the locks the database itself has to refuse', async () => {
    const told = await withoutRowLocks(rushIn)
    expect(told.filter((one) => 'failed' in one).length).toBeGreaterThan(0)
  })
})
