import { sql } from 'drizzle-orm'
import type { Tx } from '../../../src/cloud/db/connect'
import { currentConsent } from '../../../src/domain/families'
import { hour } from '../../../src/domain/time'
import { addAdult, addChild, grant, type Adult, type Builder } from '../../support/build'
import { expectSound } from '../../support/check'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../../support/cloud'
import { askOne } from '../../support/database'
import { addService } from '../../support/history'
import { addSplit, movePoints } from '../../support/moving'
import { racingPool } from '../../support/race'
import { buildWorld, type World } from '../../support/world'

/** Whoever moves while a request is on its way; each test has a database of its own. */
let cloud: Cloud
let world: World

beforeEach(async () => {
  cloud = await openCloud({ poolSize: racingPool })
  world = await buildWorld(cloud)
})
afterEach(async () => {
  await cloud.app.idle()
  await expectSound(cloud.database.db, await cloud.now())
  await cloud.close()
})

const db = () => cloud.database.db

/** Moves out as `households.leave` does, in a transaction that is not over yet. */
const movesOut = (tx: Tx, who: Adult) =>
  tx.execute(sql`
    with home as (
      insert into family (district_id, id, head_id, alias, community_id, created_at, audit_id)
      select district_id, gen_random_uuid(), ${who.id}::uuid, '搬出去的家', community_id, created_at, audit_id
      from family where id = ${who.familyId}::uuid
      returning id
    )
    update person set family_id = home.id from home where person.id = ${who.id}::uuid`)

const waitingForLock = async () =>
  Number(
    await askOne(
      db(),
      `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    ),
  ) > 0

/** Moves in with others as `households.accept` does, in a transaction that is not over yet. */
const movesIn = (host: Adult) => async (tx: Tx, who: Adult) => {
  await tx.execute(
    sql`update person set family_id = ${host.familyId}::uuid where id = ${who.id}::uuid`,
  )
  await tx.execute(
    sql`update family set joined_id = ${host.familyId}::uuid where id = ${who.familyId}::uuid`,
  )
}

/** Asks while the person moves, out unless said, and lets the move end when the request waits for it or is through. */
const askedWhileMoving = async (
  who: Adult,
  ask: () => Promise<Told>,
  moves: (tx: Tx, who: Adult) => Promise<unknown> = movesOut,
) => {
  let isOver = false
  let asked: Promise<Told> | undefined
  await db().transaction(async (tx) => {
    await moves(tx, who)
    asked = ask().finally(() => {
      isOver = true
    })
    while (!isOver && !(await waitingForLock()));
  })
  return asked
}

describe('whoever moves out while a request is on its way', () => {
  it('spends nothing of the household that was left', async () => {
    const { lin, dad } = world
    await world.givePoints(lin, 20)
    const itemId = await world.addItem({ price: 5 })
    const told = await askedWhileMoving(dad, () =>
      outcome(world.as(dad).shop.reserve({ key: newKey(), itemId })),
    )
    expect(told).toEqual({ refused: 'not_enough_points', detail: '5' })
    expect((await world.as(lin).points.mine({})).balance).toBe(20)
  })

  it('adds a child to the new household, where its guardian lives', async () => {
    const { lin, dad } = world
    await askedWhileMoving(dad, () =>
      outcome(
        world.as(dad).families.addChild({
          key: newKey(),
          nickname: '小不点',
          birthYear: world.now.getUTCFullYear() - 8,
          consentVersion: currentConsent,
          rule: 'under_14',
        }),
      ),
    )
    const names = async (who: Adult) =>
      (await world.as(who).families.mine({})).members.map(({ nickname }) => nickname)
    expect(await names(dad)).toContain('小不点')
    expect(await names(lin)).not.toContain('小不点')
  })
})

describe('whoever moves in with a household while the request is on its way is of the own family there', () => {
  const give = async () => {
    const { organizer, chen, community, as } = world
    const { grantId } = await as(organizer).grants.give({
      key: newKey(),
      orgId: community.id,
      kind: 'bonus',
      familyId: chen.familyId,
      amount: 5,
      reason: 'emergency',
      note: '台风夜里帮忙',
    })
    return grantId
  }
  const approves = (who: Adult, grantId: string) =>
    outcome(world.as(who).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' }))

  it('and does not approve its bonus', async () => {
    const { colleague, chen } = world
    const grantId = await give()
    const told = await askedWhileMoving(
      colleague,
      () => approves(colleague, grantId),
      movesIn(chen),
    )
    expect(told).toEqual({ refused: 'own_family' })
    expect((await world.as(chen).points.mine({})).balance).toBe(0)
  })

  it('and does not agree to its undoing', async () => {
    const { organizer, colleague, chen, builder, community, as } = world
    const third = await addAdult(builder, community, '第三位老师')
    await grant(builder, third, 'organizer', community)
    const grantId = await give()
    await approves(colleague, grantId)
    const { undoId } = await as(organizer).grants.undo({
      key: newKey(),
      grantId,
      reason: '记错了人',
    })
    const answer = { key: newKey(), grantId, undoId, verdict: 'approve' as const }
    const told = await askedWhileMoving(
      third,
      () => outcome(as(third).grants.decideUndo(answer)),
      movesIn(chen),
    )
    expect(told).toEqual({ refused: 'own_family' })
    expect((await as(chen).points.mine({})).balance).toBe(5)
  })
})

it('points that move on while they are taken back are found where they are by then', async () => {
  const { builder, chen, community, organizer, as } = world
  const [sister, aunt] = [
    await addAdult(builder, community, '陈家妹妹'),
    await addAdult(builder, community, '陈家姑姑'),
  ]
  const { slotId } = await world.addSlot({ inHours: -6, lasts: 240 }, { status: 'settled' })
  const { signupId, award } = await addService(builder, community, chen, slotId)
  const splitOff = async (db: Builder['db'], from: Adult, to: Adult, lotId: string) => {
    const own = { ...builder, db }
    const subject = await addSplit(own, { from, to, points: 4 })
    const wish = { from: from.familyId, to: to.familyId, lotId, amount: 4, subject }
    await movePoints(own, community, wish)
  }
  await splitOff(db(), chen, sister, award?.lotId ?? '')
  const lotId = await askOne(db(), 'select id from lot where remaining > 0')
  let asked: Promise<Told> | undefined
  await db().transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from account where owner_id = ${sister.familyId}::uuid and kind = 'family' for update`,
    )
    asked = outcome(
      as(organizer).hours.correct({
        key: newKey(),
        signupId,
        minutes: 0,
        reason: '核对过现场记录',
      }),
    )
    while (!(await waitingForLock()));
    await splitOff(tx, sister, aunt, lotId)
  })
  expect(await asked).toMatchObject({ output: { points: 0 } })
  expect(await as(chen).points.mine({})).toMatchObject({ balance: 0, owed: 0 })
  expect(await as(aunt).points.mine({})).toMatchObject({ balance: 0, owed: 0 })
})

