import { day } from '../../src/domain/time'
import { useStory } from '../support/weapp/story'

const story = useStory()

const shelf = 'organizer/shelf/index'

const stockPage = (itemId: string) =>
  `organizer/stock/index?itemId=${itemId}&orgId=${story().world.shop.id}`

test('a shopkeeper makes a service, takes it in from a new sponsor, and families redeem it', async () => {
  const { world, pickUp } = story()
  await world.givePoints(world.lin, 40)
  await world.addItem({ name: '纸巾' })
  const phone = await pickUp(world.shopkeeper, { at: shelf })
  await phone.see('#on-sale', '纸巾')
  await phone.tap('#add-item')
  await phone.tap('#save-item')
  await phone.see('.screen', '请写名称')
  await phone.type('#item-name', '剪发一次')
  await phone.tap('#item-kind-service')
  await phone.type('#item-price', '12')
  await phone.type('#item-place', '老街坊理发店')
  await phone.type('#item-hours', '每天 9:00–19:00')
  await phone.tap('#save-item')
  await phone.see('.screen', '服务要写清楚怎么预约')
  await phone.type('#item-booking', '先打电话约时间')
  await phone.tap('#item-wait-more')
  await phone.tap('#save-item')
  await phone.seePage('organizer/stock')
  await phone.see('#on-shelf', '现有 0 份')

  await phone.tap('#from-new')
  await phone.type('#sponsor-name', '老街坊理发店')
  await phone.tap('#save-sponsor')
  await phone.see('#toast', '已经记下')
  await phone.type('#received', '5')
  await phone.tap('#receive-do')
  await phone.see('#on-shelf', '现有 5 份')
  await phone.tap('#sell')
  await phone.see('#toast', '已经上架')

  const resident = await pickUp(world.lin, { at: 'pages/shop/index' })
  const card = resident.page
    .idsBeginning('item-')
    .find((id) => resident.text(`#${id}`).includes('剪发'))
  await resident.tap(`#${card ?? ''}`)
  await resident.see('.screen', '先打电话约时间')
  await resident.see('.screen', '兑换后保留 8 天')
  await resident.tap('#redeem')
  await resident.tap('#confirm-yes')
  await resident.see('#reserved', '先打电话约时间')
})

test('a stock-take asks for the reason of a difference, and the public book tells it', async () => {
  const { world, backstage, pickUp } = story()
  await world.givePoints(world.lin, 40)
  const itemId = await world.addItem({ name: '纸巾', stock: 6, price: 15 })
  const key = '00000000-0000-4000-8000-000000000004'
  await world.as(world.lin).shop.reserve({ key, itemId })
  const phone = await pickUp(world.shopkeeper, { at: stockPage(itemId) })
  await phone.see('#on-shelf', '现有 6 份，其中 1 份')
  await phone.type('#counted', '4')
  await phone.see('#difference', '少 2 份')
  await phone.tap('#count-do')
  await phone.see('#toast', '请写')
  expect(await backstage.read.stock(itemId)).toMatchObject({ stock: 5, reserved: 1 })
  await phone.type('#count-reason', '受潮两提')
  await phone.tap('#count-do')
  await phone.see('#toast', '差异已经记下')
  expect(await backstage.read.stock(itemId)).toMatchObject({ stock: 3, reserved: 1 })
  await phone.see('#history', '受潮两提')

  const visitor = await pickUp({ openid: null }, { at: 'pages/shop/index' })
  await visitor.tap('#open-book')
  await visitor.see('.screen', '盘点少 2')
  await visitor.see('#entries', '受潮两提')
  expect(visitor.text('.screen')).not.toContain('林家')
})

test('at the limit the button says so, and a release gives the place back', async () => {
  const { world, pass, pickUp } = story()
  await world.givePoints(world.lin, 40)
  const itemId = await world.addItem({ name: '纸巾', price: 5, limitPerQuarter: 1 })
  const at = `pages/item/index?id=${itemId}`
  const first = await pickUp(world.lin, { at })
  await first.tap('#redeem')
  await first.tap('#confirm-yes')
  await first.see('#reserved')
  const second = await pickUp(world.dad, { at })
  await second.see('#refusal', '每户最多兑换 1 件')
  await pass(8 * day)
  const again = await pickUp(world.dad, { at })
  await again.tap('#redeem')
  await again.tap('#confirm-yes')
  await again.see('#reserved')
})
