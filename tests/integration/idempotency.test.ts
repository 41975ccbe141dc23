import { currentConsent } from '../../src/domain/families'
import { hour, minute } from '../../src/domain/time'
import { newKey, outcome, useCloud } from '../support/cloud'
import { countRows, expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

/** Asks again with the same key, as a phone does that has not heard the answer: nothing happens twice. */
const expectOnce = async (asked: () => Promise<unknown>) => {
  const first = await asked()
  await cloud().app.idle()
  const before = await countRows(cloud().database.db)
  expect(await asked()).toEqual(first)
  await cloud().app.idle()
  expect(await countRows(cloud().database.db)).toEqual(before)
}

describe('the same intent sent twice is done once and answered alike', () => {
  it('joining and adding a child', async () => {
    const { newcomer, community, as, lin } = world
    const who = { nickname: '新家人', consentVersion: currentConsent }
    const child = { ...who, key: newKey(), birthYear: 2018, rule: 'under_14' as const }
    const adult = { ...who, key: newKey(), birthYear: 1980, communityId: community.id }
    await expectOnce(() => newcomer.families.join(adult))
    await expectOnce(() => as(lin).families.addChild(child))
  })

  it('signing up and cancelling', async () => {
    const { lin, childId, as } = world
    const { slotId } = await world.addSlot()
    const asked = { key: newKey(), slotId, personIds: [lin.id, childId] }
    await expectOnce(() => as(lin).signups.create(asked))
    const { partyId } = await as(lin).signups.create(asked)
    const cancelling = { key: newKey(), partyId }
    await expectOnce(() => as(lin).signups.cancel(cancelling))
    // The answer is the one that was given, not what would be true now.
    expect(await as(lin).signups.create(asked)).toMatchObject({ partyId, status: 'confirmed' })
  })

  it('checking in and out, and confirming', async () => {
    const { lin, organizer, as } = world
    const { slotId } = await world.addSlot({ inHours: 0.5 })
    await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id] })
    const { code } = await as(organizer).attendance.siteCode({ slotId })
    const arriving = {
      key: newKey(),
      slotId,
      act: 'in' as const,
      proof: { by: 'code' as const, code },
    }
    await expectOnce(() => as(lin).attendance.checkMyself(arriving))
    cloud().pass(2.5 * hour + minute)
    const leaving = { key: newKey(), slotId, act: 'out' as const, personIds: [lin.id] }
    await expectOnce(() => as(organizer).attendance.rollCall(leaving))
    const confirming = { key: newKey(), slotId }
    await expectOnce(() => as(organizer).attendance.confirm(confirming))
    expect(await as(lin).points.mine({})).toMatchObject({ balance: 2 })
  })

  it('reserving, picking up and cancelling', async () => {
    const { lin, shopkeeper, shop, as } = world
    const itemId = await world.addItem()
    await world.givePoints(lin, 40)
    const reserving = { key: newKey(), itemId }
    await expectOnce(() => as(lin).shop.reserve(reserving))
    const { code } = await as(lin).shop.reserve(reserving)
    const picking = { key: newKey(), orgId: shop.id, code }
    await expectOnce(() => as(shopkeeper).shop.pickUp(picking))
    const second = await as(lin).shop.reserve({ key: newKey(), itemId })
    const cancelling = { key: newKey(), redemptionId: second.redemptionId }
    await expectOnce(() => as(lin).shop.cancel(cancelling))
  })
})

describe('a key', () => {
  it('with other content is refused', async () => {
    const { lin, as } = world
    const [one, other] = [await world.addSlot(), await world.addSlot({ inHours: 96 })]
    const key = newKey()
    await as(lin).signups.create({ key, slotId: one.slotId, personIds: [lin.id] })
    await expectRefused(
      cloud(),
      () => as(lin).signups.create({ key, slotId: other.slotId, personIds: [lin.id] }),
      { refused: 'key_reused' },
    )
  })

  it('of one command is none of another', async () => {
    const { lin, as } = world
    const { slotId } = await world.addSlot()
    const key = newKey()
    await as(lin).signups.create({ key, slotId, personIds: [lin.id] })
    await expectRefused(cloud(), () => as(lin).inbox.readAll({ key }), { refused: 'key_reused' })
  })

  it('of one person is none of another', async () => {
    const { lin, chen, as } = world
    const { slotId } = await world.addSlot()
    const key = newKey()
    const one = await as(lin).signups.create({ key, slotId, personIds: [lin.id] })
    const other = await as(chen).signups.create({ key, slotId, personIds: [chen.id] })
    expect(other.partyId).not.toBe(one.partyId)
  })

  it('of a refused command can be sent again when things have changed', async () => {
    const { lin, chen, as } = world
    const { slotId } = await world.addSlot({ capacity: 1, waitlist: false })
    const { partyId } = await as(lin).signups.create({ key: newKey(), slotId, personIds: [lin.id] })
    const asked = { key: newKey(), slotId, personIds: [chen.id] }
    expect(await outcome(as(chen).signups.create(asked))).toEqual({ refused: 'full' })
    await as(lin).signups.cancel({ key: newKey(), partyId })
    expect(await as(chen).signups.create(asked)).toMatchObject({ status: 'confirmed' })
  })

  it('is the same in capital letters', async () => {
    const { lin, as } = world
    const { slotId } = await world.addSlot()
    const key = newKey()
    const first = await as(lin).signups.create({ key, slotId, personIds: [lin.id] })
    const again = { key: key.toUpperCase(), slotId, personIds: [lin.id] }
    expect(await as(lin).signups.create(again)).toEqual(first)
  })
})
