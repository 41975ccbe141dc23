import { goodsWaitDays, pickUpUntil } from '../../domain/shop'
import { day, later, minute } from '../../domain/time'
import {
  releaseReasons,
  releaseSentence,
  reserveSentence,
  settleSentence,
} from '../../words/awards'
import { atCounter, byDay } from './calendar'
import { goods, otherGood, type Good } from './goods'
import type { Home } from './homes'
import type { Ledger } from './ledger'
import type { Org } from './orgs'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'
import type { Wuchang } from './wuchang'

interface Shelf {
  author: Author
  ledger: Ledger
  shop: Org
  good: Good
  item: Row<'shopItem'>
}

/** Puts a good on the counter of a shop; what came in is a movement of stock like any other. */
export const stock = (
  author: Author,
  ledger: Ledger,
  shop: Org,
  good: Good,
  pictureFileId: string,
): Shelf => {
  const at = later(author.now, -250 * day)
  const item: Row<'shopItem'> = {
    ...author.under('shop'),
    id: author.id(at),
    orgId: shop.id,
    scopePath: shop.parent?.path ?? shop.path,
    name: good.name,
    kind: good.kind,
    about: good.about,
    pictureFileId,
    price: good.price,
    stock: 0,
    reserved: 0,
    pickedUp: 0,
    limitPerQuarter: good.limit,
    pickUpPlace: `${shop.name}（社区党群服务中心一楼）`,
    pickUpHours: '周一至周六 9:00–18:00',
    booking: good.kind === 'service' ? '请先打服务台电话约时间，约好再来' : '',
    waitDays: good.kind === 'service' ? 14 : goodsWaitDays,
    onSale: true,
  }
  author.plan.shopItem.push(item)
  const shelf = { author, ledger, shop, good, item }
  if (typeof good.received === 'number') move(shelf, 'received', good.received, at, null)
  return shelf
}

/** What runs out came in as often as it went out, and what is left besides. */
const settleStock = (shelf: Shelf) => {
  const { author, good, item } = shelf
  if (typeof good.received === 'number') return
  move(shelf, 'received', good.received.left - item.stock, later(author.now, -250 * day), null)
}

const move = (
  shelf: Shelf,
  kind: Row<'stockMove'>['kind'],
  quantity: number,
  at: Date,
  redemptionId: string | null,
) => {
  const { author, item } = shelf
  item.stock += quantity
  author.plan.stockMove.push({
    ...author.under('shop'),
    id: author.id(at),
    itemId: item.id,
    kind,
    quantity,
    redemptionId,
    sponsorId: kind === 'received' ? sponsorOf(shelf) : null,
    note: kind === 'received' ? '上架前入库' : '',
    at,
  })
}

/** Whoever gave the good, on record at its shop; null for what the community bought. */
const sponsorOf = ({ author, shop, good }: Shelf): string | null => {
  const name = good.sponsor
  if (name === null) return null
  const { sponsor } = author.plan
  const known = sponsor.find((one) => one.orgId === shop.id && one.name === name)
  if (known) return known.id
  const id = author.id(later(author.now, -260 * day))
  const about = '长期捐赠，感谢支持邻里互助。'
  sponsor.push({ ...author.under('shop'), id, orgId: shop.id, kind: 'org', name, about })
  return id
}

type Ending = 'waiting' | 'picked_up' | 'unclaimed'

/** One household redeems: points and stock together, and what became of it. */
const redeem = (shelf: Shelf, home: Home, at: Date, ending: Ending) => {
  const { author, ledger, good, item, shop } = shelf
  const id = author.id(at)
  const { name, price } = good
  const reserveTxnId = ledger.reserve(home, {
    redemptionId: id,
    price,
    at,
    sentence: reserveSentence({ itemName: name, price }),
  })
  move(shelf, 'reserved', -1, at, id)
  const expiresAt = pickUpUntil(at, item.waitDays)
  const row: Row<'redemption'> = {
    ...author.under('shop'),
    id,
    itemId: item.id,
    orgId: shop.id,
    familyId: home.id,
    byPersonId: home.head.id,
    price,
    status: 'reserved',
    code: author.random.digits(8),
    reserveTxnId,
    reservedAt: at,
    expiresAt,
  }
  author.plan.redemption.push(row)
  if (ending === 'waiting') {
    item.reserved = (item.reserved ?? 0) + 1
    return
  }
  const reason = releaseReasons.expired
  const kind = ending === 'picked_up' ? ('settle' as const) : ('release' as const)
  const endedAt =
    ending === 'picked_up' ? atCounter(author.random, at) : later(expiresAt, 2 * minute)
  row.status = ending === 'picked_up' ? 'picked_up' : 'released'
  row.endedAt = endedAt
  row.endedReason = ending === 'picked_up' ? null : reason
  row.endTxnId = ledger.end(home, {
    kind,
    redemptionId: id,
    reserveTxnId,
    price,
    shopId: shop.id,
    at: endedAt,
    sentence:
      kind === 'settle'
        ? settleSentence({ itemName: name, price })
        : releaseSentence({ itemName: name, price, reason }),
  })
  if (ending === 'picked_up') item.pickedUp = (item.pickedUp ?? 0) + 1
  else move(shelf, 'returned', 1, endedAt, id)
}

