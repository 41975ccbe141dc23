import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { grantCapKinds, plainGrantCaps } from '../../domain/grants'
import { plainVersion, versionOn } from '../../domain/points-rules'
import { holdsOver } from '../../domain/roles'
import { dayOf } from '../../domain/time'
import { readNow } from '../db/connect'
import { family, grantFlag, grantUndo, org, person, pointsGrant } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { orgPath } from '../orgs/queries'
import { versionsOf } from '../rules/load'
import { openUndo, staffRoles } from './load'

export const pathOfOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const pathOfGrant = async (
  { deps, districtId }: ResidentCall,
  { grantId }: { grantId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(pointsGrant)
    .innerJoin(
      org,
      and(eq(org.districtId, pointsGrant.districtId), eq(org.id, pointsGrant.communityId)),
    )
    .where(and(eq(pointsGrant.districtId, districtId), eq(pointsGrant.id, grantId)))
  return row?.path ?? null
}

/** ★ The most that is listed at once. */
const mostHouseholds = 20
const mostDecided = 50

const below = (orgId: string) => sql`${org.path} like '%/' || ${orgId} || '/%'`

/** What somebody typed is looked for as it stands: no character of it means anything. */
const containing = (search: string) =>
  search === '' ? undefined : sql`position(${search} in ${family.alias}) > 0`

/** What the rules of today allow in some communities. */
const capsIn = async ({ deps, districtId }: ResidentCall, communityIds: readonly string[]) => {
  const ids = [...new Set(communityIds)]
  const today = dayOf(await readNow(deps.db, deps.offset.milliseconds))
  const versions = await versionsOf(deps.db, districtId, ids)
  return new Map(
    ids.map((id) => {
      const own = versions.filter(({ communityId }) => communityId === id)
      return [id, (versionOn(own, today) ?? plainVersion).rules.grants]
    }),
  )
}

/** The same everywhere at or below an org, or nothing that could be said in one sentence. */
const sharedCaps = async (call: ResidentCall, orgId: string) => {
  const { deps, districtId } = call
  const communities = await deps.db
    .select({ id: org.id })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.kind, 'community'), below(orgId)))
  const caps = await capsIn(
    call,
    communities.map(({ id }) => id),
  )
  const [first, ...others] = caps.values()
  const isShared = others.every((one) => grantCapKinds.every((kind) => one[kind] === first?.[kind]))
  return first && isShared ? first : null
}

/** The households at or below an org where somebody lives, but the caller's own, whom the caller may not reward. */
export const listHouseholds = async (
  call: ResidentCall,
  { orgId, search }: { orgId: string; search: string },
) => {
  const { deps, districtId, caller } = call
  const rows = await deps.db
    .select({
      familyId: family.id,
      alias: family.alias,
      communityId: org.id,
      communityName: org.name,
    })
    .from(family)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(
      and(
        eq(family.districtId, districtId),
        isNull(family.joinedId),
        ne(family.id, caller.familyId),
        below(orgId),
        containing(search),
      ),
    )
    .orderBy(asc(family.alias), asc(family.id))
    .limit(mostHouseholds)
  const caps = await capsIn(
    call,
    rows.map(({ communityId }) => communityId),
  )
  return rows.map(({ communityId, ...rest }) => ({
    ...rest,
    most: (caps.get(communityId) ?? plainGrantCaps).once,
  }))
}

const giver = alias(person, 'giver')
const decider = alias(person, 'decider')
const asker = alias(person, 'asker')
const undoer = alias(person, 'undoer')

const withPeople = ({ deps }: ResidentCall) =>
  deps.db
    .select({
      grant: pointsGrant,
      undo: grantUndo,
      alias: family.alias,
      joinedId: family.joinedId,
      communityName: org.name,
      path: org.path,
      givenBy: giver.nickname,
      giverFamilyNow: giver.familyId,
      decidedBy: decider.nickname,
      askedBy: asker.nickname,
      askerFamilyNow: asker.familyId,
      undoneBy: undoer.nickname,
    })
    .from(pointsGrant)
    .innerJoin(
      family,
      and(eq(family.districtId, pointsGrant.districtId), eq(family.id, pointsGrant.familyId)),
    )
    .innerJoin(
      org,
      and(eq(org.districtId, pointsGrant.districtId), eq(org.id, pointsGrant.communityId)),
    )
    .innerJoin(
      giver,
      and(eq(giver.districtId, pointsGrant.districtId), eq(giver.id, pointsGrant.givenBy)),
    )
    .leftJoin(
      decider,
      and(eq(decider.districtId, pointsGrant.districtId), eq(decider.id, pointsGrant.decidedBy)),
    )
    .leftJoin(
      grantUndo,
      and(
        eq(grantUndo.districtId, pointsGrant.districtId),
        eq(grantUndo.grantId, pointsGrant.id),
        openUndo,
      ),
    )
    .leftJoin(
      asker,
      and(eq(asker.districtId, grantUndo.districtId), eq(asker.id, grantUndo.askedBy)),
    )
    .leftJoin(
      undoer,
      and(eq(undoer.districtId, grantUndo.districtId), eq(undoer.id, grantUndo.decidedBy)),
    )

