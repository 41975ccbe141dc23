import { randomUUID } from 'node:crypto'
import { day } from '../../src/domain/time'
import { grant, type Adult } from '../support/build'
import { newKey, useCloud, type Api, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

beforeEach(async () => {
  world = await buildWorld(cloud())
})

const refuses = (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told)
const shelf = (who: Adult = world.shopkeeper) => world.as(who).shelf

type Item = Omit<Parameters<Api['shelf']['save']>[0], 'key'>

const save = (wish: Partial<Item> = {}, who: Adult = world.shopkeeper) =>
  shelf(who).save({
    key: newKey(),
    orgId: world.shop.id,
    itemId: null,
    name: '毛巾',
    kind: 'goods',
    about: '纯棉',
    pictureFileId: null,
    price: 6,
    limit: 1,
    limitPeriod: 'month',
    reach: 'community',
    pickUpPlace: '社区服务站',
    pickUpHours: '9:00–17:00',
    booking: '',
    waitDays: 7,
    ...wish,
  })

const sell = (itemId: string, onSale = true) => shelf().sell({ key: newKey(), itemId, onSale })
const receive = (itemId: string, quantity: number, sponsorId: string | null = null) =>
  shelf().receive({ key: newKey(), itemId, quantity, sponsorId, note: '入库' })
const count = (itemId: string, counted: number, reason = '') =>
  shelf().count({ key: newKey(), itemId, counted, reason })
const addSponsor = async (name: string, kind: 'org' | 'person' = 'org') =>
  (
    await shelf().saveSponsor({
      key: newKey(),
      orgId: world.shop.id,
      kind,
      name,
      about: '街坊老店',
    })
  ).sponsorId
const reserve = (who: Adult, itemId: string) =>
  world.as(who).shop.reserve({ key: newKey(), itemId })
const pickUp = (code: string) =>
  world.as(world.shopkeeper).shop.pickUp({ key: newKey(), orgId: world.shop.id, code })

describe('a shopkeeper', () => {
  it('makes an item, takes stock in from a sponsor, and puts it on sale', async () => {
    const { lin, as } = world
    await world.givePoints(lin, 20)
    const { itemId } = await save()
    expect(await as(lin).shop.items({})).toEqual([])
    await refuses(() => reserve(lin, itemId), { refused: 'off_sale' })
    const sponsorId = await addSponsor('巷口粮油铺')
    expect(await receive(itemId, 3, sponsorId)).toEqual({ stock: 3 })
    await sell(itemId)
    expect(await as(lin).shop.items({})).toMatchObject([
      { name: '毛巾', stock: 3, sponsors: ['巷口粮油铺'], limit: 1, limitPeriod: 'month' },
    ])
    await reserve(lin, itemId)
    await refuses(() => reserve(lin, itemId), { refused: 'limit_reached', detail: '1' })
    // The limit is one a month: the next month has its own.
    cloud().pass(32 * day)
    await cloud().tick()
    await reserve(lin, itemId)
  })

  it('edits it; what waits keeps its price, and what is off sale can still be picked up', async () => {
    const { lin, as } = world
    await world.givePoints(lin, 20)
    const { itemId } = await save()
    await receive(itemId, 2)
    await sell(itemId)
    const { code } = await reserve(lin, itemId)
    await save({ itemId, name: '大毛巾', price: 9, reach: 'district' })
    await sell(itemId, false)
    expect(await as(lin).shop.items({})).toEqual([])
    expect(await pickUp(code)).toMatchObject({ itemName: '大毛巾', price: 6 })
    expect(await shelf().items({ orgId: world.shop.id })).toMatchObject([
      { name: '大毛巾', price: 9, stock: 1, reserved: 0, pickedUp: 1, reach: 'district' },
    ])
  })

  it('a service is booked, so it waits as long as it says', async () => {
    const { lin } = world
    await world.givePoints(lin, 20)
    const { itemId } = await save({
      kind: 'service',
      booking: '请先打电话约时间',
      waitDays: 14,
    })
    await receive(itemId, 1)
    await sell(itemId)
    await reserve(lin, itemId)
    cloud().pass(13 * day)
    await cloud().tick()
    expect((await world.as(lin).shop.mine({})).items).toMatchObject([
      { status: 'reserved', booking: '请先打电话约时间' },
    ])
    cloud().pass(day)
    await cloud().tick()
    expect((await world.as(lin).shop.mine({})).items).toMatchObject([{ status: 'released' }])
    expect(await world.as(lin).points.mine({})).toMatchObject({ balance: 20, held: 0 })
  })

  it('counts the shelf: a difference has its reason, and what waits cannot be missing', async () => {
    const { lin } = world
    await world.givePoints(lin, 20)
    const { itemId } = await save()
    await receive(itemId, 5)
    await sell(itemId)
    await reserve(lin, itemId)
    expect(await count(itemId, 5)).toEqual({ difference: 0, stock: 4 })
    await refuses(() => count(itemId, 3), { refused: 'reason_missing' })
    expect(await count(itemId, 3, '受潮两条')).toEqual({ difference: -2, stock: 2 })
    await refuses(() => count(itemId, 0, '都没了'), { refused: 'below_reserved', detail: '1' })
    expect(await count(itemId, 4, '柜子后面找到一条')).toEqual({ difference: 1, stock: 3 })
    const { items } = await shelf().history({ itemId })
    expect(items.map(({ kind, quantity, note, by }) => [kind, quantity, note, by])).toEqual([
      ['counted', 1, '柜子后面找到一条', '吴店长'],
      ['counted', -2, '受潮两条', '吴店长'],
      ['counted', 0, '', '吴店长'],
      ['received', 5, '入库', '吴店长'],
    ])
  })

  it('minds the own shop only; an admin minds all below', async () => {
    const { chen, organizer, shop, there, builder, community } = world
    await refuses(() => save({}, chen), { failed: 'NOT_FOUND' })
    await refuses(() => save({}, organizer), { failed: 'NOT_FOUND' })
    await refuses(() => save({ orgId: there.shop.id }), { failed: 'NOT_FOUND' })
    await refuses(() => save({ itemId: randomUUID() }), { failed: 'NOT_FOUND' })
    const { itemId } = await save()
    await refuses(() => shelf(chen).items({ orgId: shop.id }), { failed: 'NOT_FOUND' })
    const admin = await world.addNeighbour('管理员')
    await grant(builder, admin, 'admin', community)
    expect(await shelf(admin).shops({ orgId: community.id })).toEqual([
      { id: shop.id, name: '张家湾积分超市' },
    ])
    await save({ itemId, name: '改过的毛巾' }, admin)
  })

  it('knows each sponsor once, and takes nothing in from a stranger', async () => {
    const { itemId } = await save()
    await addSponsor('王奶奶', 'person')
    await refuses(() => addSponsor('王奶奶', 'person'), { refused: 'name_taken' })
    await refuses(() => receive(itemId, 1, randomUUID()), { refused: 'sponsor_unknown' })
    expect(await shelf().sponsors({ orgId: world.shop.id })).toMatchObject([
      { name: '王奶奶', kind: 'person' },
    ])
  })

  it('a picture must be the own upload', async () => {
    await refuses(() => save({ pictureFileId: randomUUID() }), { refused: 'file_unknown' })
  })
})

describe('the public book', () => {
  it('says what came in, what went out and what became of each gift, and never to whom', async () => {
    const { lin, chen, visitor, community } = world
    await world.givePoints(lin, 20)
    await world.givePoints(chen, 20)
    const { itemId } = await save()
    const first = await addSponsor('巷口粮油铺')
    const second = await addSponsor('王奶奶', 'person')
    await receive(itemId, 2, first)
    cloud().pass(day)
    await receive(itemId, 3, second)
    await sell(itemId)
    await pickUp((await reserve(lin, itemId)).code)
    await reserve(chen, itemId)
    await count(itemId, 3, '少一条')
    const book = await visitor.shelf.book({ communityId: community.id })
    expect(book.shops).toMatchObject([
      {
        name: '张家湾积分超市',
        items: [{ received: 5, corrected: -1, handedOut: 1, waiting: 1, left: 2 }],
      },
    ])
    // One handed out and one lost were the first that came in; one of the others waits.
    expect(book.sponsors.map(({ name, goods }) => [name, ...goods])).toEqual([
      ['巷口粮油铺', { itemName: '毛巾', quantity: 2, handedOut: 1, lost: 1, waiting: 0, left: 0 }],
      ['王奶奶', { itemName: '毛巾', quantity: 3, handedOut: 0, lost: 0, waiting: 1, left: 2 }],
    ])
    expect(book.entries).toMatchObject([
      { kind: 'counted', quantity: -1, note: '少一条' },
      { kind: 'received', quantity: 3, sponsorName: '王奶奶' },
      { kind: 'received', quantity: 2, sponsorName: '巷口粮油铺' },
    ])
    const text = JSON.stringify(book)
    for (const secret of ['林家', '陈师傅', lin.familyId, chen.familyId, lin.id, chen.id])
      expect(text).not.toContain(secret)
  })

  it('of another community shows what serves it and nothing else', async () => {
    const { visitor, fangqi } = world
    await save()
    expect(await visitor.shelf.book({ communityId: fangqi.id })).toEqual({
      shops: [],
      sponsors: [],
      entries: [],
    })
    await save({ name: '全区的伞', reach: 'district' })
    const { shops } = await visitor.shelf.book({ communityId: fangqi.id })
    expect(shops.flatMap(({ items }) => items.map(({ name }) => name))).toEqual(['全区的伞'])
    await refuses(() => visitor.shelf.book({ communityId: randomUUID() }), { failed: 'NOT_FOUND' })
  })
})
