import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { plainRules } from '../../src/domain/points-rules'
import { day, later } from '../../src/domain/time'
import { addSpouse, grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { addService } from '../support/history'
import { useStory } from '../support/story'

const { cloud, world, refuses } = useStory()

/** Somebody has served so many minutes, and was awarded a point for each hour. */
const served = async (who: Adult, minutes = 240, inHours = -6) => {
  const { builder, community } = world()
  const { slotId } = await world().addSlot({ inHours, lasts: minutes }, { status: 'settled' })
  return (await addService(builder, community, who, slotId)).signupId
}

/** Moves in with another household, and the points go along. */
const joins = async (who: Adult, host: Adult) => {
  const { code } = await world().as(host).households.invite({ key: newKey(), kind: 'adult' })
  return world().as(who).households.accept({ key: newKey(), code })
}

const leaves = (who: Adult) => world().as(who).households.leave({ key: newKey() })

const correct = (signupId: string, minutes: number, by: Adult = world().organizer) =>
  world().as(by).hours.correct({ key: newKey(), signupId, minutes, reason: '核对过现场记录' })

const agree = async () => {
  const { superior, street, as } = world()
  const [asked] = await as(superior).hours.consents({ orgId: street.id })
  const consentId = asked?.consentId ?? ''
  return as(superior).hours.decideConsent({ key: newKey(), consentId, verdict: 'agree' })
}

const points = (who: Adult) => world().as(who).points.mine({})

const entries = async (who: Adult) => {
  const { items } = await world().as(who).points.entries({})
  return items.map(({ kind, amount }) => [kind, amount])
}

const recordOf = (who: Adult, signupId: string) =>
  world().as(who).hours.record({ recordId: signupId })

describe('a record of a household that moved in with another', () => {
  it('is corrected downwards: taken back and awarded anew at once, where the points are now', async () => {
    const { lin, chen } = world()
    const signupId = await served(chen)
    await joins(chen, lin)
    expect(await correct(signupId, 60)).toEqual({
      minutes: 60,
      counted: 60,
      points: 1,
      waits: false,
    })
    expect(await points(lin)).toMatchObject({ balance: 1, owed: 0, earned: 1 })
    expect(await entries(lin)).toEqual([
      ['award', 1],
      ['reverse', -4],
      ['move_in', 4],
    ])
    expect(await recordOf(chen, signupId)).toMatchObject({ counted: 60, points: 1 })
  })

  it('is corrected upwards: hours at once, points when the org above agrees', async () => {
    const { lin, chen } = world()
    const signupId = await served(chen)
    await correct(signupId, 60)
    await joins(chen, lin)
    expect(await correct(signupId, 180)).toMatchObject({ counted: 180, points: 1, waits: true })
    expect(await points(lin)).toMatchObject({ balance: 1 })
    await agree()
    expect(await recordOf(chen, signupId)).toMatchObject({ counted: 180, points: 3, waiting: null })
    expect(await points(lin)).toMatchObject({ balance: 3 })
  })

  it('that was worth nothing when they moved earns in the new household', async () => {
    const { lin, chen } = world()
    const signupId = await served(chen)
    await correct(signupId, 0)
    await joins(chen, lin)
    await correct(signupId, 120)
    await agree()
    expect(await entries(lin)).toEqual([['award', 2]])
    expect(await recordOf(chen, signupId)).toMatchObject({ counted: 120, points: 2 })
  })

  it('is disputed by whoever served, and upheld', async () => {
    const { lin, chen, organizer, as } = world()
    const signupId = await served(chen)
    await joins(chen, lin)
    const reason = '我中途走了两小时，请改少。'
    const { disputeId } = await as(chen).hours.dispute({
      key: newKey(),
      recordId: signupId,
      minutes: 120,
      reason,
    })
    const verdict = { is: 'upheld' as const, minutes: 120 }
    const answer = { key: newKey(), disputeId, verdict, answer: '谢谢，已经改好' }
    expect(await as(organizer).hours.answerDispute(answer)).toEqual({ state: 'upheld' })
    expect(await points(chen)).toMatchObject({ balance: 2 })
  })

  it('takes what came along first, and leaves the older points of the others alone', async () => {
    const { lin, chen, builder } = world()
    await world().givePoints(lin, 5, later(world().now, 30 * day))
    const signupId = await served(chen)
    await joins(chen, lin)
    await correct(signupId, 0)
    const lots = await builder.db
      .select({ remaining: t.lot.remaining, from: t.lot.fromLotId })
      .from(t.lot)
      .innerJoin(
        t.account,
        and(eq(t.account.id, t.lot.accountId), eq(t.account.ownerId, lin.familyId)),
      )
    expect(lots.find(({ from }) => from === null)).toMatchObject({ remaining: 5 })
    expect(lots.find(({ from }) => from !== null)).toMatchObject({ remaining: 0 })
  })

  it('what the new household has spent it owes, and later awards settle it', async () => {
    const { lin, chen, organizer, community, as } = world()
    const signupId = await served(chen)
    await joins(chen, lin)
    const itemId = await world().addItem({ price: 3 })
    await as(lin).shop.reserve({ key: newKey(), itemId })
    await correct(signupId, 60)
    // Four came along and three were spent: one is taken back, three are owed, and the new one settles one.
    expect(await points(lin)).toMatchObject({ balance: 0, held: 3, owed: 2 })
    expect(await as(organizer).points.claims({ orgId: community.id })).toMatchObject([
      { alias: '林家妈妈家', amount: 3, remaining: 2 },
    ])
    expect(await entries(lin)).toEqual([
      ['repay', -1],
      ['award', 1],
      ['reverse', -1],
      ['reserve', -3],
      ['move_in', 4],
    ])
    const later = await served(lin, 120, -12)
    await correct(later, 60)
    expect(await points(lin)).toMatchObject({ owed: 1 })
  })

  it('takes what has expired of it meanwhile from there, before the move or after it, and nobody owes that', async () => {
    const { lin, chen } = world()
    const before = await served(chen)
    await cloud()
      .database.db.update(t.lot)
      .set({ expiresAt: later(await cloud().now(), day) })
    cloud().pass(2 * day)
    await cloud().tick()
    const after = await served(chen, 120, -12)
    await joins(chen, lin)
    const soon = later(await cloud().now(), day)
    await cloud()
      .database.db.update(t.lot)
      .set({ expiresAt: soon })
      .where(gt(t.lot.expiresAt, soon))
    cloud().pass(2 * day)
    await cloud().tick()
    for (const signupId of [before, after])
      expect(await correct(signupId, 0)).toMatchObject({ counted: 0, points: 0 })
    expect(await points(lin)).toMatchObject({ balance: 0, owed: 0 })
  })

  it('is never decided on by those who have its points now, though it is not shown to them', async () => {
    const { lin, dad, chen, builder, community } = world()
    await grant(builder, dad, 'organizer', community)
    const spouse = await addSpouse(builder, chen, '陈师母')
    const signupId = await served(spouse)
    await leaves(spouse)
    await joins(chen, lin)
    await refuses(() => correct(signupId, 60, dad), { refused: 'own_family' })
    await refuses(() => recordOf(dad, signupId), { failed: 'NOT_FOUND' })
    await correct(signupId, 60)
    expect(await points(lin)).toMatchObject({ balance: 1 })
    expect(await points(spouse)).toMatchObject({ balance: 0 })
    expect(await recordOf(spouse, signupId)).toMatchObject({ counted: 60, points: 1 })
  })
})

describe('where a household moved in with one that moved in with another', () => {
  it('the points are followed all the way', async () => {
    const { lin, chen } = world()
    const wu = await world().addNeighbour('吴阿姨')
    const signupId = await served(chen)
    await joins(chen, wu)
    await correct(signupId, 180)
    await leaves(chen)
    await joins(wu, lin)
    await correct(signupId, 60)
    expect(await points(lin)).toMatchObject({ balance: 1 })
    expect(await points(chen)).toMatchObject({ balance: 0 })
    await correct(signupId, 240)
    await agree()
    expect(await points(lin)).toMatchObject({ balance: 4 })
    const lots = await cloud()
      .database.db.select({ remaining: t.lot.remaining })
      .from(t.lot)
      .where(and(isNotNull(t.lot.fromLotId), isNull(t.lot.toldAt)))
    expect(lots.map(({ remaining }) => remaining)).toEqual([0, 0])
  })
})

it('what has expired on the way is not owed at the end of it, however far the household moved on', async () => {
  const { lin, chen } = world()
  const wu = await world().addNeighbour('吴阿姨')
  const expire = async () => {
    const soon = later(await cloud().now(), day)
    const { db } = cloud().database
    await db.update(t.lot).set({ expiresAt: soon }).where(gt(t.lot.expiresAt, soon))
    cloud().pass(2 * day)
    await cloud().tick()
  }
  const [first, second] = [await served(chen), await served(chen, 120, -12)]
  await joins(chen, wu)
  await expire()
  await correct(first, 0)
  await leaves(chen)
  await joins(wu, lin)
  await correct(second, 0)
  expect(await points(lin)).toMatchObject({ balance: 0, owed: 0 })
})

it('the caps are those of the household that served', async () => {
  const { lin, chen, builder, community } = world()
  const { db, districtId, auditId, now } = builder
  const hers = await served(chen, 180)
  await served(lin, 180)
  await joins(chen, lin)
  await db.insert(t.pointsRule).values({
    districtId,
    id: newKey(),
    communityId: community.id,
    version: 1,
    startsOn: '2020-01-01',
    rules: { ...plainRules, caps: { ...plainRules.caps, familyDay: 3 } },
    note: '居民代表会议通过',
    proposedBy: world().organizer.id,
    proposedAt: now,
    auditId,
  })
  await correct(hers, 0)
  expect(await points(lin)).toMatchObject({ balance: 3 })
  // The day of the household that she moved in with is full; hers is not.
  await correct(hers, 120)
  await agree()
  expect(await points(lin)).toMatchObject({ balance: 5 })
})