type Found = Awaited<ReturnType<typeof withPeople>>[number]

/** Whether staff who look at a grant are of no family that it concerns. */
const isOutside = ({ caller }: ResidentCall, { grant, joinedId, path }: Found) =>
  caller.familyId !== grant.familyId &&
  caller.familyId !== joinedId &&
  !grant.memberIds.includes(caller.personId) &&
  holdsOver(caller.grants, staffRoles, path)

/** Whether the reader may be the second person to whoever gave or asked, of these families. */
const isSecond = (
  { caller }: ResidentCall,
  first: { personId: string; familyIds: readonly (string | null)[] },
) => first.personId !== caller.personId && !first.familyIds.includes(caller.familyId)

const undoView = (call: ResidentCall, found: Found) => {
  const { undo } = found
  if (undo === null) return null
  const isWaiting = undo.state === 'waiting'
  const familyIds = [undo.askerFamilyId, found.askerFamilyNow]
  const mine = isWaiting && undo.askedBy === call.caller.personId
  // Where whoever asked has the household with them by now, nobody may agree any more.
  const isApart = ![found.grant.familyId, found.joinedId ?? ''].some((id) => familyIds.includes(id))
  const mayDecline = isWaiting && !mine && isOutside(call, found)
  return {
    id: undo.id,
    state: undo.state,
    reason: undo.reason,
    askedBy: found.askedBy ?? '',
    askedAt: undo.askedAt.toISOString(),
    decidedBy: found.undoneBy,
    mine,
    mayDecide: mayDecline && isApart && isSecond(call, { personId: undo.askedBy, familyIds }),
    mayDecline,
  }
}

const view = (call: ResidentCall, found: Found) => {
  const { grant, giverFamilyNow } = found
  const isWaiting = grant.state === 'waiting'
  const familyIds = [grant.giverFamilyId, giverFamilyNow]
  return {
    id: grant.id,
    kind: grant.kind,
    alias: found.alias,
    communityName: found.communityName,
    amount: grant.amount,
    reason: grant.reason,
    note: grant.note,
    state: grant.state,
    givenBy: found.givenBy,
    givenAt: grant.givenAt.toISOString(),
    decidedBy: found.decidedBy,
    decidedAt: grant.decidedAt?.toISOString() ?? null,
    decisionNote: grant.decisionNote,
    mine: isWaiting && grant.givenBy === call.caller.personId,
    mayDecide:
      isWaiting && isOutside(call, found) && isSecond(call, { personId: grant.givenBy, familyIds }),
    mayUndo: grant.state === 'approved' && found.undo === null && isOutside(call, found),
    undo: undoView(call, found),
  }
}

/** What waits for a second person: to be posted, or to be undone. */
const waits = sql`(${pointsGrant.state} = 'waiting' or ${grantUndo.state} is not distinct from 'waiting')`

export const listGrants = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const here = and(eq(pointsGrant.districtId, call.districtId), below(orgId))
  const waiting = await withPeople(call)
    .where(and(here, waits))
    .orderBy(asc(pointsGrant.givenAt), asc(pointsGrant.id))
    .limit(mostDecided)
  const decided = await withPeople(call)
    .where(and(here, sql`not ${waits}`))
    .orderBy(desc(pointsGrant.decidedAt), desc(pointsGrant.id))
    .limit(mostDecided)
  return {
    waiting: waiting.map((row) => view(call, row)),
    decided: decided.map((row) => view(call, row)),
    caps: await sharedCaps(call, orgId),
  }
}

/** Pairs that favour each other, latest first, for those who oversee the org. */
export const listFlags = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const flags = await deps.db
    .select({ at: grantFlag.at, one: grantFlag.grantId, other: grantFlag.otherGrantId })
    .from(grantFlag)
    .innerJoin(
      pointsGrant,
      and(eq(pointsGrant.districtId, grantFlag.districtId), eq(pointsGrant.id, grantFlag.grantId)),
    )
    .innerJoin(
      org,
      and(eq(org.districtId, pointsGrant.districtId), eq(org.id, pointsGrant.communityId)),
    )
    .where(and(eq(grantFlag.districtId, districtId), below(orgId)))
    .orderBy(desc(grantFlag.at), desc(grantFlag.grantId))
    .limit(mostDecided)
  const ids = [...new Set(flags.flatMap(({ one, other }) => [one, other]))]
  const rows =
    ids.length === 0
      ? []
      : await withPeople(call).where(
          and(
            eq(pointsGrant.districtId, districtId),
            sql`${pointsGrant.id} = any(${sql.param(ids)}::uuid[])`,
          ),
        )
  const found = new Map(rows.map((row) => [row.grant.id, view(call, row)]))
  return flags.flatMap(({ at, one, other }) => {
    const [first, second] = [found.get(one), found.get(other)]
    return first && second ? [{ at: at.toISOString(), one: first, other: second }] : []
  })
}
