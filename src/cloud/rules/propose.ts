import { and, asc, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import { decidePropose, type PointsRules, type ProposeRefusal } from '../../domain/points-rules'
import { ok, refuse, type Result } from '../../domain/result'
import { dayOf } from '../../domain/time'
import { org, pointsRule } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'

/** The communities at or below an org, locked: two proposals at once are one after the other. */
const lockCommunities = async ({ tx, districtId }: Work, orgId: string) => {
  const rows = await tx
    .select({ id: org.id })
    .from(org)
    .where(
      and(
        eq(org.districtId, districtId),
        eq(org.kind, 'community'),
        sql`${org.path} like '%/' || ${orgId} || '/%'`,
      ),
    )
    .orderBy(asc(org.id))
    .for('update')
  if (rows.length === 0) throw notFound()
  return rows.map(({ id }) => id)
}

const isWaiting = async ({ tx, districtId, now }: Work, communityIds: readonly string[]) => {
  const rows = await tx
    .select({ id: pointsRule.id })
    .from(pointsRule)
    .where(
      and(
        eq(pointsRule.districtId, districtId),
        inArray(pointsRule.communityId, [...communityIds]),
        isNull(pointsRule.withdrawnAt),
        sql`${pointsRule.startsOn} > ${dayOf(now)}::date`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Numbers are never used twice, not even those of versions that were taken back. */
const lastVersions = async ({ tx, districtId }: Work, communityIds: readonly string[]) => {
  const rows = await tx
    .select({ communityId: pointsRule.communityId, version: max(pointsRule.version) })
    .from(pointsRule)
    .where(
      and(
        eq(pointsRule.districtId, districtId),
        inArray(pointsRule.communityId, [...communityIds]),
      ),
    )
    .groupBy(pointsRule.communityId)
  return new Map(rows.map(({ communityId, version }) => [communityId, version ?? 0]))
}

interface Proposal {
  key: string
  orgId: string
  startsOn: string
  rules: PointsRules
  note: string
}

export const proposeRule = command(
  'rules.propose',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: Proposal,
  ): Promise<Result<{ ruleIds: string[] }, ProposeRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { orgId, startsOn, rules, note } = input
    const communityIds = await lockCommunities(work, orgId)
    const waiting = await isWaiting(work, communityIds)
    const decided = decidePropose({ startsOn, now, waiting })
    if (!decided.ok) return decided
    const last = await lastVersions(work, communityIds)
    const rows = communityIds.map((communityId) => ({
      districtId,
      id: newId(),
      communityId,
      version: (last.get(communityId) ?? 0) + 1,
      startsOn,
      rules,
      note,
      proposedBy: caller.personId,
      proposedAt: now,
      auditId,
    }))
    await tx.insert(pointsRule).values(rows)
    work.record({ subject: orgId, after: { startsOn, rules }, reason: note })
    return ok({ ruleIds: rows.map(({ id }) => id) })
  },
)

export const withdrawRule = command(
  'rules.withdraw',
  async (
    work: Work,
    _call: ResidentCall,
    { ruleId }: { key: string; ruleId: string },
  ): Promise<Result<{ ruleId: string }, 'rule_in_force'>> => {
    const { tx, districtId, auditId, now } = work
    const own = and(eq(pointsRule.districtId, districtId), eq(pointsRule.id, ruleId))
    const [row] = await tx.select().from(pointsRule).where(own).for('update')
    if (!row) throw new Error('the version was there when the scope was checked')
    if (row.withdrawnAt !== null || row.startsOn <= dayOf(now)) return refuse('rule_in_force')
    await tx.update(pointsRule).set({ withdrawnAt: now, auditId }).where(own)
    work.record({ subject: ruleId, before: { version: row.version }, after: { withdrawn: true } })
    return ok({ ruleId })
  },
)
