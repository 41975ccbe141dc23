import { and, eq, sql } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { decideReserve, periodStart, pickUpUntil, type ReserveRefusal } from '../../domain/shop'
import { reserveSentence } from '../../words/awards'
import { pickUpNote, redemptionNotice } from '../../words/notices'
import { preparedChange, preparedSelect } from '../db/prepared'
import { insertRows, isOneOf } from '../db/rows'
import { redemption, shopItem, stockMove } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { atHome } from '../families/lives'
import { newId, newPickUpCode } from '../ids'
import { owedBy } from '../points/claims'
import { lockAccounts, pick, post } from '../points/ledger'
import { spendableOf, takeFromLots } from '../points/lots'

export type ItemRow = typeof shopItem.$inferSelect
export type RedemptionRow = typeof redemption.$inferSelect

const itemToLock = preparedSelect('item_to_lock', (from) =>
  from
    .select()
    .from(shopItem)
    .where(
      and(
        eq(shopItem.districtId, sql.placeholder('districtId')),
        eq(shopItem.id, sql.placeholder('itemId')),
      ),
    )
    .for('update'),
)

/** Locks an item. Items come after persons and before accounts in the one order of locks. */
export const lockItem = async (
  { tx, districtId }: Work,
  itemId: string,
): Promise<ItemRow | null> => {
  const [row] = await itemToLock(tx, { districtId, itemId })
  return row ?? null
}

const ofDistrict = sql.placeholder('districtId')
const ofFamily = sql.placeholder('familyId')

const takenThisYear = preparedSelect('taken_this_year', (from) =>
  from
    .select({ itemId: redemption.itemId, reservedAt: redemption.reservedAt })
    .from(redemption)
    .where(
      and(
        eq(redemption.districtId, ofDistrict),
        isOneOf(redemption.itemId, sql.placeholder('itemIds')),
        sql`${redemption.status} <> 'released'`,
        sql`${redemption.reservedAt} >= ${sql.placeholder('since')}::timestamptz`,
        sql`(${redemption.familyId} in (
            select f.id from family f
            where f.district_id = ${ofDistrict} and (f.id = ${ofFamily} or f.joined_id = ${ofFamily})
          ) or ${redemption.byPersonId} in (
            select p.id from person p where p.district_id = ${ofDistrict} and p.family_id = ${ofFamily}
          ))`,
      ),
    ),
)

/**
 * How many of each item the household has taken in the item's running period; what was released does not
 * count. What its members took elsewhere does, and what a household took that moved in: `countsForLimit`
 * of the domain, so that no move begins a limit anew.
 */
export const takenOf = async (
  { tx, districtId }: Pick<Work, 'tx' | 'districtId'>,
  items: readonly Pick<ItemRow, 'id' | 'limitPeriod'>[],
  familyId: string,
  now: Date,
) => {
  const taken = new Map<string, number>()
  if (items.length === 0) return taken
  const rows = await takenThisYear(tx, {
    districtId,
    familyId,
    itemIds: items.map(({ id }) => id),
    since: periodStart('year', now).toISOString(),
  })
  for (const { id, limitPeriod } of items) {
    const since = periodStart(limitPeriod, now)
    const own = rows.filter(({ itemId, reservedAt }) => itemId === id && reservedAt >= since)
    taken.set(id, own.length)
  }
  return taken
}

const waitingUnder = preparedSelect('waiting_under', (from) =>
  from
    .select({ id: redemption.id })
    .from(redemption)
    .where(
      and(
        eq(redemption.districtId, ofDistrict),
        eq(redemption.orgId, sql.placeholder('orgId')),
        eq(redemption.code, sql.placeholder('code')),
        sql`${redemption.status} = 'reserved'`,
      ),
    ),
)

const codeTaken = async ({ tx, districtId }: Work, orgId: string, code: string) => {
  const rows = await waitingUnder(tx, { districtId, orgId, code })
  return rows.length > 0
}

/** Eight digits that no waiting redemption of this counter has; the unique index has the last word. */
const freshCode = async (work: Work, orgId: string) => {
  let code = newPickUpCode()
  while (await codeTaken(work, orgId, code)) code = newPickUpCode()
  return code
}

const insertRedemption = (
  { tx, districtId, auditId, now }: Work,
  caller: ResidentCall['caller'],
  item: ItemRow,
  made: { id: string; code: string; reserveTxnId: string; expiresAt: Date },
) =>
  insertRows(tx, redemption, [
    {
      ...made,
      districtId,
      itemId: item.id,
      orgId: item.orgId,
      familyId: caller.familyId,
      byPersonId: caller.personId,
      price: item.price,
      status: 'reserved',
      reservedAt: now,
      auditId,
    },
  ])