describe('people are locked once, in the order of their ids', () => {
  /** Somebody locks the one and then the other, while the request wants both; it must not hold the other yet. */
  const neverInACircle = async (
    { first, second }: { first: string; second: string },
    ask: () => Promise<Told>,
  ) => {
    let asked: Promise<Told> | undefined
    await db().transaction(async (tx) => {
      await tx.execute(sql`select 1 from person where id = ${first}::uuid for update`)
      asked = ask()
      while (!(await waitingForLock()));
      await tx.execute(sql`select 1 from person where id = ${second}::uuid for update nowait`)
    })
    return asked
  }

  it('where a consent is taken back, with whoever may get the seat', async () => {
    const { lin, childId, as } = world
    const { slotId } = await world.addSlot({ capacity: 1 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [childId] })
    let next = await world.addNeighbour()
    while (next.id > childId) next = await world.addNeighbour()
    await as(next).signups.create({ key: newKey(), slotId, personIds: [next.id] })
    const told = await neverInACircle({ first: next.id, second: childId }, () =>
      outcome(as(lin).households.withdrawConsent({ key: newKey(), minorId: childId })),
    )
    expect(told).toEqual({ output: { cancelled: 1 } })
    expect((await as(next).signups.mine({ when: 'coming' })).items).toMatchObject([
      { members: [{ status: 'confirmed' }] },
    ])
  })

  it('where somebody is marked absent, with whoever signed', async () => {
    const { builder, organizer, as } = world
    let signer = await world.addNeighbour()
    let child = await addChild(builder, signer, '小邻居', 9)
    while (signer.id > child) {
      signer = await world.addNeighbour()
      child = await addChild(builder, signer, '小邻居', 9)
    }
    const { slotId } = await world.addSlot({ inHours: 1 })
    await as(signer).signups.create({ key: newKey(), slotId, personIds: [child] })
    cloud.pass(1.5 * hour)
    const told = await neverInACircle({ first: signer.id, second: child }, () =>
      outcome(
        as(organizer).signups.markAbsent({
          key: newKey(),
          slotId,
          personIds: [child],
          reason: '没有到场',
        }),
      ),
    )
    expect(told).toEqual({ output: { marked: 1 } })
  })
})
