import { and, asc, eq, gt, ne, sql, type SQL } from 'drizzle-orm'
import type { ActivityKind, Category, ServedGroup } from '../../domain/activities'
import { readNow } from '../db/connect'
import { activity, attendance, org, signup } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { pageOf, pageSize, readCursor } from '../paging'
import { cardsOf, slotsOf, type ActivityRow } from './cards'

export interface ListInput {
  search?: string | undefined
  kind?: ActivityKind | undefined
  category?: Category | undefined
  communityId?: string | undefined
  onlyFree?: boolean | undefined
  servedGroup?: ServedGroup | undefined
  tag?: string | undefined
  from?: string | undefined
  until?: string | undefined
  cursor?: string | undefined
}

/** A search term is text, not a pattern. */
const literally = (term: string) => term.replace(/[\\%_]/g, (character) => `\\${character}`)

const hasFreeSeat = (now: Date) =>
  sql`exists (
    select 1 from slot s
    where s.district_id = ${activity.districtId} and s.activity_id = ${activity.id}
      and s.taken < s.capacity and s.starts_at > ${now.toISOString()}::timestamptz
  )`

/** A day or a week of the calendar: what has a slot that begins in it. */
const hasSlotBetween = (from: string | undefined, until: string | undefined) =>
  sql`exists (
    select 1 from slot s
    where s.district_id = ${activity.districtId} and s.activity_id = ${activity.id}
      ${from === undefined ? sql`` : sql`and s.starts_at >= ${from}::timestamptz`}
      ${until === undefined ? sql`` : sql`and s.starts_at < ${until}::timestamptz`}
  )`

/**
 * What is on, soonest first: published and not over. Drafts and what was taken back never show. `only`
 * narrows it further.
 */
