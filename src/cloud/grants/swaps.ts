import { and, eq, gte, inArray, or } from 'drizzle-orm'
import { swapsWith, swapWithin, type Favour } from '../../domain/grants'
import { later } from '../../domain/time'
import { swapNotice } from '../../words/notices-points'
import { grantFlag, pointsGrant } from '../db/tables'
import type { Work } from '../edge/command'
import { holdersOver, overseerRoles } from './load'

const favourOf = (row: {
  id: string
  familyId: string
  giverFamilyId: string
  deciderFamilyId: string | null
  decidedAt: Date | null
  givenAt: Date
}): Favour => ({
  id: row.id,
  familyId: row.familyId,
  byFamilyIds: [row.giverFamilyId, ...(row.deciderFamilyId === null ? [] : [row.deciderFamilyId])],
  at: row.decidedAt ?? row.givenAt,
})

/** Earlier bonuses in which the favoured household's people took part. */
const favoursBy = async ({ tx, districtId, now }: Work, familyId: string, to: readonly string[]) =>
  tx
    .select()
    .from(pointsGrant)
    .where(
      and(
        eq(pointsGrant.districtId, districtId),
        eq(pointsGrant.kind, 'bonus'),
        eq(pointsGrant.state, 'approved'),
        inArray(pointsGrant.familyId, [...to]),
        gte(pointsGrant.decidedAt, later(now, -swapWithin)),
        or(eq(pointsGrant.giverFamilyId, familyId), eq(pointsGrant.deciderFamilyId, familyId)),
      ),
    )

/**
 * Writes down that staff favoured each other's families, and tells those who oversee the community from
 * above. The bonus stands; people decide what it means. The accounts of all families concerned are locked,
 * so that of two bonuses that cross one sees the other.
 */
export const flagSwaps = async (
  work: Work,
  favour: Favour,
  community: { path: string; name: string },
) => {
  const { tx, districtId, auditId, now } = work
  const rows = await favoursBy(work, favour.familyId, favour.byFamilyIds)
  const swaps = swapsWith(favour, rows.map(favourOf))
  if (swaps.length === 0) return 0
  await tx.insert(grantFlag).values(
    swaps.map(({ id: otherGrantId }) => ({
      districtId,
      grantId: favour.id,
      otherGrantId,
      at: now,
      auditId,
    })),
  )
  const overseers = await holdersOver(work, overseerRoles, community.path, true)
  await work.tell(
    overseers.map(({ personId }) => swapNotice({ personId, communityName: community.name })),
  )
  return swaps.length
}
