import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { fatesOf, type Fate } from '../../domain/shelf'
import { org, shopItem, sponsor, stockMove } from '../db/tables'
import type { Call } from '../edge/call'
import { notFound } from '../edge/scopes'
import { orgPath } from '../orgs/queries'

/**
 * The public book of stock. It is about things: what came in, what went out, what is left. Who received
 * anything is not in it, and what was handed out appears in sums only, never by the day.
 */

/** The latest receipts and corrections that the book shows. */
const mostEntries = 30

const itemsServing = async ({ deps, districtId }: Call, path: string | null) =>
  deps.db
    .select({ item: shopItem, shopName: org.name })
    .from(shopItem)
    .innerJoin(org, and(eq(org.districtId, shopItem.districtId), eq(org.id, shopItem.orgId)))
    .where(
      and(
        eq(shopItem.districtId, districtId),
        path === null ? undefined : sql`starts_with(${path}, ${shopItem.scopePath})`,
      ),
    )
    .orderBy(asc(org.path), asc(shopItem.price), asc(shopItem.id))
    .limit(200)

const movesOf = ({ deps, districtId }: Call, itemIds: readonly string[]) =>
  deps.db
    .select({
      itemId: stockMove.itemId,
      kind: stockMove.kind,
      quantity: stockMove.quantity,
      sponsorId: stockMove.sponsorId,
      sponsorName: sponsor.name,
      note: stockMove.note,
      at: stockMove.at,
    })
    .from(stockMove)
    .leftJoin(
      sponsor,
      and(eq(sponsor.districtId, stockMove.districtId), eq(sponsor.id, stockMove.sponsorId)),
    )
    .where(
      and(
        eq(stockMove.districtId, districtId),
        inArray(stockMove.itemId, [...itemIds]),
        inArray(stockMove.kind, ['received', 'counted']),
      ),
    )
    .orderBy(desc(stockMove.at), desc(stockMove.id))

type Stocked = Awaited<ReturnType<typeof itemsServing>>[number]
type Move = Awaited<ReturnType<typeof movesOf>>[number]

const sum = (moves: readonly Move[], kind: Move['kind']) =>
  moves.reduce((total, move) => total + (move.kind === kind ? move.quantity : 0), 0)

const linesOf = (rows: readonly Stocked[], moves: ReadonlyMap<string, Move[]>) =>
  rows.map(({ item, shopName }) => {
    const own = moves.get(item.id) ?? []
    return {
      shop: { id: item.orgId, name: shopName },
      own,
      line: {
        id: item.id,
        name: item.name,
        kind: item.kind,
        received: sum(own, 'received'),
        corrected: sum(own, 'counted'),
        handedOut: item.pickedUp,
        waiting: item.reserved,
        left: item.stock,
      },
    }
  })

type Line = ReturnType<typeof linesOf>[number]

/** What became of each sponsor's pieces, item by item. */
const goodsBySponsor = (lines: readonly Line[]) => {
  const given = new Map<string, (Fate & { itemName: string })[]>()
  for (const { line, own } of lines) {
    const receipts = own.filter(({ kind }) => kind === 'received').reverse()
    const fates = fatesOf(receipts, {
      handedOut: line.handedOut,
      waiting: line.waiting,
      lost: Math.max(0, -line.corrected),
    })
    for (const { sponsorId, ...fate } of fates) {
      if (sponsorId === null) continue
      const goods = given.get(sponsorId) ?? []
      const same = goods.find(({ itemName }) => itemName === line.name)
      given.set(sponsorId, goods)
      if (!same) {
        goods.push({ itemName: line.name, ...pickFate(fate), sponsorId })
        continue
      }
      same.quantity += fate.quantity
      same.handedOut += fate.handedOut
      same.waiting += fate.waiting
      same.lost += fate.lost
      same.left += fate.left
    }
  }
  return given
}

const pickFate = ({ quantity, handedOut, waiting, lost, left }: Omit<Fate, 'sponsorId'>) => ({
  quantity,
  handedOut,
  waiting,
  lost,
  left,
})

const sponsorsIn = async ({ deps, districtId }: Call, lines: readonly Line[]) => {
  const given = goodsBySponsor(lines)
  if (given.size === 0) return []
  const rows = await deps.db
    .select({ id: sponsor.id, kind: sponsor.kind, name: sponsor.name, about: sponsor.about })
    .from(sponsor)
    .where(and(eq(sponsor.districtId, districtId), inArray(sponsor.id, [...given.keys()])))
    .orderBy(asc(sponsor.id))
  return rows.map((row) => ({
    ...row,
    goods: (given.get(row.id) ?? []).map(({ sponsorId: _, ...goods }) => goods),
  }))
}

/** The latest receipts and corrections; a count that found everything there says nothing new. */
const entriesOf = (lines: readonly Line[]) =>
  lines
    .flatMap(({ line, own }) =>
      own.flatMap(({ kind, quantity, sponsorName, note, at }) =>
        (kind === 'received' || kind === 'counted') && quantity !== 0
          ? [{ at: at.toISOString(), kind, itemName: line.name, quantity, sponsorName, note }]
          : [],
      ),
    )
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, mostEntries)

/** Everything that serves a community, or the whole district. */
export const showBook = async (call: Call, input: { communityId?: string | undefined }) => {
  const { deps, districtId } = call
  const path =
    input.communityId === undefined ? null : await orgPath(deps.db, districtId, input.communityId)
  if (input.communityId !== undefined && path === null) throw notFound()
  const rows = await itemsServing(call, path)
  const moves = new Map<string, Move[]>()
  if (rows.length > 0) {
    const all = await movesOf(
      call,
      rows.map(({ item }) => item.id),
    )
    for (const move of all) moves.set(move.itemId, [...(moves.get(move.itemId) ?? []), move])
  }
  const lines = linesOf(rows, moves)
  const shops = new Map(lines.map(({ shop }) => [shop.id, shop.name]))
  return {
    shops: [...shops].map(([id, name]) => ({
      id,
      name,
      items: lines.flatMap(({ shop, line }) => (shop.id === id ? [line] : [])),
    })),
    sponsors: await sponsorsIn(call, lines),
    entries: entriesOf(lines),
  }
}
