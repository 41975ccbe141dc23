import { and, arrayOverlaps, eq, gte, inArray, not, or } from 'drizzle-orm'
import { swapsWith, swapWithin, type Favour } from '../../domain/grants'
import { later } from '../../domain/time'
import { swapNotice } from '../../words/notices-points'
import { grantFlag, pointsGrant } from '../db/tables'
import type { Work } from '../edge/command'
import { holdersOver, isUndone, overseerRoles } from './load'

const favourOf = (row: typeof pointsGrant.$inferSelect): Favour => ({
  id: row.id,
  familyId: row.familyId,
  byFamilyIds: [row.giverFamilyId, ...(row.deciderFamilyId === null ? [] : [row.deciderFamilyId])],
  byIds: [row.givenBy, ...(row.decidedBy === null ? [] : [row.decidedBy])],
  memberIds: row.memberIds,
  at: row.decidedAt ?? row.givenAt,
})

/** Earlier bonuses for somebody who takes part now, in which the favoured household's people took part. */
const favoursBy = async ({ tx, districtId, now }: Work, favour: Favour) =>
  tx
    .select()
    .from(pointsGrant)
    .where(
      and(
        eq(pointsGrant.districtId, districtId),
        eq(pointsGrant.kind, 'bonus'),
        eq(pointsGrant.state, 'approved'),
        not(isUndone()),
        gte(pointsGrant.decidedAt, later(now, -swapWithin)),
        or(
          inArray(pointsGrant.familyId, [...favour.byFamilyIds]),
          arrayOverlaps(pointsGrant.memberIds, [...favour.byIds]),
        ),
        or(
          eq(pointsGrant.giverFamilyId, favour.familyId),
          eq(pointsGrant.deciderFamilyId, favour.familyId),
          inArray(pointsGrant.givenBy, [...favour.memberIds]),
          inArray(pointsGrant.decidedBy, [...favour.memberIds]),
        ),
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
  const rows = await favoursBy(work, favour)
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
