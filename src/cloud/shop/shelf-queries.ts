import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { reaches, type Reach } from '../../domain/shop'
import { pictureUrls } from '../activities/cards'
import { audit, org, person, shopItem, sponsor, stockMove } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { pageOf, pageSize, readCursor } from '../paging'
import type { ItemRow } from './redeem'

/** The shop's path of an item, whose keepers may mind it. */
export const itemShopPath = async (
  { deps, districtId }: ResidentCall,
  { itemId }: { itemId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(shopItem)
    .innerJoin(org, and(eq(org.districtId, shopItem.districtId), eq(org.id, shopItem.orgId)))
    .where(and(eq(shopItem.districtId, districtId), eq(shopItem.id, itemId)))
  return row?.path ?? null
}

/** The shops at or below an org: whatever is a merchant there, or keeps a shelf already. */
export const listShops = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  deps.db
    .select({ id: org.id, name: org.name })
    .from(org)
    .where(
      and(
        eq(org.districtId, districtId),
        sql`starts_with(${org.path}, (select o.path from org o where o.district_id = ${districtId} and o.id = ${orgId}))`,
        sql`(${org.kind} = 'merchant' or exists (
          select 1 from shop_item i where i.district_id = ${districtId} and i.org_id = ${org.id}
        ))`,
      ),
    )
    .orderBy(asc(org.path))
    .limit(50)

/** What kind of org each path names, so that the form can say how far an item reaches. */
const reachOf = async ({ deps, districtId }: ResidentCall, items: readonly ItemRow[]) => {
  const paths = [...new Set(items.map(({ scopePath }) => scopePath))]
  const found = new Map<string, Reach>()
  if (paths.length === 0) return found
  const rows = await deps.db
    .select({ path: org.path, kind: org.kind })
    .from(org)
    .where(and(eq(org.districtId, districtId), inArray(org.path, paths)))
  for (const { path, kind } of rows) {
    const reach = reaches.find((each) => each === kind)
    if (reach) found.set(path, reach)
  }
  return found
}

/** All that a shop has, what is off sale too. */
export const listShelf = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await deps.db
    .select()
    .from(shopItem)
    .where(and(eq(shopItem.districtId, districtId), eq(shopItem.orgId, orgId)))
    .orderBy(desc(shopItem.onSale), asc(shopItem.price), asc(shopItem.id))
  const pictures = await pictureUrls(
    deps,
    districtId,
    rows.map(({ pictureFileId }) => pictureFileId),
  )
  const reach = await reachOf(call, rows)
  return rows.map(({ limitPerQuarter, scopePath, pictureFileId, ...item }) => ({
    ...item,
    pictureFileId,
    pictureUrl: pictures.get(pictureFileId ?? '') ?? null,
    limit: limitPerQuarter,
    reach: reach.get(scopePath) ?? 'community',
  }))
}

/** What came in and what was corrected, latest first, with who wrote it down. */
export const listHistory = async (
  { deps, districtId }: ResidentCall,
  input: { itemId: string; cursor?: string | undefined },
) => {
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select({
      id: stockMove.id,
      kind: stockMove.kind,
      quantity: stockMove.quantity,
      sponsorName: sponsor.name,
      note: stockMove.note,
      by: person.nickname,
      at: stockMove.at,
    })
    .from(stockMove)
    .leftJoin(
      sponsor,
      and(eq(sponsor.districtId, stockMove.districtId), eq(sponsor.id, stockMove.sponsorId)),
    )
    .leftJoin(
      audit,
      and(eq(audit.districtId, stockMove.districtId), eq(audit.id, stockMove.auditId)),
    )
    .leftJoin(person, and(eq(person.districtId, audit.districtId), eq(person.id, audit.personId)))
    .where(
      and(
        eq(stockMove.districtId, districtId),
        eq(stockMove.itemId, input.itemId),
        inArray(stockMove.kind, ['received', 'counted']),
        after &&
          sql`(${stockMove.at}, ${stockMove.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(stockMove.at), desc(stockMove.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ at, id }) => ({ at, id }))
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next }
}