const stockHeld = preparedChange(
  'stock_held',
  () => sql`
    update shop_item set stock = ${sql.placeholder('stock')}, reserved = ${sql.placeholder('reserved')}, audit_id = ${sql.placeholder('auditId')}
    where district_id = ${ofDistrict} and id = ${sql.placeholder('itemId')}
  `,
)

/** Stock moves by one; the item is locked, its counters and the list of moves change together. */
const moveStock = async (work: Work, item: ItemRow, redemptionId: string) => {
  const { tx, districtId, auditId, now } = work
  const own = { districtId, itemId: item.id, auditId }
  const move = { id: newId(), itemId: item.id, kind: 'reserved' as const, quantity: -1 }
  await Promise.all([
    stockHeld(tx, { ...own, stock: item.stock - 1, reserved: item.reserved + 1 }),
    insertRows(tx, stockMove, [{ ...move, districtId, redemptionId, at: now, auditId }]),
  ])
}

/** What is missing is what has to be earned: points past their date are in the balance, but not there. */
const tooLittle = async (work: Work, accountId: string, price: number) =>
  refuse('not_enough_points', String(price - (await spendableOf(work, accountId))))

/** Points leave the family's account for the held one, out of the lots that expire first. */
const holdPoints = async (
  work: Work,
  accounts: Awaited<ReturnType<typeof lockAccounts>>,
  familyId: string,
  item: ItemRow,
  { id: redemptionId, reserveTxnId: txnId }: { id: string; reserveTxnId: string },
): Promise<Result<null, 'not_enough_points'>> => {
  const family = pick(accounts, 'family', familyId)
  const posted = post(work, [
    {
      id: txnId,
      kind: 'reserve',
      familyId,
      subject: redemptionId,
      sentence: reserveSentence({ itemName: item.name, price: item.price }),
      postings: [
        { accountId: family.id, amount: -item.price },
        { accountId: pick(accounts, 'held', familyId).id, amount: item.price },
      ],
    },
  ])
  const [, taken] = await Promise.all([posted, takeFromLots(work, family.id, txnId, item.price)])
  return taken.ok ? taken : tooLittle(work, family.id, item.price)
}

type Reserved = Result<{ redemptionId: string; code: string; expiresAt: string }, ReserveRefusal>

/** Reserves points and stock together, in one transaction. */
export const reserveItem = command(
  'shop.reserve',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; itemId: string },
  ): Promise<Reserved> => {
    // Persons are locked before items, in the one order of locks.
    const [caller, item] = await Promise.all([
      atHome(work, call.caller),
      lockItem(work, input.itemId),
    ])
    if (!item) throw notFound()
    const { familyId } = caller
    // Everybody who wants this item waits for its lock, so what can be asked together is.
    const [accounts, taken, code, owed] = await Promise.all([
      lockAccounts(work, [
        { kind: 'family', ownerId: familyId },
        { kind: 'held', ownerId: familyId },
      ]),
      takenOf(work, [item], familyId, work.now),
      freshCode(work, item.orgId),
      owedBy(work.tx, work.districtId, familyId),
    ])
    const decided = decideReserve({
      onSale: item.onSale,
      inScope: caller.communityPath.startsWith(item.scopePath),
      byAdult: caller.kind === 'adult',
      stock: item.stock,
      price: item.price,
      owed,
      balance: pick(accounts, 'family', familyId).balance ?? 0,
      limit: item.limitPerQuarter,
      takenThisPeriod: taken.get(item.id) ?? 0,
    })
    if (!decided.ok)
      return decided.reason === 'not_enough_points'
        ? tooLittle(work, pick(accounts, 'family', familyId).id, item.price)
        : decided
    const redemptionId = newId()
    const expiresAt = pickUpUntil(work.now, item.waitDays)
    const made = { id: redemptionId, code, reserveTxnId: newId(), expiresAt }
    // Should the lots not cover what the balance promised, a refusal takes all of it back.
    const [held] = await Promise.all([
      holdPoints(work, accounts, familyId, item, made),
      moveStock(work, item, redemptionId),
      insertRedemption(work, caller, item, made),
    ])
    if (!held.ok) return held
    await work.tell([
      redemptionNotice('redemption_reserved', {
        personId: caller.personId,
        redemptionId,
        itemName: item.name,
        price: item.price,
        note: pickUpNote({
          place: item.pickUpPlace,
          hours: item.pickUpHours,
          booking: item.booking,
          until: expiresAt,
        }),
      }),
    ])
    work.record({ subject: redemptionId, after: { itemId: item.id, price: item.price } })
    return ok({ redemptionId, code, expiresAt: expiresAt.toISOString() })
  },
)
