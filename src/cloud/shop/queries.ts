import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Reason } from '../../domain/reasons'
import { ok, refuse, type Result } from '../../domain/result'
import { decideReserve } from '../../domain/shop'
import { pictureUrls } from '../activities/cards'
import { readNow } from '../db/connect'
import { family, org, redemption, shopItem } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { orgPath } from '../orgs/queries'
import { owedBy } from '../points/claims'
import { spendablePoints } from '../points/move'
import { pageOf, pageSize, readCursor } from '../paging'
import { takenOf, type ItemRow } from './redeem'
import { sponsorsOf } from './sponsors'

/** The shop's path, whose shopkeepers may serve there. */
export const shopPath = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const redemptionShopPath = async (
  { deps, districtId }: ResidentCall,
  { redemptionId }: { redemptionId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(redemption)
    .innerJoin(org, and(eq(org.districtId, redemption.districtId), eq(org.id, redemption.orgId)))
    .where(and(eq(redemption.districtId, districtId), eq(redemption.id, redemptionId)))
  return row?.path ?? null
}

export const familyOfRedemption = async (
  { deps, districtId }: ResidentCall,
  { redemptionId }: { redemptionId: string },
) => {
  const [row] = await deps.db
    .select({ familyId: redemption.familyId })
    .from(redemption)
    .where(and(eq(redemption.districtId, districtId), eq(redemption.id, redemptionId)))
  return row?.familyId ?? null
}

/** Why the caller's household could not redeem each item just now; nothing for visitors. */
const refusalsOf = async (call: Call, items: readonly ItemRow[]) => {
  const { caller, deps, districtId } = call
  const refusals = new Map<string, { reason: Reason; detail?: string }>()
  if (caller === null) return refusals
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const owed = await owedBy(deps.db, districtId, caller.familyId)
  const balance = await spendablePoints({ tx: deps.db, districtId, now }, caller.familyId)
  const taken = await deps.db.transaction((tx) =>
    takenOf({ tx, districtId }, items, caller.familyId, now),
  )
  for (const item of items) {
    const decided = decideReserve({
      onSale: item.onSale,
      inScope: caller.communityPath.startsWith(item.scopePath),
      byAdult: caller.kind === 'adult',
      stock: item.stock,
      price: item.price,
      balance,
      owed,
      limit: item.limitPerQuarter,
      takenThisPeriod: taken.get(item.id) ?? 0,
    })
    if (decided.ok) continue
    const { reason, detail } = decided
    refusals.set(item.id, detail === undefined ? { reason } : { reason, detail })
  }
  return refusals
}

const viewItems = async (call: Call, rows: readonly { item: ItemRow; shopName: string }[]) => {
  const items = rows.map(({ item }) => item)
  const pictures = await pictureUrls(
    call.deps,
    call.districtId,
    items.map(({ pictureFileId }) => pictureFileId),
  )
  const refusals = await refusalsOf(call, items)
  const sponsors = await sponsorsOf(
    call,
    items.map(({ id }) => id),
  )
  return rows.map(({ item, shopName }) => ({
    id: item.id,
    name: item.name,
    kind: item.kind,
    pictureUrl: pictures.get(item.pictureFileId ?? '') ?? null,
    price: item.price,
    stock: item.stock,
    shopName,
    sponsors: sponsors.get(item.id) ?? [],
    pickUpPlace: item.pickUpPlace,
    pickUpHours: item.pickUpHours,
    booking: item.booking,
    waitDays: item.waitDays,
    limit: item.limitPerQuarter,
    limitPeriod: item.limitPeriod,
    about: item.about,
    refusal: refusals.get(item.id) ?? null,
  }))
}

const withShop = ({ deps }: Call) =>
  deps.db
    .select({ item: shopItem, shopName: org.name })
    .from(shopItem)
    .innerJoin(org, and(eq(org.districtId, shopItem.districtId), eq(org.id, shopItem.orgId)))

/** ★ The most items a shop page shows. */
const mostItems = 100

/** What can be had: what serves the caller's community first. */
export const listItems = async (call: Call) => {
  const path = call.caller?.communityPath ?? ''
  const rows = await withShop(call)
    .where(and(eq(shopItem.districtId, call.districtId), eq(shopItem.onSale, true)))
    .orderBy(
      sql`starts_with(${path}, ${shopItem.scopePath}) desc`,
      sql`(${shopItem.stock} > 0) desc`,
      asc(shopItem.price),
      asc(shopItem.id),
    )
    .limit(mostItems)
  return viewItems(call, rows)
}

export const showItem = async (call: Call, { id }: { id: string }) => {
  const rows = await withShop(call).where(
    and(eq(shopItem.districtId, call.districtId), eq(shopItem.id, id)),
  )
  const [found] = await viewItems(call, rows)
  if (!found) throw notFound()
  return found
}

/** The household's redemptions, latest first. The code shows only while the item waits. */
export const listMine = async (call: ResidentCall, input: { cursor?: string | undefined }) => {
  const { deps, districtId, caller } = call
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select({ redemption, item: shopItem })
    .from(redemption)
    .innerJoin(
      shopItem,
      and(eq(shopItem.districtId, redemption.districtId), eq(shopItem.id, redemption.itemId)),
    )
    .where(
      and(
        eq(redemption.districtId, districtId),
        eq(redemption.familyId, caller.familyId),
        after &&
          sql`(${redemption.reservedAt}, ${redemption.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(redemption.reservedAt), desc(redemption.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ redemption: { reservedAt, id } }) => ({
    at: reservedAt,
    id,
  }))
  const pictures = await pictureUrls(
    deps,
    districtId,
    items.map(({ item }) => item.pictureFileId),
  )
  return {
    next,
    items: items.map(({ redemption: row, item }) => ({
      id: row.id,
      itemId: item.id,
      itemName: item.name,
      pictureUrl: pictures.get(item.pictureFileId ?? '') ?? null,
      price: row.price,
      status: row.status,
      code: row.status === 'reserved' ? row.code : null,
      pickUpPlace: item.pickUpPlace,
      pickUpHours: item.pickUpHours,
      booking: item.booking,
      reservedAt: row.reservedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      endedReason: row.endedReason,
    })),
  }
}

const waitingAt = ({ deps, districtId }: Call, orgId: string) =>
  deps.db
    .select({
      id: redemption.id,
      code: redemption.code,
      itemName: shopItem.name,
      alias: family.alias,
      price: redemption.price,
      reservedAt: redemption.reservedAt,
      expiresAt: redemption.expiresAt,
    })
    .from(redemption)
    .innerJoin(
      shopItem,
      and(eq(shopItem.districtId, redemption.districtId), eq(shopItem.id, redemption.itemId)),
    )
    .innerJoin(
      family,
      and(eq(family.districtId, redemption.districtId), eq(family.id, redemption.familyId)),
    )
    .where(
      and(
        eq(redemption.districtId, districtId),
        eq(redemption.orgId, orgId),
        eq(redemption.status, 'reserved'),
      ),
    )
    .orderBy(asc(redemption.expiresAt), asc(redemption.id))

/** The counter: what waits there, by household alias, and what is on the shelf. */
export const showDesk = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const rows = await waitingAt(call, orgId)
  const items = await call.deps.db
    .select({
      id: shopItem.id,
      name: shopItem.name,
      stock: shopItem.stock,
      reserved: shopItem.reserved,
      pickedUp: shopItem.pickedUp,
      price: shopItem.price,
    })
    .from(shopItem)
    .where(and(eq(shopItem.districtId, call.districtId), eq(shopItem.orgId, orgId)))
    .orderBy(asc(shopItem.price), asc(shopItem.id))
  return {
    items,
    waiting: rows.map(({ id, itemName, alias, reservedAt, expiresAt }) => ({
      id,
      itemName,
      alias,
      reservedAt: reservedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}

interface LookedUp {
  redemptionId: string
  itemName: string
  alias: string
  price: number
  reservedAt: string
}

/** What a pick-up code stands for at this counter. */
export const lookUp = async (
  call: ResidentCall,
  { orgId, code }: { orgId: string; code: string },
): Promise<Result<LookedUp, 'code_unknown'>> => {
  const found = (await waitingAt(call, orgId)).find((row) => row.code === code)
  if (!found) return refuse('code_unknown')
  const { id, itemName, alias, price, reservedAt } = found
  return ok({ redemptionId: id, itemName, alias, price, reservedAt: reservedAt.toISOString() })
}