export const listActivities = async (
  { deps, districtId }: Call,
  input: ListInput,
  now: Date,
  only?: SQL,
) => {
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.districtId, districtId),
        sql`${activity.status} = 'published'`,
        gt(activity.endsAt, now),
        input.kind && eq(activity.kind, input.kind),
        input.category && eq(activity.category, input.category),
        input.communityId ? eq(activity.communityId, input.communityId) : undefined,
        input.search
          ? sql`(${activity.title} || ' ' || ${activity.place}) ilike ${`%${literally(input.search)}%`}`
          : undefined,
        input.onlyFree ? hasFreeSeat(now) : undefined,
        input.servedGroup && sql`${input.servedGroup} = any(${activity.servedGroups})`,
        input.tag ? sql`${input.tag} = any(${activity.tags})` : undefined,
        (input.from ?? input.until) === undefined
          ? undefined
          : hasSlotBetween(input.from, input.until),
        only,
        after &&
          sql`(${activity.startsAt}, ${activity.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(activity.startsAt), asc(activity.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ startsAt, id }) => ({ at: startsAt, id }))
  const cards = await cardsOf(deps, districtId, items, now)
  return { items: cards.map(({ card }) => card), next }
}

/** An activity of the district, whatever its status. */
export const findActivity = async ({ deps, districtId }: Call, id: string) => {
  const [row] = await deps.db
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, id)))
  return row ?? null
}

/** The org whose staff may change an activity; null when there is none. */
export const activityOrgPath = async ({ deps, districtId }: Call, { id }: { id: string }) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(activity)
    .innerJoin(org, and(eq(org.districtId, activity.districtId), eq(org.id, activity.orgId)))
    .where(and(eq(activity.districtId, districtId), eq(activity.id, id)))
  return row?.path ?? null
}

const openConfirmations = async ({ deps, districtId }: Call, slotIds: readonly string[]) => {
  if (slotIds.length === 0) return new Map<string, number>()
  const rows = await deps.db
    .select({ slotId: signup.slotId, n: sql<number>`count(*)::int` })
    .from(signup)
    .leftJoin(
      attendance,
      and(eq(attendance.districtId, signup.districtId), eq(attendance.signupId, signup.id)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.status, 'confirmed'),
        sql`${signup.slotId} = any(${sql.param([...slotIds])}::uuid[])`,
      ),
    )
    .groupBy(signup.slotId)
  return new Map(rows.map(({ slotId, n }) => [slotId, n]))
}

const undecidedParties = async ({ deps, districtId }: Call, slotIds: readonly string[]) => {
  if (slotIds.length === 0) return new Map<string, number>()
  const rows = await deps.db
    .select({ slotId: signup.slotId, n: sql<number>`count(distinct ${signup.partyId})::int` })
    .from(signup)
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.status, 'pending'),
        sql`${signup.slotId} = any(${sql.param([...slotIds])}::uuid[])`,
      ),
    )
    .groupBy(signup.slotId)
  return new Map(rows.map(({ slotId, n }) => [slotId, n]))
}

/** ★ How many of an org's activities its desk shows: drafts, then those nearest to now. */
const deskSize = 60

export const showDesk = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const nearest = await deps.db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.districtId, districtId),
        eq(activity.orgId, orgId),
        ne(activity.status, 'discarded'),
      ),
    )
    .orderBy(
      sql`${activity.status} <> 'draft'`,
      sql`abs(extract(epoch from ${activity.startsAt} - ${now.toISOString()}::timestamptz))`,
    )
    .limit(deskSize)
  const rows = nearest.sort((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
  const cards = await cardsOf(deps, districtId, rows, now)
  const ended = cards.flatMap(({ slots }) =>
    slots.filter(({ startsAt }) => startsAt <= now).map(({ id }) => id),
  )
  const approving = cards.flatMap(({ slots }) =>
    slots.filter(({ approval }) => approval).map(({ id }) => id),
  )
  const toConfirm = await openConfirmations(call, ended)
  const undecided = await undecidedParties(call, approving)
  const seriesIds = new Map(rows.map(({ id, seriesId }) => [id, seriesId]))
  return cards.map(({ card, slots }) => ({
    ...card,
    seriesId: seriesIds.get(card.id) ?? null,
    slotList: slots.map(({ id, name, startsAt, endsAt, capacity, taken, waiting }) => ({
      id,
      name,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      capacity,
      taken,
      waiting,
      pending: undecided.get(id) ?? 0,
      toConfirm: toConfirm.get(id) ?? 0,
    })),
  }))
}

const draftOf = (row: ActivityRow, slots: Awaited<ReturnType<typeof slotsOf>>) => ({
  kind: row.kind,
  title: row.title,
  category: row.category,
  coverFileId: row.coverFileId,
  place: row.place,
  address: row.address,
  spot: row.spot,
  content: row.content,
  conditions: row.conditions,
  riskNotice: row.riskNotice,
  insurance: row.insurance,
  audience: row.audience,
  tags: row.tags,
  servedGroups: row.servedGroups,
  contributions: row.contributions,
  questions: row.questions,
  slots: slots.map((slot) => ({
    id: slot.id,
    name: slot.name,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    opensAt: slot.opensAt.toISOString(),
    closesAt: slot.closesAt.toISOString(),
    cancelUntil: slot.cancelUntil.toISOString(),
    capacity: slot.capacity,
    minAge: slot.minAge,
    earnAge: slot.earnAge,
    adultRequired: slot.adultRequired,
    waitlist: slot.waitlist,
    waitMode: slot.waitMode,
    approval: slot.approval,
    stagedHours: slot.stagedHours,
    requires: slot.requires,
    points: { fixed: slot.fixedPoints, perHourThousandths: slot.perHourThousandths },
  })),
})

export const showDraft = async (call: ResidentCall, { id }: { id: string }) => {
  const row = await findActivity(call, id)
  if (!row || row.status === 'discarded') throw notFound()
  const { deps, districtId } = call
  const slots = await slotsOf(deps.db, districtId, [id])
  const [found] = await cardsOf(
    deps,
    districtId,
    [row],
    await readNow(deps.db, deps.offset.milliseconds),
  )
  return {
    id,
    orgId: row.orgId,
    status: row.status,
    coverUrl: found?.card.coverUrl ?? null,
    draft: draftOf(row, slots),
  }
}
