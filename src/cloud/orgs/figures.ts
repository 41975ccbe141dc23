import { and, count, countDistinct, eq, inArray, isNotNull, like, sql, sum } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { OrgKind } from '../../domain/roles'
import {
  activity,
  attendance,
  building,
  family,
  org,
  posting,
  roleGrant,
  teamMember,
  txn,
} from '../db/tables'
import { stationTag } from '../../words/messages'
import { earnedPoints } from '../db/earned'
import type { Call } from '../edge/call'

/** Figures are counted from the records whenever someone looks; nothing here is typed in. */

const orgsOfKind = async (
  { deps, districtId }: Call,
  path: string,
  kind: OrgKind,
  riders?: boolean,
) => {
  const [row] = await deps.db
    .select({ n: count() })
    .from(org)
    .where(
      and(
        eq(org.districtId, districtId),
        eq(org.kind, kind),
        like(org.path, `${path}%`),
        riders === undefined ? undefined : eq(org.isRiderTeam, riders),
      ),
    )
  return row?.n ?? 0
}

const teamPeople = async ({ deps, districtId }: Call, only: 'core' | 'riders') => {
  const [row] = await deps.db
    .select({ n: countDistinct(teamMember.personId) })
    .from(teamMember)
    .innerJoin(org, and(eq(org.districtId, teamMember.districtId), eq(org.id, teamMember.teamId)))
    .where(
      and(
        eq(teamMember.districtId, districtId),
        only === 'core' ? eq(teamMember.isCore, true) : eq(org.isRiderTeam, true),
      ),
    )
  return row?.n ?? 0
}

const socialWorkers = async ({ deps, districtId }: Call) => {
  const [row] = await deps.db
    .select({ n: countDistinct(roleGrant.personId) })
    .from(roleGrant)
    .where(and(eq(roleGrant.districtId, districtId), eq(roleGrant.role, 'lead_worker')))
  return row?.n ?? 0
}

/** Sessions held at a service station, by the tag that organizers give them. */
const stationSessions = async ({ deps, districtId }: Call) => {
  const [row] = await deps.db
    .select({ n: count() })
    .from(activity)
    .where(
      and(
        eq(activity.districtId, districtId),
        inArray(activity.status, ['published', 'ended', 'settled']),
        sql`${activity.tags} @> array[${stationTag}]::text[]`,
      ),
    )
  return row?.n ?? 0
}

const windows = async ({ deps, districtId }: Call, communityId: string | null) => {
  const [row] = await deps.db
    .select({ buildings: count(), households: sum(building.windows).mapWith(Number) })
    .from(building)
    .where(
      and(
        eq(building.districtId, districtId),
        communityId === null ? undefined : eq(building.communityId, communityId),
      ),
    )
  return { buildings: row?.buildings ?? 0, households: row?.households ?? 0 }
}

const inCommunity = (column: PgColumn, communityId: string | null) =>
  communityId === null ? undefined : eq(column, communityId)

/** Person-times, minutes and points of the households of a community, or of the whole district. */
const service = async ({ deps, districtId }: Call, communityId: string | null) => {
  const familyOf = (column: PgColumn) =>
    and(eq(family.districtId, districtId), eq(family.id, column))
  const [registered] = await deps.db
    .select({ n: count() })
    .from(family)
    .where(and(eq(family.districtId, districtId), inCommunity(family.communityId, communityId)))
  const [done] = await deps.db
    .select({ times: count(), minutes: sum(attendance.countedMinutes).mapWith(Number) })
    .from(attendance)
    .innerJoin(family, familyOf(attendance.familyId))
    .where(
      and(
        eq(attendance.districtId, districtId),
        isNotNull(attendance.awardTxnId),
        inCommunity(family.communityId, communityId),
      ),
    )
  const [awarded] = await deps.db
    .select({ points: earnedPoints })
    .from(posting)
    .innerJoin(txn, and(eq(txn.districtId, posting.districtId), eq(txn.id, posting.txnId)))
    .innerJoin(family, familyOf(txn.familyId))
    .where(
      and(
        eq(posting.districtId, districtId),
        inArray(txn.kind, ['award', 'reverse']),
        inCommunity(family.communityId, communityId),
      ),
    )
  return [
    { code: 'registered_households', value: registered?.n ?? 0 },
    { code: 'person_times', value: done?.times ?? 0 },
    { code: 'points_awarded', value: awarded?.points ?? 0 },
    { code: 'service_hours', value: Math.floor((done?.minutes ?? 0) / 60) },
  ] as const
}

/** What exists only as a number reported by a programme before this system, not as records. */
const residentsServed = (reported: Record<string, number>) => reported['residents_served'] ?? 0

const shown = <T extends { value: number }>(figures: readonly T[]) =>
  figures.filter(({ value }) => value > 0)

export const communityFigures = async (call: Call, communityId: string, path: string) => {
  const { buildings, households } = await windows(call, communityId)
  return shown([
    { code: 'buildings', value: buildings },
    { code: 'households', value: households },
    { code: 'shops', value: await orgsOfKind(call, path, 'merchant') },
    { code: 'teams', value: await orgsOfKind(call, path, 'team') },
    ...(await service(call, communityId)),
  ] as const)
}

export const districtFigures = async (call: Call, reported: Record<string, number>) => {
  const { buildings, households } = await windows(call, null)
  return shown([
    { code: 'teams', value: await orgsOfKind(call, '/', 'team') },
    { code: 'core_volunteers', value: await teamPeople(call, 'core') },
    { code: 'social_workers', value: await socialWorkers(call) },
    { code: 'universities', value: await orgsOfKind(call, '/', 'university') },
    { code: 'community_schools', value: await orgsOfKind(call, '/', 'school') },
    { code: 'rider_teams', value: await orgsOfKind(call, '/', 'team', true) },
    { code: 'rider_members', value: await teamPeople(call, 'riders') },
    { code: 'residents_served', value: residentsServed(reported) },
    { code: 'station_sessions', value: await stationSessions(call) },
    { code: 'communities', value: await orgsOfKind(call, '/', 'community') },
    { code: 'buildings', value: buildings },
    { code: 'households', value: households },
    { code: 'shops', value: await orgsOfKind(call, '/', 'merchant') },
    ...(await service(call, null)),
  ] as const)
}
