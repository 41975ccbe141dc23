import { and, asc, eq, sql } from 'drizzle-orm'
import { plainVersion, versionOn } from '../../domain/points-rules'
import { dayOf } from '../../domain/time'
import { readNow } from '../db/connect'
import { org, pointsRule } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { orgPath } from '../orgs/queries'
import { versionsOf, type Version } from './load'

export const pathOfOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const pathOfRule = async (
  { deps, districtId }: ResidentCall,
  { ruleId }: { ruleId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(pointsRule)
    .innerJoin(
      org,
      and(eq(org.districtId, pointsRule.districtId), eq(org.id, pointsRule.communityId)),
    )
    .where(and(eq(pointsRule.districtId, districtId), eq(pointsRule.id, ruleId)))
  return row?.path ?? null
}

/** The communities at or below an org. */
export const communitiesOf = async ({ deps, districtId }: ResidentCall, orgId: string) => {
  const rows = await deps.db
    .select({ id: org.id, name: org.name })
    .from(org)
    .where(
      and(
        eq(org.districtId, districtId),
        eq(org.kind, 'community'),
        sql`${org.path} like '%/' || ${orgId} || '/%'`,
      ),
    )
    .orderBy(asc(org.path))
  if (rows.length === 0) throw notFound()
  return rows
}

const shown = (version: Version | null) =>
  version === null
    ? { ruleId: null, startsOn: null, note: '', ...plainVersion }
    : {
        ruleId: version.id,
        version: version.version,
        startsOn: version.startsOn,
        rules: version.rules,
        note: version.note,
      }

const standing = (versions: readonly Version[], today: string) => {
  const inForce = versionOn(versions, today)
  const coming = versions.find(({ startsOn }) => startsOn > today)
  return {
    inForce: shown(inForce),
    coming: coming === undefined ? null : shown(coming),
    past: versions
      .filter((one) => one.startsOn <= today && one.id !== inForce?.id)
      .reverse()
      .map(shown),
  }
}

const todayOf = async ({ deps }: ResidentCall) =>
  dayOf(await readNow(deps.db, deps.offset.milliseconds))

export const showMine = async (call: ResidentCall) => {
  const { communityId, communityName } = call.caller
  const versions = await versionsOf(call.deps.db, call.districtId, [communityId])
  const { inForce, coming } = standing(versions, await todayOf(call))
  return { communityName, inForce, coming }
}

export const showRules = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const communities = await communitiesOf(call, orgId)
  const ids = communities.map(({ id }) => id)
  const versions = await versionsOf(call.deps.db, call.districtId, ids)
  const today = await todayOf(call)
  return communities.map(({ id, name }) => ({
    communityId: id,
    name,
    ...standing(
      versions.filter(({ communityId }) => communityId === id),
      today,
    ),
  }))
}