/** Households redeem when they can afford it, each in the order of time and each thing only once. */
const redeemAround = (shelves: readonly Shelf[], homes: readonly Home[]) => {
  const quietSince = new Map<Home, Date>()
  const take = (shelf: Shelf, ago: readonly [least: number, most: number], ending: Ending) => {
    const { author, good, ledger } = shelf
    const has = new Set(
      author.plan.redemption
        .filter(({ itemId }) => itemId === shelf.item.id)
        .map(({ familyId }) => familyId),
    )
    const at = byDay(author.random, author.now, -author.random.int(...ago))
    const home = homes.find(
      (candidate) =>
        !has.has(candidate.id) &&
        at > (quietSince.get(candidate) ?? new Date(0)) &&
        ledger.spendable(candidate, at) >= good.price,
    )
    if (!home) return
    quietSince.set(home, later(at, 8 * day))
    redeem(shelf, home, at, ending)
  }
  for (const shelf of shelves) {
    const { good, item } = shelf
    for (let tries = 0; (item.pickedUp ?? 0) < good.taken && tries < 50; tries += 1)
      take(shelf, [9, 75], 'picked_up')
    if (typeof good.received !== 'number' || good.taken === 0) continue
    take(shelf, [1, 5], 'waiting')
    if (good.kind === 'goods') take(shelf, [12, 40], 'unclaimed')
  }
}

/** A neighbour brought soap; later one piece was found broken when the shelf was counted. */
const countSoap = (shelf: Shelf) => {
  const { author, shop, item } = shelf
  const id = author.id(later(author.now, -60 * day))
  author.plan.sponsor.push({
    ...author.under('shop'),
    id,
    orgId: shop.id,
    kind: 'person',
    name: '3 号楼的王奶奶',
    about: '自己做的手工皂。',
  })
  const note = { ...author.under('shop'), itemId: item.id }
  const given = { kind: 'received' as const, quantity: 12, sponsorId: id, note: '手工皂' }
  const broken = { kind: 'counted' as const, quantity: -1, note: '月底盘点，压碎一块' }
  const givenAt = later(author.now, -60 * day)
  const brokenAt = later(author.now, -6 * day)
  author.plan.stockMove.push({ ...note, ...given, id: author.id(givenAt), at: givenAt })
  author.plan.stockMove.push({ ...note, ...broken, id: author.id(brokenAt), at: brokenAt })
  item.stock += 11
}

/** The shop of 张家湾 with a season behind it, and a shelf next door that serves its own households only. */
export const openShops = (author: Author, ledger: Ledger, wuchang: Wuchang, pictures: Pictures) => {
  const { near, other, personas } = wuchang
  const shelves = goods.map((good) => stock(author, ledger, near.shop, good, pictures.item(good)))
  stock(author, ledger, other.shop, otherGood, pictures.item(otherGood))
  const [soap, tissues] = shelves
  const ago = (days: number) => byDay(author.random, author.now, -days)
  if (soap && tissues) {
    redeem(soap, personas.resident.home, ago(20), 'picked_up')
    redeem(tissues, personas.volunteer.home, ago(40), 'picked_up')
    redeem(soap, personas.volunteer.home, ago(1), 'waiting')
  }
  const dearFirst = [...shelves].sort((one, next) => next.good.price - one.good.price)
  redeemAround(dearFirst, author.random.shuffled(near.homes))
  shelves.forEach(settleStock)
  if (soap) countSoap(soap)
}
