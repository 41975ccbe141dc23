import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { decideCount, type CountRefusal } from '../../domain/shelf'
import type { ItemKind, LimitPeriod, Reach } from '../../domain/shop'
import { coverState, hasCover, postingOrg } from '../activities/make'
import { shopItem, sponsor, stockMove } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { lockItem, type ItemRow } from './redeem'

interface ItemInput {
  key: string
  orgId: string
  itemId: string | null
  name: string
  kind: ItemKind
  about: string
  pictureFileId: string | null
  price: number
  limit: number
  limitPeriod: LimitPeriod
  reach: Reach
  pickUpPlace: string
  pickUpHours: string
  booking: string
  waitDays: number
}

/** The path below which a household must live; a shop that has no such org above serves its own surroundings. */
const scopeOf = async (work: Work, orgId: string, reach: Reach) => {
  const { above, path } = await postingOrg(work, orgId)
  return above.find(({ kind }) => kind === reach)?.path ?? path
}

const lockOwn = async (work: Work, itemId: string): Promise<ItemRow> => {
  const item = await lockItem(work, itemId)
  if (!item) throw new Error('the item was there when the scope was checked')
  return item
}

/** A new item is off sale and has no stock: pieces come in by `receive`. What waits keeps its old price. */
export const saveItem = command(
  'shelf.save',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: ItemInput,
  ): Promise<Result<{ itemId: string }, 'file_unknown'>> => {
    const { tx, districtId, auditId } = work
    const { key: _, orgId, itemId, reach, limit, ...rest } = input
    const before = itemId === null ? null : await lockItem(work, itemId)
    if (itemId !== null && before?.orgId !== orgId) throw notFound()
    const old = before?.pictureFileId ?? null
    if (!(await hasCover(work, caller.personId, input.pictureFileId, old)))
      return refuse('file_unknown')
    const item = {
      ...rest,
      limitPerQuarter: limit,
      scopePath: await scopeOf(work, orgId, reach),
      auditId,
    }
    const id = itemId ?? newId()
    if (before === null) {
      await tx.insert(shopItem).values({ districtId, id, orgId, stock: 0, onSale: false, ...item })
    } else {
      await tx
        .update(shopItem)
        .set(item)
        .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, id)))
    }
    work.record({ subject: id, before, after: item })
    return ok({ itemId: id })
  },
)

/** On sale for everybody in its scope, or off it. */
export const sellItem = command(
  'shelf.sell',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; itemId: string; onSale: boolean },
  ): Promise<Result<{ onSale: boolean }, 'cover_unchecked'>> => {
    const { tx, districtId, auditId } = work
    const item = await lockOwn(work, input.itemId)
    const cover = await coverState(work, item.pictureFileId)
    if (input.onSale && cover !== 'none' && cover !== 'passed') return refuse('cover_unchecked')
    await tx
      .update(shopItem)
      .set({ onSale: input.onSale, auditId })
      .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, item.id)))
    work.record({
      subject: item.id,
      before: { onSale: item.onSale },
      after: { onSale: input.onSale },
    })
    return ok({ onSale: input.onSale })
  },
)

const changeStock = async (
  { tx, districtId, auditId, now }: Work,
  item: ItemRow,
  move: {
    kind: 'received' | 'counted'
    quantity: number
    sponsorId: string | null
    note: string
  },
) => {
  const stock = item.stock + move.quantity
  await tx
    .update(shopItem)
    .set({ stock, auditId })
    .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, item.id)))
  await tx
    .insert(stockMove)
    .values({ districtId, id: newId(), itemId: item.id, at: now, auditId, ...move })
  return stock
}

interface ReceiveInput {
  key: string
  itemId: string
  quantity: number
  sponsorId: string | null
  note: string
}

const knowsSponsor = async ({ tx, districtId }: Work, orgId: string, sponsorId: string | null) => {
  if (sponsorId === null) return true
  const rows = await tx
    .select({ id: sponsor.id })
    .from(sponsor)
    .where(
      and(eq(sponsor.districtId, districtId), eq(sponsor.orgId, orgId), eq(sponsor.id, sponsorId)),
    )
  return rows.length === 1
}

/** Pieces came in. */
export const receiveStock = command(
  'shelf.receive',
  async (
    work: Work,
    _call: ResidentCall,
    input: ReceiveInput,
  ): Promise<Result<{ stock: number }, 'sponsor_unknown'>> => {
    const item = await lockOwn(work, input.itemId)
    const { quantity, sponsorId, note } = input
    if (!(await knowsSponsor(work, item.orgId, sponsorId))) return refuse('sponsor_unknown')
    const stock = await changeStock(work, item, { kind: 'received', quantity, sponsorId, note })
    work.record({
      subject: item.id,
      before: { stock: item.stock },
      after: { stock, quantity, sponsorId },
    })
    return ok({ stock })
  },
)

/** A stock-take is on record even when everything is there. */
export const countStock = command(
  'shelf.count',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; itemId: string; counted: number; reason: string },
  ): Promise<Result<{ difference: number; stock: number }, CountRefusal>> => {
    const item = await lockOwn(work, input.itemId)
    const { counted, reason } = input
    const decided = decideCount({ counted, stock: item.stock, reserved: item.reserved, reason })
    if (!decided.ok) return decided
    const { difference } = decided.value
    const stock = await changeStock(work, item, {
      kind: 'counted',
      quantity: difference,
      sponsorId: null,
      note: reason,
    })
    work.record({
      subject: item.id,
      before: { stock: item.stock },
      after: { counted, difference, stock },
      reason,
    })
    return ok({ difference, stock })
  },
)
