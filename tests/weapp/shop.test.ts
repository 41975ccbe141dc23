import { day } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'

const story = useStory()

const itemPage = (itemId: string) => `pages/item/index?id=${itemId}`

const purse = () => story().backstage.read.purse(story().world.lin.familyId)

const redemptions = () => story().backstage.read.redemptions(story().world.lin.familyId)

/** The family has 40 points and one pack of tissues reserved for 15 of them. */
const reserved = async () => {
  const { world, pickUp } = story()
  await world.givePoints(world.lin, 40)
  const itemId = await world.addItem({ name: '纸巾', price: 15, stock: 3 })
  const phone = await pickUp(world.lin, { at: itemPage(itemId) })
  await phone.tap('#redeem')
  await phone.tap('#confirm-yes')
  await phone.see('#reserved')
  return { itemId, code: phone.text('#code-digits').replace(' ', '') }
}

describe('the family changes its mind', () => {
  test('before the tap counts: thinking again costs nothing', async () => {
    const { world, pickUp } = story()
    await world.givePoints(world.lin, 40)
    const itemId = await world.addItem({ price: 15 })
    const phone = await pickUp(world.lin, { at: itemPage(itemId) })
    await phone.tap('#redeem')
    await phone.tap('#confirm-no')
    expect(await purse()).toEqual({ balance: 40, held: 0 })
    expect(await redemptions()).toEqual([])
  })

  test('after it: points and stock return in full', async () => {
    const { world, backstage, pickUp } = story()
    const { itemId } = await reserved()
    const phone = await pickUp(world.lin)
    await phone.tab('me')
    await phone.tap('#my-redemptions')
    const [cancel = ''] = phone.page.idsBeginning('cancel-')
    await phone.tap(`#${cancel}`)
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '15')
    expect(await purse()).toEqual({ balance: 40, held: 0 })
    expect(await redemptions()).toMatchObject([{ item: '纸巾', status: 'released' }])
    expect(await backstage.read.stock(itemId)).toEqual({ stock: 3, reserved: 0, pickedUp: 0 })
  })

  test('by never coming: after seven days everything is back', async () => {
    const { world, backstage, pass, pickUp } = story()
    const { itemId } = await reserved()
    await pass(8 * day)
    expect(await purse()).toEqual({ balance: 40, held: 0 })
    expect(await backstage.read.stock(itemId)).toEqual({ stock: 3, reserved: 0, pickedUp: 0 })
    const phone = await pickUp(world.lin, { at: 'pages/inbox/index' })
    await phone.see('.screen', '纸巾')
  })
})

describe('a redemption is refused before the tap', () => {
  const refused = async (itemId: string, sentence: string, who = story().world.lin) => {
    const phone = await story().pickUp(who, { at: itemPage(itemId) })
    await phone.see('#refusal', sentence)
    await expect(phone.tap('#redeem')).rejects.toThrow('cannot be tapped')
  }

  test('not enough points: how many are missing', async () => {
    const { world } = story()
    await world.givePoints(world.lin, 12)
    await refused(await world.addItem({ price: 15 }), '积分还差 3 分')
  })

  test('nothing left', async () => {
    const { world } = story()
    await world.givePoints(world.lin, 40)
    await refused(await world.addItem({ price: 15, stock: 0 }), '已经换完了')
  })

  test('as often as the quarter allows', async () => {
    const { world } = story()
    await world.givePoints(world.lin, 40)
    const itemId = await world.addItem({ name: '肥皂', price: 5, limitPerQuarter: 1 })
    const key = '00000000-0000-4000-8000-000000000001'
    await world.as(world.lin).shop.reserve({ key, itemId })
    await refused(itemId, '每户最多兑换 1 件')
  })

  test('for another community', async () => {
    const { world } = story()
    const itemId = await world.addItem({ price: 15 })
    await refused(itemId, '您家不在范围内', world.neighbour)
  })

  test('by a teenager alone', async () => {
    const { world } = story()
    await world.givePoints(world.lin, 40)
    await refused(await world.addItem({ price: 15 }), '要由家里的大人来办', world.teenager)
  })
})

test('the last one went while the page was open: said after the tap, nothing is held', async () => {
  const { world, backstage, pickUp } = story()
  await world.givePoints(world.lin, 40)
  await world.givePoints(world.chen, 40)
  const itemId = await world.addItem({ price: 15, stock: 1 })
  const phone = await pickUp(world.lin, { at: itemPage(itemId) })
  await phone.tap('#redeem')
  const key = '00000000-0000-4000-8000-000000000001'
  await world.as(world.chen).shop.reserve({ key, itemId })
  await phone.tap('#confirm-yes')
  await phone.see('#toast', '已经换完了')
  expect(await purse()).toEqual({ balance: 40, held: 0 })
  expect(await backstage.read.stock(itemId)).toEqual({ stock: 0, reserved: 1, pickedUp: 0 })
})

describe('at the counter', () => {
  test('the code is scanned, looked at, and handed over once', async () => {
    const { world, pickUp } = story()
    const { code } = await reserved()
    const phone = await pickUp(world.shopkeeper, { at: 'organizer/pickup/index' })
    phone.holdBefore(code)
    await phone.tap('#scan')
    await phone.see('#found', /纸巾.*15 分.*林家妈妈家/)
    await phone.tap('#hand-over')
    await phone.see('#toast', '已经交付')
    expect(await redemptions()).toMatchObject([{ status: 'picked_up' }])

    await phone.type('#pick-up-code', code)
    await phone.see('.digits', '没有找到这个取货码')
    expect(await purse()).toEqual({ balance: 25, held: 0 })
  })

  test('a code that nobody has is refused', async () => {
    const { world, pickUp } = story()
    const { code } = await reserved()
    const phone = await pickUp(world.shopkeeper, { at: 'organizer/pickup/index' })
    await phone.type('#pick-up-code', code === '00000000' ? '00000001' : '00000000')
    await phone.see('.digits', '没有找到这个取货码')
    expect(await redemptions()).toMatchObject([{ status: 'reserved' }])
  })

  test('what cannot be delivered goes back with the reason', async () => {
    const { world, pickUp } = story()
    await reserved()
    const phone = await pickUp(world.shopkeeper, { at: 'organizer/pickup/index' })
    const [refuse = ''] = phone.page.idsBeginning('refuse-')
    await phone.tap(`#${refuse}`)
    await phone.type('#reason', '到货破损')
    await phone.tap('#confirm-yes')
    await phone.see('#toast', '已经退回 15 分')
    expect(await redemptions()).toMatchObject([{ status: 'released', reason: '到货破损' }])
    expect(await purse()).toEqual({ balance: 40, held: 0 })
  })

  test('whoever keeps no shop is told so', async () => {
    const { world, pickUp } = story()
    const phone = await pickUp(world.organizer, { at: 'organizer/pickup/index' })
    await phone.see('.screen', '这里是兑换点的柜台')
  })
})
