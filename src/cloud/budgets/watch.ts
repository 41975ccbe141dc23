import { and, eq, lt, sql } from 'drizzle-orm'
import { budgetMarks, markToTell, quarterNow, quarterSpan } from '../../domain/budgets'
import { budgetNotice } from '../../words/notices-points'
import { preparedSelect } from '../db/prepared'
import { org, pointsBudget, roleGrant } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { givenBy } from './used'

const highest = Math.max(...budgetMarks)

const budgetToWatch = preparedSelect('budget_to_watch', (from) =>
  from
    .select({ quarter: pointsBudget.quarter })
    .from(pointsBudget)
    .where(
      and(
        eq(pointsBudget.districtId, sql.placeholder('districtId')),
        eq(pointsBudget.communityId, sql.placeholder('communityId')),
        eq(pointsBudget.quarter, sql.placeholder('quarter')),
        lt(pointsBudget.told, sql.placeholder('highest')),
      ),
    ),
)

/**
 * Leaves a look at the budget for after the commit, where there is one that somebody can still be told of.
 * Giving points never waits for it and never fails because of it.
 */
export const watchBudget = async (work: Work, communityId: string) => {
  const { tx, districtId, now } = work
  const quarter = quarterNow(now)
  const [row] = await budgetToWatch(tx, { districtId, communityId, quarter, highest })
  if (row) await work.enqueue('check_budget', { communityId, quarter: row.quarter })
}

/** Those who manage the community's points: admins of the community or above it. */
const managersOf = async ({ tx, districtId }: Work, communityId: string) => {
  const rows = await tx
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .innerJoin(org, and(eq(org.districtId, roleGrant.districtId), eq(org.id, roleGrant.orgId)))
    .where(
      and(
        eq(roleGrant.districtId, districtId),
        eq(roleGrant.role, 'admin'),
        sql`starts_with((select c.path from org c where c.district_id = ${districtId} and c.id = ${communityId}), ${org.path})`,
      ),
    )
  return rows.map(({ personId }) => personId)
}

const nameOf = async ({ tx, districtId }: Work, communityId: string) => {
  const [row] = await tx
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, communityId)))
  return row?.name ?? ''
}

/** Tells the managers once for each mark that is passed. Run twice it tells once: the row remembers. */
export const checkBudget = (
  deps: Deps,
  districtId: string,
  { communityId, quarter }: { communityId: string; quarter: string },
) =>
  systemWork(deps, districtId, 'budgets.warn', async (work) => {
    const { tx, auditId } = work
    const own = and(
      eq(pointsBudget.districtId, districtId),
      eq(pointsBudget.communityId, communityId),
      eq(pointsBudget.quarter, quarter),
    )
    const [budget] = await tx.select().from(pointsBudget).where(own).for('update')
    if (!budget) return false
    const given = await givenBy(tx, districtId, [communityId], quarterSpan(quarter))
    const used = given.get(communityId) ?? 0
    const mark = markToTell(budget, used)
    if (mark === null) return false
    await tx.update(pointsBudget).set({ told: mark, auditId }).where(own)
    const communityName = await nameOf(work, communityId)
    const people = await managersOf(work, communityId)
    await work.tell(
      people.map((personId) =>
        budgetNotice({ personId, communityName, mark, used, amount: budget.amount }),
      ),
    )
    work.record({ subject: communityId, after: { quarter, mark, used } })
    return true
  })
