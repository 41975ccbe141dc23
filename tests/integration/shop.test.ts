import { randomUUID } from 'node:crypto'
import { day, hour, later } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let itemId: string

/** Paper towels for 15 points, and the Lin family with 40. */
beforeEach(async () => {
  world = await buildWorld(cloud())
  itemId = await world.addItem({ stock: 3 })
  await world.givePoints(world.lin, 40)
})

const reserve = (who: Adult, item = itemId) =>
  world.as(who).shop.reserve({ key: newKey(), itemId: item })
const cancel = (who: Adult, redemptionId: string) =>
  world.as(who).shop.cancel({ key: newKey(), redemptionId })
const pickUp = (code: string, who: Adult = world.shopkeeper) =>
  world.as(who).shop.pickUp({ key: newKey(), orgId: world.shop.id, code })
const turnDown = (redemptionId: string, who: Adult = world.shopkeeper) =>
  world.as(who).shop.refuse({ key: newKey(), redemptionId, reason: '货坏了' })

const points = (who: Adult = world.lin) => world.as(who).points.mine({})
const stock = async (item = itemId) => (await world.visitor.shop.item({ id: item })).stock
const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)

const latestNotice = async (who: Adult) => {
  await cloud().app.idle()
  return (await world.as(who).inbox.list({})).items[0]
}

describe('a family redeems', () => {
  it('points and stock are reserved together, the shopkeeper checks the code, the entry settles', async () => {
    const { lin, dad, as, shopkeeper, shop } = world
    const { redemptionId, code } = await reserve(lin)
    expect(code).toMatch(/^\d{8}$/)
    expect(await points()).toMatchObject({ balance: 25, held: 15, spent: 0 })
    expect(await stock()).toBe(2)
    expect((await as(dad).shop.mine({})).items).toMatchObject([
      { id: redemptionId, status: 'reserved', code },
    ])
    const seen = await as(shopkeeper).shop.lookUp({ orgId: shop.id, code })
    expect(seen).toMatchObject({ redemptionId, itemName: '纸巾', alias: '林家妈妈家', price: 15 })
    expect(await pickUp(code)).toMatchObject({ redemptionId, price: 15 })
    expect(await points()).toMatchObject({ balance: 25, held: 0, spent: 15 })
    expect((await as(lin).shop.mine({})).items).toMatchObject([{ status: 'picked_up', code: null }])
    expect(await latestNotice(lin)).toMatchObject({ kind: 'redemption_picked_up' })
    expect(
      (await as(lin).points.entries({})).items.map(({ kind, amount }) => [kind, amount]),
    ).toEqual([
      ['settle', 0],
      ['reserve', -15],
      ['bonus', 40],
    ])
  })

  it('changes its mind: points and stock return in full', async () => {
    const { lin, dad } = world
    const { redemptionId } = await reserve(lin)
    expect(await cancel(dad, redemptionId)).toEqual({ returned: 15 })
    expect(await points()).toMatchObject({ balance: 40, held: 0 })
    expect(await stock()).toBe(3)
  })

  it('what the shop cannot deliver returns too, and the family is told why', async () => {
    const { lin } = world
    const { redemptionId } = await reserve(lin)
    expect(await turnDown(redemptionId)).toEqual({ returned: 15 })
    expect(await points()).toMatchObject({ balance: 40, held: 0 })
    const notice = await latestNotice(lin)
    expect(notice).toMatchObject({ kind: 'redemption_released' })
    expect(notice?.body).toContain('货坏了')
  })

  it('what nobody fetches within seven days goes back by itself', async () => {
    const { lin, as } = world
    const { code } = await reserve(lin)
    cloud().pass(7 * day - hour)
    await cloud().tick()
    expect(await points()).toMatchObject({ held: 15 })
    cloud().pass(hour)
    await refuses(() => pickUp(code), { refused: 'pick_up_expired' })
    await cloud().tick()
    expect(await points()).toMatchObject({ balance: 40, held: 0 })
    expect(await stock()).toBe(3)
    expect((await as(lin).shop.mine({})).items).toMatchObject([{ status: 'released' }])
    await cloud().tick()
    expect(await points()).toMatchObject({ balance: 40 })
  })

  it('what was released does not count against the limit of the quarter', async () => {
    const { lin } = world
    const first = await reserve(lin)
    await reserve(lin)
    await cancel(lin, first.redemptionId)
    await world.givePoints(lin, 20)
    await reserve(lin)
    await refuses(() => reserve(lin), { refused: 'limit_reached', detail: '2' })
  })

  it('points that expire first are spent first, and returned ones can be spent for a week', async () => {
    const { lin, now } = world
    const soon = later(now, 3 * day)
    await world.givePoints(lin, 10, soon)
    expect(await points()).toMatchObject({
      balance: 50,
      nextExpiry: { amount: 10, at: soon.toISOString() },
    })
    const { redemptionId } = await reserve(lin)
    expect((await points()).nextExpiry).toMatchObject({ amount: 35 })
    cloud().pass(day)
    await cancel(lin, redemptionId)
    const { nextExpiry } = await points()
    expect(nextExpiry?.amount).toBe(10)
    expect(new Date(nextExpiry?.at ?? 0).getTime()).toBeGreaterThanOrEqual(
      later(now, 8 * day).getTime(),
    )
  })

  it('points that have expired buy nothing', async () => {
    const { chen, now } = world
    await world.givePoints(chen, 15, later(now, day))
    cloud().pass(2 * day)
    await refuses(() => reserve(chen), { refused: 'not_enough_points', detail: '15' })
  })

  it('and are not counted as there: what is missing is what has to be earned', async () => {
    const { chen, now, as } = world
    await world.givePoints(chen, 15, later(now, day))
    await world.givePoints(chen, 6)
    cloud().pass(2 * day)
    expect((await as(chen).points.mine({})).balance).toBe(6)
    expect((await as(chen).shop.item({ id: itemId })).refusal).toEqual({
      reason: 'not_enough_points',
      detail: '9',
    })
    await refuses(() => reserve(chen), { refused: 'not_enough_points', detail: '9' })
    const dear = await world.addItem({ price: 40 })
    await refuses(() => reserve(chen, dear), { refused: 'not_enough_points', detail: '34' })
  })

  it('whoever moves out hears no more of what the household reserved; its head does', async () => {
    const { lin, dad, as, shopkeeper, shop } = world
    const { code } = await reserve(dad)
    await as(dad).households.leave({ key: newKey() })
    await as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code })
    await cloud().app.idle()
    const heard = async (who: typeof lin) =>
      (await as(who).inbox.list({})).items.some(({ kind }) => kind === 'redemption_picked_up')
    expect([await heard(lin), await heard(dad)]).toEqual([true, false])
  })
})

