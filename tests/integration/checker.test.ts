import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { audit } from '../../src/cloud/db/tables'
import { checkInvariants } from '../../src/cloud/ops/check'
import { day, hour, later } from '../../src/domain/time'
import { addActivity, addAdult, addChild } from '../support/build'
import { expectSound } from '../support/check'
import { freshDatabase, type TestDatabase } from '../support/database'
import { addParty } from '../support/history'
import { faultsOfCertificates } from './checker/faults-certificates'
import { faultsOfHours } from './checker/faults-hours'
import { faultsOfHouseholds } from './checker/faults-households'
import { faultsOfPoints } from './checker/faults-points'
import { faultsOfRecords } from './checker/faults-records'
import { faultsOfRules } from './checker/faults-rules'
import { faultsOfSeats } from './checker/faults-seats'
import { faultsOfService } from './checker/faults-service'
import { faultsOfShop } from './checker/faults-shop'
import { buildWorld, signupOf, type World } from './checker/world'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const begin = async () => {
  await database.empty()
  world = await buildWorld(database.db)
}

/** Ends the transaction of a planted fault, so that nothing of it stays. */
class Enough extends Error {}

/** Breaks something from outside, asks the checker inside of the same transaction, and takes it back. */
const rulesBrokenBy = async (statements: readonly string[], at: Date = world.now) => {
  let broken: number[] = []
  const planted = database.db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement))
    broken = (await checkInvariants(tx, at)).map(({ rule }) => rule)
    throw new Enough()
  })
  await expect(planted).rejects.toThrow(Enough)
  return [...new Set(broken)]
}

const plants = [
  ...faultsOfCertificates,
  ...faultsOfHouseholds,
  ...faultsOfPoints,
  ...faultsOfRules,
  ...faultsOfSeats,
  ...faultsOfService,
  ...faultsOfHours,
  ...faultsOfShop,
  ...faultsOfRecords,
]

it('every rule has a planted fault', () => {
  expect([...new Set(plants.map(({ rule }) => rule))].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  )
})

describe('a district', () => {
  beforeEach(begin)

  it('in order breaks no rule', async () => {
    await expectSound(database.db, world.now)
  })

  it('the time is the one of the database unless it is given', async () => {
    await expectSound(database.db)
  })

  it('where a demonstration has moved its clock ahead, the last command tells the time', async () => {
    const { builder, community, wu, now } = world
    const { slotIds } = await addActivity(builder, community, {
      slots: [{ inHours: 24, capacity: 1 }],
    })
    await addParty(builder, {
      slotId: slotIds[0] ?? '',
      signer: wu,
      personIds: [wu.id],
      status: 'waitlisted',
    })
    expect((await checkInvariants(database.db)).map(({ rule }) => rule)).toEqual([4])
    const at = later(now, 23 * hour)
    await database.db
      .insert(audit)
      .values({ districtId: '420106', id: randomUUID(), at, command: 'demo' })
    await expectSound(database.db)
  })
})

describe('what is broken from outside', () => {
  // Each fault is taken back with its transaction, so one world serves them all.
  beforeAll(begin)

  it.each(plants)('rule $rule reports $fault', async ({ rule, statements, also = [] }) => {
    const broken = await rulesBrokenBy(statements(world))
    expect(broken).toContain(rule)
    expect(broken.filter((each) => each !== rule && !also.includes(each))).toEqual([])
  })

  it('leaves nothing behind', () => expectSound(database.db, world.now))
})

