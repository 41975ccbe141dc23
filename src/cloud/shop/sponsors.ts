import { and, asc, eq, inArray, min, sql } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import type { SponsorKind } from '../../domain/shelf'
import { sponsor, stockMove } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'

/** Who gave pieces of each item, in the order of giving. */
export const sponsorsOf = async ({ deps, districtId }: Call, itemIds: readonly string[]) => {
  const names = new Map<string, string[]>()
  if (itemIds.length === 0) return names
  const rows = await deps.db
    .select({ itemId: stockMove.itemId, name: sponsor.name })
    .from(stockMove)
    .innerJoin(
      sponsor,
      and(eq(sponsor.districtId, stockMove.districtId), eq(sponsor.id, stockMove.sponsorId)),
    )
    .where(and(eq(stockMove.districtId, districtId), inArray(stockMove.itemId, [...itemIds])))
    .groupBy(stockMove.itemId, sponsor.name)
    .orderBy(min(stockMove.at), asc(sponsor.name))
  for (const { itemId, name } of rows) names.set(itemId, [...(names.get(itemId) ?? []), name])
  return names
}

/** The sponsors that a shop knows. */
export const listSponsors = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  deps.db
    .select({ id: sponsor.id, kind: sponsor.kind, name: sponsor.name, about: sponsor.about })
    .from(sponsor)
    .where(and(eq(sponsor.districtId, districtId), eq(sponsor.orgId, orgId)))
    .orderBy(sql`${sponsor.name} collate "C"`)

interface SponsorInput {
  key: string
  orgId: string
  kind: SponsorKind
  name: string
  about: string
}

/** A sponsor under the name that it wants to be read by. */
export const saveSponsor = command(
  'shelf.saveSponsor',
  async (
    work: Work,
    _call: ResidentCall,
    { key: _, ...given }: SponsorInput,
  ): Promise<Result<{ sponsorId: string }, 'name_taken'>> => {
    const { tx, districtId, auditId } = work
    const made = await tx
      .insert(sponsor)
      .values({ districtId, id: newId(), ...given, auditId })
      .onConflictDoNothing()
      .returning({ id: sponsor.id })
    const [row] = made
    if (!row) return refuse('name_taken')
    work.record({ subject: row.id, after: given })
    return ok({ sponsorId: row.id })
  },
)