describe('the shop refuses rightly and leaves nothing behind', () => {
  it('who may not redeem, and what cannot be had', async () => {
    const { lin, chen, neighbour, teenager, there } = world
    await refuses(() => reserve(neighbour), { refused: 'out_of_scope' })
    await refuses(() => reserve(teenager), { refused: 'adult_only' })
    await refuses(() => reserve(chen), { refused: 'not_enough_points', detail: '15' })
    await refuses(() => reserve(there.resident), { failed: 'NOT_FOUND' })
    await refuses(() => reserve(lin, randomUUID()), { failed: 'NOT_FOUND' })
    const gone = await world.addItem({ stock: 0 })
    await refuses(() => reserve(lin, gone), { refused: 'stock_out' })
    const away = await world.addItem({ onSale: false })
    await refuses(() => reserve(lin, away), { refused: 'off_sale' })
  })

  it('the button says the same before the tap', async () => {
    const { lin, chen, neighbour, visitor, as } = world
    const reason = async (api: typeof visitor) =>
      (await api.shop.item({ id: itemId })).refusal?.reason ?? null
    expect(await reason(as(lin))).toBeNull()
    expect(await reason(visitor)).toBeNull()
    expect(await reason(as(chen))).toBe('not_enough_points')
    expect(await reason(as(neighbour))).toBe('out_of_scope')
    expect((await as(lin).shop.items({})).map(({ id }) => id)).toEqual([itemId])
  })

  it('codes that stand for nothing, or for another counter', async () => {
    const { lin, as, shopkeeper, shop, there } = world
    const { code } = await reserve(lin)
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0')
    await refuses(() => as(shopkeeper).shop.lookUp({ orgId: shop.id, code: wrong }), {
      refused: 'code_unknown',
    })
    await refuses(() => pickUp(wrong), { refused: 'code_unknown' })
    await refuses(() => pickUp(code, world.organizer), { failed: 'NOT_FOUND' })
    await refuses(() => pickUp(code, there.organizer), { failed: 'NOT_FOUND' })
    await pickUp(code)
    await refuses(() => pickUp(code), { refused: 'code_unknown' })
  })

  it('nothing ends twice, and nobody ends what is not theirs', async () => {
    const { lin, chen } = world
    const { redemptionId } = await reserve(lin)
    await refuses(() => cancel(chen, redemptionId), { failed: 'NOT_FOUND' })
    await refuses(() => cancel(chen, randomUUID()), { failed: 'NOT_FOUND' })
    await refuses(() => turnDown(redemptionId, chen), { failed: 'NOT_FOUND' })
    await refuses(() => cancel(world.teenager, redemptionId), { refused: 'adult_only' })
    await cancel(lin, redemptionId)
    await refuses(() => cancel(lin, redemptionId), { refused: 'already_ended' })
    await refuses(() => turnDown(redemptionId), { refused: 'already_ended' })
  })

  it('the desk shows what waits by alias and never a code', async () => {
    const { lin, as, shopkeeper, shop } = world
    const { code } = await reserve(lin)
    const desk = await as(shopkeeper).shop.desk({ orgId: shop.id })
    expect(desk.waiting).toMatchObject([{ itemName: '纸巾', alias: '林家妈妈家' }])
    expect(desk.items).toMatchObject([{ stock: 2, reserved: 1, pickedUp: 0 }])
    expect(JSON.stringify(desk)).not.toContain(code)
  })
})