describe('the line as time passes', () => {
  beforeEach(begin)

  const waitInLine = async (slotId: string, sizes: readonly number[]) => {
    const { builder, community } = world
    for (const size of sizes) {
      const signer = await addAdult(builder, community, '邻居')
      const others = []
      for (let n = 1; n < size; n += 1) others.push(await addChild(builder, signer, '孩子', 9))
      await addParty(builder, {
        slotId,
        signer,
        personIds: [signer.id, ...others],
        status: 'waitlisted',
      })
    }
  }

  it('a party too large for the free seats holds up the others until the last day', async () => {
    const { builder, community } = world
    const { slotIds } = await addActivity(builder, community, {
      slots: [{ inHours: 72, capacity: 1 }],
    })
    await waitInLine(slotIds[0] ?? '', [2, 1])
    expect(await rulesBrokenBy([], later(world.now, 2 * day - 1))).toEqual([])
    expect(await rulesBrokenBy([], later(world.now, 2 * day))).toEqual([4])
  })

  it('in the last two hours nobody has to be promoted', async () => {
    const { builder, community } = world
    const { slotIds } = await addActivity(builder, community, {
      slots: [{ inHours: 24, capacity: 1 }],
    })
    await waitInLine(slotIds[0] ?? '', [1])
    expect(await rulesBrokenBy([], later(world.now, 22 * hour - 1))).toEqual([4])
    expect(await rulesBrokenBy([], later(world.now, 22 * hour))).toEqual([])
  })

  it('someone who sits elsewhere at that time need not be seated', async () => {
    const { builder, community, zhou } = world
    const { slotIds } = await addActivity(builder, community, { slots: [{ inHours: 49 }] })
    await addParty(builder, {
      slotId: slotIds[0] ?? '',
      signer: zhou,
      personIds: [zhou.id],
      status: 'waitlisted',
    })
    expect(await rulesBrokenBy([])).toEqual([])
  })

  it('nobody has to be promoted for an activity that was cancelled; that anyone still waits is another fault', async () => {
    const { builder, community } = world
    const { slotIds } = await addActivity(builder, community, {
      status: 'cancelled',
      slots: [{ capacity: 2 }],
    })
    await waitInLine(slotIds[0] ?? '', [1])
    expect(await rulesBrokenBy([])).toEqual([3])
  })

  const promoteSecond = ({ full, second }: World) => [
    `update slot set capacity = capacity + 1, taken = taken + 1, waiting = waiting - 1 where id = '${full}'`,
    `update signup set status = 'confirmed' where id = '${signupOf(second)}'`,
    `update party set seated_at = joined_at + interval '1 minute', size_when_seated = 1 where id = '${second.id}'`,
  ]

  it('an earlier party that was skipped for a clash may be passed', async () => {
    const { first } = world
    const skipFirst = `update party set skipped_at = joined_at + interval '1 minute' where id = '${first.id}'`
    expect(await rulesBrokenBy([...promoteSecond(world), skipFirst])).toEqual([])
  })

  it('a party too large for the free seats may be passed a day after it first was', async () => {
    const { builder, community } = world
    const { slotIds } = await addActivity(builder, community, {
      slots: [{ inHours: 96, capacity: 1 }],
    })
    const [slotId = ''] = slotIds
    await waitInLine(slotId, [2, 1])
    const passedOver = `update party set passed_over_at = joined_at + interval '1 hour'
      where slot_id = '${slotId}' and line = 1`
    const seatSecond = (hours: number) => [
      passedOver,
      `update slot set taken = 1, waiting = 1 where id = '${slotId}'`,
      `update signup set status = 'confirmed' where party_id = (select id from party where slot_id = '${slotId}' and line = 2)`,
      `update party set seated_at = joined_at + interval '${String(hours)} hours', size_when_seated = 1
       where slot_id = '${slotId}' and line = 2`,
    ]
    expect(await rulesBrokenBy([passedOver], later(world.now, 25 * hour - 1))).toEqual([])
    expect(await rulesBrokenBy([passedOver], later(world.now, 25 * hour))).toEqual([4])
    expect(await rulesBrokenBy(seatSecond(25))).toEqual([])
    expect(await rulesBrokenBy(seatSecond(24))).toEqual([5])
  })

  it('a walk-in sits on seats of its own and passes nobody', async () => {
    const { second } = world
    const walkIn = `update party set walk_in = true where id = '${second.id}'`
    expect(await rulesBrokenBy([...promoteSecond(world), walkIn])).toEqual([])
  })

  it('where sign-up is by approval a party waits since it was approved', async () => {
    const { full, first } = world
    const byApproval = `update slot set approval = true where id = '${full}'`
    const approved = (minutes: number) =>
      `insert into audit (district_id, id, at, command, subject, before)
       select district_id, '${randomUUID()}', joined_at + interval '${String(minutes)} minutes', 'signups.decide',
         slot_id, jsonb_build_object('pending', jsonb_build_array(id)) from party where id = '${first.id}'`
    const promoted = [byApproval, ...promoteSecond(world)]
    expect(await rulesBrokenBy(promoted)).toEqual([])
    expect(await rulesBrokenBy([...promoted, approved(2)])).toEqual([])
    expect(await rulesBrokenBy([...promoted, approved(0)])).toEqual([5])
  })

  it('what was decided before a slot moved is not judged by its new time', async () => {
    const { full, alone } = world
    const late = `update party set waited = true, seated_at = '${later(world.now, 47 * hour).toISOString()}' where id = '${alone.id}'`
    const moved = `insert into audit (district_id, id, at, command, after)
      values ('420106', '${randomUUID()}', '${later(world.now, 48 * hour).toISOString()}', 'activities.change',
        jsonb_build_object('moved', jsonb_build_array('${full}')))`
    expect(await rulesBrokenBy([late])).toEqual([5])
    expect(await rulesBrokenBy([late, moved])).toEqual([])
  })
})
