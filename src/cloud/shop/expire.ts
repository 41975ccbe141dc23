import { and, eq, lte } from 'drizzle-orm'
import { releaseReasons } from '../../words/awards'
import { redemption } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork } from '../edge/command'
import { eachAlone } from '../timer'
import { release } from './end'

/** What was not picked up in time goes back: points to the household, stock to the shelf. */
export const releaseExpired = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const due = await deps.db
    .select({ id: redemption.id, itemId: redemption.itemId })
    .from(redemption)
    .where(
      and(
        eq(redemption.districtId, districtId),
        eq(redemption.status, 'reserved'),
        lte(redemption.expiresAt, now),
      ),
    )
    .orderBy(redemption.expiresAt, redemption.id)
    .limit(most)
  return eachAlone(deps, 'releasing what was not picked up', due, (found) =>
    systemWork(deps, districtId, 'shop.expire', async (work) => {
      const released = await release(work, found, releaseReasons.expired)
      return released.ok
    }),
  )
}
