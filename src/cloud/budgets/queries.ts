import { and, eq, inArray } from 'drizzle-orm'
import { percentUsed, quarterAfter, quarterNow, quarterSpan } from '../../domain/budgets'
import { readNow } from '../db/connect'
import { pointsBudget } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { communitiesOf } from '../rules/queries'
import { givenBy, owedIn } from './used'

export const showBudgets = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const communities = await communitiesOf(call, orgId)
  const ids = communities.map(({ id }) => id)
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const [quarter, nextQuarter] = [quarterNow(now), quarterAfter(now)]
  const span = quarterSpan(quarter)
  const rows = await deps.db
    .select()
    .from(pointsBudget)
    .where(
      and(
        eq(pointsBudget.districtId, districtId),
        inArray(pointsBudget.communityId, ids),
        inArray(pointsBudget.quarter, [quarter, nextQuarter]),
      ),
    )
  const given = await givenBy(deps.db, districtId, ids, span)
  const owed = await owedIn(deps.db, districtId, ids, span.until)
  const amountOf = (communityId: string, wanted: string) =>
    rows.find((row) => row.communityId === communityId && row.quarter === wanted)?.amount ?? null
  return {
    quarter,
    nextQuarter,
    communities: communities.map(({ id, name }) => {
      const amount = amountOf(id, quarter)
      const used = given.get(id) ?? 0
      return {
        communityId: id,
        name,
        amount,
        nextAmount: amountOf(id, nextQuarter),
        used,
        percent: amount === null ? null : percentUsed(used, amount),
        ...(owed.get(id) ?? { owed: 0, held: 0, expiring: 0 }),
      }
    }),
  }
}
