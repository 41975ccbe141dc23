import { and, asc, eq, gte, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import {
  plainVersion,
  rulesOf,
  versionOn,
  type Earned,
  type PointsRules,
  type RuleVersion,
} from '../../domain/points-rules'
import { countsForLimit } from '../../domain/shop'
import { dayOf, startOfDate } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { account, attendance, family, person, pointsRule, posting, slot, txn } from '../db/tables'

export interface Version {
  id: string
  communityId: string
  version: number
  startsOn: string
  rules: PointsRules
  note: string
}

const standingVersions = preparedSelect('standing_versions', (from) =>
  from
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
        eq(pointsRule.districtId, sql.placeholder('districtId')),
        isOneOf(pointsRule.communityId, sql.placeholder('communityIds')),
        isNull(pointsRule.withdrawnAt),
      ),
    )
    .orderBy(asc(pointsRule.communityId), asc(pointsRule.version)),
)

/** The versions of some communities that were not taken back, oldest first. */
export const versionsOf = async (
  db: Db | Tx,
  districtId: string,
  communityIds: readonly string[],
): Promise<Version[]> => {
  const rows = await standingVersions(db, { districtId, communityIds })
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

/** Whose awards a household's caps count: `countsForLimit`, as for the limits of the shop. */
interface Household {
  familyIds: Set<string>
  members: Set<string>
}

const householdsOf = async (db: Db | Tx, districtId: string, familyIds: readonly string[]) => {
  const families = await db
    .select({ id: family.id, joinedId: family.joinedId })
    .from(family)
    .where(
      and(
        eq(family.districtId, districtId),
        or(isOneOf(family.id, familyIds), isOneOf(family.joinedId, familyIds)),
      ),
    )
  const people = await db
    .select({ id: person.id, familyId: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, districtId), isOneOf(person.familyId, familyIds)))
  return new Map<string, Household>(
    familyIds.map((familyId) => [
      familyId,
      {
        familyIds: new Set(
          families.flatMap(({ id, joinedId }) =>
            id === familyId || joinedId === familyId ? [id] : [],
          ),
        ),
        members: new Set(people.flatMap((one) => (one.familyId === familyId ? [one.id] : []))),
      },
    ]),
  )
}

export interface EarnedRow extends Earned {
  familyId: string
  signupId: string
}

interface AwardRow extends EarnedRow {
  communityId: string
  /** When the service was first confirmed: a correction gives the award anew, but it was earned before. */
  at: Date
}

/** Awards that stand, with the community that gave each of them. */
export const awardsWhere = async (
  db: Db | Tx,
  districtId: string,
  where: SQL | undefined,
): Promise<AwardRow[]> => {
  const rows = await db
    .select({
      signupId: attendance.signupId,
      familyId: attendance.familyId,
      personId: attendance.personId,
      communityId: account.ownerId,
      confirmedAt: attendance.confirmedAt,
      givenAt: txn.at,
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
      ),
    )
    .where(and(eq(attendance.districtId, districtId), where))
  return rows.map(({ startsAt, confirmedAt, givenAt, ...rest }) => ({
    ...rest,
    day: dayOf(startsAt),
    at: confirmedAt ?? givenAt,
  }))
}

/** Those for service around the calendar year of `date`, given by one community. */
const awardsOf = async (
  db: Db | Tx,
  districtId: string,
  communityId: string,
  whose: { familyIds: readonly string[]; personIds: readonly string[] },
  date: string,
): Promise<EarnedRow[]> => {
  const year = Number(date.slice(0, 4))
  // A week may reach into the year before.
  const from = startOfDate(`${String(year - 1)}-12-25`)
  const until = startOfDate(`${String(year + 1)}-01-08`)
  return awardsWhere(
    db,
    districtId,
    and(
      eq(account.ownerId, communityId),
      or(
        isOneOf(attendance.familyId, whose.familyIds),
        isOneOf(attendance.personId, whose.personIds),
      ),
      gte(slot.startsAt, from),
      lt(slot.startsAt, until),
    ),
  )
}

/**
 * What the caps of a community count for some people and the households that they serve for: what these earned,
 * and households that moved in with them, and whoever lives there now, wherever that was; and what the people
 * earned themselves. The households' accounts are locked where something is to be posted.
 */
export const earnedOf = async (
  db: Db | Tx,
  districtId: string,
  communityId: string,
  whose: readonly { familyId: string; personId: string }[],
  date: string,
) => {
  if (whose.length === 0) return { earned: [], seenBy: () => [] }
  const own = [...new Set(whose.map(({ familyId }) => familyId))]
  const households = await householdsOf(db, districtId, own)
  const all = [...households.values()]
  const familyIds = all.flatMap((one) => [...one.familyIds])
  const personIds = new Set([
    ...all.flatMap(({ members }) => [...members]),
    ...whose.map(({ personId }) => personId),
  ])
  const related = { familyIds, personIds: [...personIds] }
  return {
    earned: await awardsOf(db, districtId, communityId, related, date),
    /** As the caps see it for one of the people: each award is of the household, or of the person elsewhere. */
    seenBy: (who: { familyId: string; personId: string }, earned: readonly EarnedRow[]) => {
      const household = households.get(who.familyId)
      return earned.flatMap((one): Earned[] => {
        const { familyId, personId } = one
        const ours =
          household !== undefined && countsForLimit(household, { familyId, byPersonId: personId })
        return ours || personId === who.personId ? [{ ...one, elsewhere: !ours }] : []
      })
    },
  }
}
