import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { readNow, type Db, type Tx } from '../db/connect'
import { activity, audit, org, series, template } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { orgPath } from '../orgs/queries'
import { readDraft } from './make'

/** How many occurrences of each series are published and lie ahead. */
export const countComing = async (
  db: Db | Tx,
  districtId: string,
  seriesIds: readonly string[],
  now: Date,
) => {
  if (seriesIds.length === 0) return new Map<string, number>()
  const rows = await db
    .select({ seriesId: activity.seriesId, n: sql<number>`count(*)::int` })
    .from(activity)
    .where(
      and(
        eq(activity.districtId, districtId),
        inArray(activity.seriesId, [...seriesIds]),
        eq(activity.status, 'published'),
        gt(activity.startsAt, now),
      ),
    )
    .groupBy(activity.seriesId)
  return new Map(rows.map(({ seriesId, n }) => [seriesId ?? '', n]))
}

/** ★ How many series or templates an org's desk shows. */
const mostShown = 100

/** An org's series, those that still run first. */
export const listSeries = async (
  { deps, districtId }: ResidentCall,
  { orgId }: { orgId: string },
) => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const rows = await deps.db
    .select()
    .from(series)
    .where(and(eq(series.districtId, districtId), eq(series.orgId, orgId)))
    .orderBy(asc(series.status), desc(series.createdAt), desc(series.id))
    .limit(mostShown)
  const ids = rows.map(({ id }) => id)
  const coming = await countComing(deps.db, districtId, ids, now)
  return rows.map((row) => ({
    id: row.id,
    title: readDraft(row.draft).title,
    rule: row.rule,
    from: row.from,
    until: row.until,
    status: row.status,
    coming: coming.get(row.id) ?? 0,
  }))
}

/** An org's templates by name. */
export const listTemplates = async (
  { deps, districtId }: ResidentCall,
  { orgId }: { orgId: string },
) => {
  const rows = await deps.db
    .select({ id: template.id, name: template.name, draft: template.draft })
    .from(template)
    .where(and(eq(template.districtId, districtId), eq(template.orgId, orgId)))
    .orderBy(asc(template.name), asc(template.id))
    .limit(mostShown)
  return rows.map((row) => ({ ...row, draft: readDraft(row.draft) }))
}

/** The org whose staff may stop a series; null when there is none. */
export const seriesOrgPath = async (
  { deps, districtId }: ResidentCall,
  { seriesId }: { seriesId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(series)
    .innerJoin(org, and(eq(org.districtId, series.districtId), eq(org.id, series.orgId)))
    .where(and(eq(series.districtId, districtId), eq(series.id, seriesId)))
  return row?.path ?? null
}

const orgOfTemplate = async ({ deps, districtId }: ResidentCall, templateId: string) => {
  const [kept] = await deps.db
    .select({ orgId: template.orgId })
    .from(template)
    .where(and(eq(template.districtId, districtId), eq(template.id, templateId)))
  if (kept) return kept.orgId
  const [dropped] = await deps.db
    .select({ orgId: sql<string | null>`${audit.before} ->> 'orgId'` })
    .from(audit)
    .where(
      and(
        eq(audit.districtId, districtId),
        eq(audit.subject, templateId),
        eq(audit.command, 'series.dropTemplate'),
      ),
    )
    .orderBy(asc(audit.at))
    .limit(1)
  return dropped?.orgId ?? null
}

/** The trail still knows whose a template was, so that a drop that is sent again gets its answer. */
export const templateOrgPath = async (
  call: ResidentCall,
  { templateId }: { templateId: string },
) => {
  const orgId = await orgOfTemplate(call, templateId)
  return orgId === null ? null : orgPath(call.deps.db, call.districtId, orgId)
}
