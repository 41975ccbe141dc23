import { and, asc, eq, inArray } from 'drizzle-orm'
import { mostPoints } from '../../domain/activities'
import type { Db, Tx } from '../db/connect'
import { file, org, slot, type activity } from '../db/tables'
import type { Deps } from '../deps'

export type ActivityRow = typeof activity.$inferSelect
export type SlotRow = typeof slot.$inferSelect

/** The slots of several activities, in the order their organizer gave them. */
export const slotsOf = async (db: Db | Tx, districtId: string, activityIds: readonly string[]) => {
  if (activityIds.length === 0) return []
  return db
    .select()
    .from(slot)
    .where(and(eq(slot.districtId, districtId), inArray(slot.activityId, [...activityIds])))
    .orderBy(asc(slot.activityId), asc(slot.ordinal))
}

/** Addresses of pictures that have passed the content check; others are not shown. */
export const pictureUrls = async (
  deps: Deps,
  districtId: string,
  fileIds: readonly (string | null)[],
) => {
  const ids = [...new Set(fileIds.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map<string, string>()
  const rows = await deps.db
    .select({ id: file.id, place: file.place })
    .from(file)
    .where(and(eq(file.districtId, districtId), inArray(file.id, ids), eq(file.status, 'passed')))
  return new Map(rows.map((row) => [row.id, deps.files.url({ districtId, ...row })]))
}

const communityNames = async (deps: Deps, districtId: string, ids: readonly string[]) => {
  const rows = await deps.db
    .select({ id: org.id, name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), inArray(org.id, [...new Set(ids)])))
  return new Map(rows.map((row) => [row.id, row.name]))
}

const total = (slots: readonly SlotRow[], of: (row: SlotRow) => number) =>
  slots.reduce((sum, row) => sum + of(row), 0)

export const mostOf = (row: SlotRow) => mostPoints({ ...row, fixed: row.fixedPoints })

const cardOf = (
  row: ActivityRow,
  slots: readonly SlotRow[],
  names: Map<string, string>,
  pictures: Map<string, string>,
  now: Date,
) => {
  const next = slots.find(({ endsAt }) => endsAt > now) ?? slots[0]
  const open = slots.filter(({ startsAt }) => startsAt > now)
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    category: row.category,
    coverUrl: pictures.get(row.coverFileId ?? '') ?? null,
    place: row.place,
    communityName: names.get(row.communityId) ?? '',
    startsAt: (next?.startsAt ?? row.startsAt).toISOString(),
    endsAt: (next?.endsAt ?? row.endsAt).toISOString(),
    slots: slots.length,
    capacity: total(slots, ({ capacity }) => capacity),
    free: total(open, ({ capacity, taken }) => capacity - taken),
    waiting: total(slots, ({ waiting }) => waiting),
    upTo: Math.max(0, ...slots.map(mostOf)),
    status: row.status,
  }
}

/** What a list shows of each activity, with its slots beside it for callers that need them. */
export const cardsOf = async (
  deps: Deps,
  districtId: string,
  rows: readonly ActivityRow[],
  now: Date,
) => {
  if (rows.length === 0) return []
  const slots = await slotsOf(
    deps.db,
    districtId,
    rows.map(({ id }) => id),
  )
  const names = await communityNames(
    deps,
    districtId,
    rows.map(({ communityId }) => communityId),
  )
  const pictures = await pictureUrls(
    deps,
    districtId,
    rows.map(({ coverFileId }) => coverFileId),
  )
  return rows.map((row) => {
    const own = slots.filter(({ activityId }) => activityId === row.id)
    return { card: cardOf(row, own, names, pictures, now), slots: own }
  })
}
