import { and, eq } from 'drizzle-orm'
import { quarterAfter, quarterNow, quarterSpan, toldAfterChange } from '../../domain/budgets'
import { ok, refuse, type Result } from '../../domain/result'
import { org, pointsBudget } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { givenBy } from './used'
import { watchBudget } from './watch'

const isCommunity = async ({ tx, districtId }: Work, orgId: string) => {
  const [row] = await tx
    .select({ kind: org.kind })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, orgId)))
  return row?.kind === 'community'
}

interface Wish {
  key: string
  orgId: string
  quarter: 'this' | 'next'
  amount: number
}

export const setBudget = command(
  'budgets.set',
  async (
    work: Work,
    _call: ResidentCall,
    input: Wish,
  ): Promise<Result<{ quarter: string; amount: number }, 'not_a_community'>> => {
    const { tx, districtId, auditId, now } = work
    const { orgId: communityId, amount } = input
    if (!(await isCommunity(work, communityId))) return refuse('not_a_community')
    const quarter = input.quarter === 'this' ? quarterNow(now) : quarterAfter(now)
    const own = and(
      eq(pointsBudget.districtId, districtId),
      eq(pointsBudget.communityId, communityId),
      eq(pointsBudget.quarter, quarter),
    )
    const [before] = await tx.select().from(pointsBudget).where(own).for('update')
    const given = await givenBy(tx, districtId, [communityId], quarterSpan(quarter))
    const told = toldAfterChange(before?.told ?? 0, given.get(communityId) ?? 0, amount)
    await tx
      .insert(pointsBudget)
      .values({ districtId, communityId, quarter, amount, told, auditId })
      .onConflictDoUpdate({
        target: [pointsBudget.districtId, pointsBudget.communityId, pointsBudget.quarter],
        set: { amount, told, auditId },
      })
    await watchBudget(work, communityId)
    work.record({
      subject: communityId,
      before: before ? { quarter, amount: before.amount } : null,
      after: { quarter, amount },
    })
    return ok({ quarter, amount })
  },
)
