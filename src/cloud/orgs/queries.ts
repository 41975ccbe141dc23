import { and, asc, count, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm'
import { monthStart } from '../../domain/time'
import { readNow, type Db, type Tx } from '../db/connect'
import { attendance, building, district, family, org } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { communityFigures, districtFigures } from './figures'

/** The path of an org, which decides whose rights hold there; null when the district has no such org. */
export const orgPath = async (
  db: Db | Tx,
  districtId: string,
  orgId: string,
): Promise<string | null> => {
  const [row] = await db
    .select({ path: org.path })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, orgId)))
  return row?.path ?? null
}

const communityOf = async ({ deps, districtId }: Call, communityId: string) => {
  const rows = await deps.db
    .select({
      id: org.id,
      name: org.name,
      about: org.about,
      parentId: org.parentId,
      path: org.path,
    })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, communityId), eq(org.kind, 'community')))
  const [found] = rows
  if (!found) throw notFound()
  return found
}

const namesOf = async ({ deps, districtId }: Call, ids: string[]) => {
  const rows = await deps.db
    .select({ id: org.id, name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), inArray(org.id, ids)))
  return new Map(rows.map((row) => [row.id, row.name]))
}

const buildingsOf = ({ deps, districtId }: Call, communityIds: string[]) =>
  deps.db
    .select({
      id: building.id,
      communityId: building.communityId,
      name: building.name,
      floors: building.floors,
      perFloor: building.perFloor,
      windows: building.windows,
    })
    .from(building)
    .where(and(eq(building.districtId, districtId), inArray(building.communityId, communityIds)))
    .orderBy(asc(building.communityId), asc(building.ordinal))

/** As people look them up: by street, then by name, in the order of their sounds. */
const alphabet = new Intl.Collator('zh-CN', { numeric: true })

interface Named {
  name: string
  streetName: string
}

const byName = (one: Named, other: Named) =>
  alphabet.compare(one.streetName, other.streetName) || alphabet.compare(one.name, other.name)

export const listCommunities = async (call: Call) => {
  const communities = await call.deps.db
    .select({ id: org.id, name: org.name, parentId: org.parentId })
    .from(org)
    .where(and(eq(org.districtId, call.districtId), eq(org.kind, 'community')))
  if (communities.length === 0) return []
  const streets = await namesOf(
    call,
    communities.flatMap(({ parentId }) => parentId ?? []),
  )
  const buildings = await buildingsOf(
    call,
    communities.map(({ id }) => id),
  )
  return communities
    .map(({ id, name, parentId }) => ({
      id,
      name,
      streetName: streets.get(parentId ?? '') ?? '',
      buildings: buildings
        .filter(({ communityId }) => communityId === id)
        .map(({ communityId: _, ...rest }) => rest),
    }))
    .sort(byName)
}

const districtOf = async ({ deps, districtId }: Call) => {
  const [row] = await deps.db.select().from(district).where(eq(district.districtId, districtId))
  if (!row) throw notFound()
  return row
}

export const showCommunity = async (call: Call, { communityId }: { communityId: string }) => {
  const { id, name, about, parentId, path } = await communityOf(call, communityId)
  const streets = await namesOf(call, parentId === null ? [] : [parentId])
  const { name: districtName } = await districtOf(call)
  const figures = await communityFigures(call, id, path)
  return { id, name, about, districtName, streetName: streets.get(parentId ?? '') ?? '', figures }
}

export const showDistrict = async (call: Call) => {
  const { name, about, reported } = await districtOf(call)
  return { name, about, figures: await districtFigures(call, reported) }
}

/** Which households served since the month began: their windows, and how often. */
const served = (call: Call, communityId: string, since: Date) =>
  call.deps.db
    .select({
      familyId: family.id,
      buildingId: family.buildingId,
      window: family.windowNumber,
      times: count(),
    })
    .from(attendance)
    .innerJoin(
      family,
      and(eq(family.districtId, attendance.districtId), eq(family.id, attendance.familyId)),
    )
    .where(
      and(
        eq(attendance.districtId, call.districtId),
        eq(family.communityId, communityId),
        isNotNull(attendance.confirmedAt),
        isNotNull(family.buildingId),
        gte(attendance.checkedInAt, since),
      ),
    )
    .groupBy(family.id, family.buildingId, family.windowNumber)

const ownWindow = async ({ deps, districtId, caller }: Call) => {
  if (caller === null) return null
  const [row] = await deps.db
    .select({
      buildingId: family.buildingId,
      window: family.windowNumber,
      communityId: family.communityId,
    })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, caller.familyId)))
  return row ?? null
}

/** A household's own window grows brighter with its own service this month. */
const shineOf = (times: number): 0 | 1 | 2 | 3 =>
  times >= 4 ? 3 : times >= 2 ? 2 : times === 1 ? 1 : 0

export const showLights = async (call: Call, { communityId }: { communityId: string }) => {
  const { name } = await communityOf(call, communityId)
  const now = await readNow(call.deps.db, call.deps.offset.milliseconds)
  const since = monthStart(now)
  const rows = await served(call, communityId, since)
  const buildings = await buildingsOf(call, [communityId])
  const own = await ownWindow(call)
  const isHere = own?.communityId === communityId && own.buildingId !== null && own.window !== null
  const ownTimes = rows.find(({ familyId }) => familyId === call.caller?.familyId)?.times ?? 0
  const litOf = (buildingId: string) => [
    ...new Set(
      rows.flatMap((row) =>
        row.buildingId === buildingId && row.window !== null ? [row.window] : [],
      ),
    ),
  ]
  const views = buildings.map(({ communityId: _, ...rest }) => ({ ...rest, lit: litOf(rest.id) }))
  return {
    communityId,
    communityName: name,
    monthStart: since.toISOString(),
    lit: views.reduce((sum, { lit }) => sum + lit.length, 0),
    total: views.reduce((sum, { windows }) => sum + windows, 0),
    buildings: views,
    own:
      isHere && own.buildingId !== null && own.window !== null
        ? { buildingId: own.buildingId, window: own.window, shine: shineOf(ownTimes) }
        : null,
  }
}

/** The orgs on which the caller holds a role, each once with its roles. */
export const listMyOrgs = async ({ deps, districtId, caller }: ResidentCall) => {
  const ids = [...new Set(caller.grants.map(({ orgId }) => orgId))]
  if (ids.length === 0) return []
  const rows = await deps.db
    .select({ id: org.id, name: org.name, kind: org.kind })
    .from(org)
    .where(and(eq(org.districtId, districtId), inArray(org.id, ids)))
    .orderBy(sql`${org.path}`)
  return rows.map((row) => ({
    ...row,
    roles: caller.grants.filter(({ orgId }) => orgId === row.id).map(({ role }) => role),
  }))
}
