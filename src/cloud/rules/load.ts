import { and, asc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import {
  plainVersion,
  rulesOf,
  versionOn,
  type Earned,
  type PointsRules,
  type RuleVersion,
} from '../../domain/points-rules'
import { dayOf, startOfDate } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { account, attendance, pointsRule, posting, slot, txn } from '../db/tables'

export interface Version {
  id: string
  communityId: string
  version: number
  startsOn: string
  rules: PointsRules
  note: string
}

/** The versions of some communities that were not taken back, oldest first. */
export const versionsOf = async (
  db: Db | Tx,
  districtId: string,
  communityIds: readonly string[],
): Promise<Version[]> => {
  const rows = await db
    .select({
      id: pointsRule.id,
      communityId: pointsRule.communityId,
      version: pointsRule.version,
      startsOn: pointsRule.startsOn,
      rules: pointsRule.rules,
      note: pointsRule.note,
    })
    .from(pointsRule)
    .where(
      and(
        eq(pointsRule.districtId, districtId),
        inArray(pointsRule.communityId, [...communityIds]),
        isNull(pointsRule.withdrawnAt),
      ),
    )
    .orderBy(asc(pointsRule.communityId), asc(pointsRule.version))
  return rows.map(({ rules, ...rest }) => ({ ...rest, rules: rulesOf(rules) }))
}

/** The rule that pays the service of a day. */
export const ruleFor = async (
  db: Db | Tx,
  districtId: string,
  communityId: string,
  date: string,
): Promise<RuleVersion> =>
  versionOn(await versionsOf(db, districtId, [communityId]), date) ?? plainVersion

/**
 * The awards of some households that stand, for service of the calendar year of `date` and given by one
 * community: what its caps count. The households' accounts are locked where something is to be posted.
 */
export const earnedOf = async (
  db: Db | Tx,
  districtId: string,
  communityId: string,
  familyIds: readonly string[],
  date: string,
): Promise<(Earned & { familyId: string; signupId: string })[]> => {
  if (familyIds.length === 0) return []
  const year = Number(date.slice(0, 4))
  // A week may reach into the year before.
  const from = startOfDate(`${String(year - 1)}-12-25`)
  const until = startOfDate(`${String(year + 1)}-01-08`)
  const rows = await db
    .select({
      signupId: attendance.signupId,
      familyId: attendance.familyId,
      personId: attendance.personId,
      startsAt: slot.startsAt,
      points: sql<number>`(-${posting.amount})::int`,
    })
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .innerJoin(
      txn,
      and(eq(txn.districtId, attendance.districtId), eq(txn.id, attendance.awardTxnId)),
    )
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .innerJoin(
      account,
      and(
        eq(account.districtId, posting.districtId),
        eq(account.id, posting.accountId),
        eq(account.kind, 'issuing'),
        eq(account.ownerId, communityId),
      ),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        inArray(attendance.familyId, [...familyIds]),
        gte(slot.startsAt, from),
        lt(slot.startsAt, until),
      ),
    )
  return rows.map(({ startsAt, ...rest }) => ({ ...rest, day: dayOf(startsAt) }))
}
