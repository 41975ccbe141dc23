import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import type { Adult, Builder, Place } from './build'
import { addAccount, move } from './history'

/** Points that went along when people moved: two movements and a lot that comes from another. */
export const movePoints = async (
  builder: Builder,
  community: Place,
  wish: { from: string; to: string; lotId: string; amount: number; subject: string },
) => {
  const { db, districtId, auditId } = builder
  const { from, to, lotId, amount, subject } = wish
  const between = await addAccount(builder, 'adjustment', community.id)
  const target = await addAccount(builder, 'family', to)
  const about = { subject, amount }
  const outId = await move(builder, {
    kind: 'move_out',
    familyId: from,
    from: await addAccount(builder, 'family', from),
    to: between,
    ...about,
  })
  const inId = await move(builder, {
    kind: 'move_in',
    familyId: to,
    refersTo: outId,
    from: between,
    to: target,
    ...about,
  })
  const own = and(eq(t.lot.districtId, districtId), eq(t.lot.id, lotId))
  await db.insert(t.lotUse).values({ districtId, txnId: outId, lotId, amount, ordinal: 0 })
  await db
    .update(t.lot)
    .set({ remaining: sql`${t.lot.remaining} - ${amount}` })
    .where(own)
  const [source] = await db.select().from(t.lot).where(own)
  if (!source) throw new Error('the lot is there')
  await db.insert(t.lot).values({
    ...source,
    id: randomUUID(),
    accountId: target,
    txnId: inId,
    amount,
    remaining: amount,
    fromLotId: lotId,
    auditId,
  })
}

/** Somebody who lived alone moved in with another household; answers the household that ended. */
export const endHousehold = async (
  { db, districtId }: Builder,
  mover: Adult,
  to: { familyId: string },
) => {
  await db
    .update(t.person)
    .set({ familyId: to.familyId })
    .where(and(eq(t.person.districtId, districtId), eq(t.person.id, mover.id)))
  await db
    .update(t.family)
    .set({ joinedId: to.familyId })
    .where(and(eq(t.family.districtId, districtId), eq(t.family.id, mover.familyId)))
  return { familyId: mover.familyId }
}

/** A household that divided as both heads had agreed. */
export const addSplit = async (
  { db, districtId, auditId, now }: Builder,
  wish: { from: Adult; to: Adult; points: number },
) => {
  const id = randomUUID()
  await db.insert(t.familySplit).values({
    districtId,
    id,
    familyId: wish.from.familyId,
    byPersonId: wish.from.id,
    headId: wish.from.id,
    newHeadId: wish.to.id,
    personIds: [wish.to.id],
    memberIds: [wish.from.id, wish.to.id],
    points: wish.points,
    reason: '分开住',
    status: 'done',
    headAgreed: true,
    newHeadAgreed: true,
    newFamilyId: wish.to.familyId,
    createdAt: now,
    endedAt: now,
    auditId,
  })
  return id
}

/** A sponsor gave pieces of an item, and one was missing when they were counted. */
export const addGift = async (builder: Builder, shop: Place, itemId: string) => {
  const { db, districtId, auditId, now } = builder
  const id = randomUUID()
  const own = { districtId, orgId: shop.id, auditId }
  await db.insert(t.sponsor).values({ ...own, id, kind: 'org', name: '巷口粮油铺', about: '' })
  const piece = () => ({ districtId, id: randomUUID(), itemId, at: now, auditId })
  await db.insert(t.stockMove).values([
    { ...piece(), kind: 'received', quantity: 4, sponsorId: id, note: '入库' },
    { ...piece(), kind: 'counted', quantity: -1, note: '破损' },
  ])
  await db
    .update(t.shopItem)
    .set({ stock: sql`${t.shopItem.stock} + 3` })
    .where(and(eq(t.shopItem.districtId, districtId), eq(t.shopItem.id, itemId)))
  return id
}
