import { and, eq, ne } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { decidePickUp, type EndRefusal } from '../../domain/shop'
import { releaseReasons, releaseSentence, settleSentence } from '../../words/awards'
import { pickedUpNote, redemptionNotice, releasedNote } from '../../words/notices'
import { family, person, redemption, shopItem, stockMove } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { settleClaims } from '../points/claims'
import { lockAccounts, pick, post } from '../points/ledger'
import { returnToLots } from '../points/lots'
import { lockItem, type ItemRow, type RedemptionRow } from './redeem'

/** Locks a redemption with its item: the item first, as everywhere. */
const lockRedemption = async (work: Work, found: { id: string; itemId: string }) => {
  const { tx, districtId } = work
  const item = await lockItem(work, found.itemId)
  const [row] = await tx
    .select()
    .from(redemption)
    .where(and(eq(redemption.districtId, districtId), eq(redemption.id, found.id)))
    .for('update')
  if (!item || !row) throw new Error('a redemption always has its item')
  return { row, item }
}

/** Whoever reserved it; where that person lives elsewhere by now, the head of the household whose it is. */
const readerOf = async ({ tx, districtId }: Work, { familyId, byPersonId }: RedemptionRow) => {
  const [left] = await tx
    .select({ headId: family.headId })
    .from(person)
    .innerJoin(family, and(eq(family.districtId, person.districtId), eq(family.id, familyId)))
    .where(
      and(
        eq(person.districtId, districtId),
        eq(person.id, byPersonId),
        ne(person.familyId, familyId),
      ),
    )
  return left?.headId ?? byPersonId
}

const endRedemption = async (
  { tx, districtId, auditId, now }: Work,
  id: string,
  end: { status: 'picked_up' | 'released'; endTxnId: string; endedReason: string | null },
) => {
  await tx
    .update(redemption)
    .set({ ...end, endedAt: now, auditId })
    .where(and(eq(redemption.districtId, districtId), eq(redemption.id, id)))
}

/** Held points go to the shop: the movement that began with the reservation is complete. */
const settle = async (work: Work, row: RedemptionRow, item: ItemRow) => {
  const { tx, districtId, auditId } = work
  const accounts = await lockAccounts(work, [
    { kind: 'held', ownerId: row.familyId },
    { kind: 'shop', ownerId: row.orgId },
  ])
  const txnId = newId()
  await post(work, [
    {
      id: txnId,
      kind: 'settle',
      familyId: row.familyId,
      subject: row.id,
      refersTo: row.reserveTxnId,
      sentence: settleSentence({ itemName: item.name, price: row.price }),
      postings: [
        { accountId: pick(accounts, 'held', row.familyId).id, amount: -row.price },
        { accountId: pick(accounts, 'shop', row.orgId).id, amount: row.price },
      ],
    },
  ])
  await tx
    .update(shopItem)
    .set({ reserved: item.reserved - 1, pickedUp: item.pickedUp + 1, auditId })
    .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, item.id)))
  await endRedemption(work, row.id, { status: 'picked_up', endTxnId: txnId, endedReason: null })
}

/** Points and stock return in full, to the same lots and to the same shelf. */
export const release = async (
  work: Work,
  found: { id: string; itemId: string },
  reason: string,
): Promise<Result<RedemptionRow, 'already_ended'>> => {
  const { tx, districtId, auditId, now } = work
  const { row, item } = await lockRedemption(work, found)
  if (row.status !== 'reserved') return refuse('already_ended')
  const accounts = await lockAccounts(work, [
    { kind: 'family', ownerId: row.familyId },
    { kind: 'held', ownerId: row.familyId },
  ])
  const ownId = pick(accounts, 'family', row.familyId).id
  const txnId = newId()
  await post(work, [
    {
      id: txnId,
      kind: 'release',
      familyId: row.familyId,
      subject: row.id,
      refersTo: row.reserveTxnId,
      sentence: releaseSentence({ itemName: item.name, price: row.price, reason }),
      postings: [
        { accountId: pick(accounts, 'held', row.familyId).id, amount: -row.price },
        { accountId: ownId, amount: row.price },
      ],
    },
  ])
  await returnToLots(work, row.reserveTxnId, txnId, ownId)
  await settleClaims(work, row.familyId)
  await tx
    .update(shopItem)
    .set({ stock: item.stock + 1, reserved: item.reserved - 1, auditId })
    .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, item.id)))
  await tx.insert(stockMove).values({
    districtId,
    id: newId(),
    itemId: item.id,
    kind: 'returned',
    quantity: 1,
    redemptionId: row.id,
    at: now,
    auditId,
  })
  await endRedemption(work, row.id, { status: 'released', endTxnId: txnId, endedReason: reason })
  await work.tell([
    redemptionNotice('redemption_released', {
      personId: await readerOf(work, row),
      redemptionId: row.id,
      itemName: item.name,
      price: row.price,
      note: releasedNote(reason),
    }),
  ])
  work.record({
    subject: row.id,
    before: { status: 'reserved' },
    after: { status: 'released' },
    reason,
  })
  return ok(row)
}

const findRedemption = async ({ tx, districtId }: Work, redemptionId: string) => {
  const [row] = await tx
    .select({ id: redemption.id, itemId: redemption.itemId })
    .from(redemption)
    .where(and(eq(redemption.districtId, districtId), eq(redemption.id, redemptionId)))
  if (!row) throw new Error('the redemption was there when the scope was checked')
  return row
}

/** The household changes its mind. */
export const cancelRedemption = command(
  'shop.cancel',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; redemptionId: string },
  ): Promise<Result<{ returned: number }, 'already_ended' | 'adult_only'>> => {
    const found = await findRedemption(work, input.redemptionId)
    if (caller.kind !== 'adult') return refuse('adult_only')
    const released = await release(work, found, releaseReasons.byFamily)
    return released.ok ? ok({ returned: released.value.price }) : released
  },
)

/** The shop cannot deliver, and says why. */
export const refuseRedemption = command(
  'shop.refuse',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; redemptionId: string; reason: string },
  ): Promise<Result<{ returned: number }, 'already_ended'>> => {
    const found = await findRedemption(work, input.redemptionId)
    const released = await release(work, found, input.reason)
    return released.ok ? ok({ returned: released.value.price }) : released
  },
)

type PickedUp = Result<
  { redemptionId: string; itemName: string; price: number },
  'code_unknown' | EndRefusal
>

/** The shopkeeper hands the item over against its code. */
export const pickUp = command(
  'shop.pickUp',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; orgId: string; code: string },
  ): Promise<PickedUp> => {
    const [found] = await work.tx
      .select({ id: redemption.id, itemId: redemption.itemId })
      .from(redemption)
      .where(
        and(
          eq(redemption.districtId, work.districtId),
          eq(redemption.orgId, input.orgId),
          eq(redemption.code, input.code),
          eq(redemption.status, 'reserved'),
        ),
      )
    if (!found) return refuse('code_unknown')
    const { row, item } = await lockRedemption(work, found)
    const decided = decidePickUp({ status: row.status, expiresAt: row.expiresAt, now: work.now })
    if (!decided.ok) return decided
    await settle(work, row, item)
    await work.tell([
      redemptionNotice('redemption_picked_up', {
        personId: await readerOf(work, row),
        redemptionId: row.id,
        itemName: item.name,
        price: row.price,
        note: pickedUpNote,
      }),
    ])
    work.record({ subject: row.id, before: { status: 'reserved' }, after: { status: 'picked_up' } })
    return ok({ redemptionId: row.id, itemName: item.name, price: row.price })
  },
)
