import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { activityDraft } from '../../contract/activities'
import { aheadDays, dateAfter, datesDue, instantOn, minutesOn } from '../../domain/series'
import { dayOf } from '../../domain/time'
import { insertActivity, postingOrg, readSlots, type Draft } from '../activities/make'
import { org, roleGrant, series } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { eachAlone } from '../timer'

export type SeriesRow = typeof series.$inferSelect

/** A stored draft is checked like one that has just come in: what it may say can have changed meanwhile. */
export const readDraft = (stored: unknown): Draft => v.parse(activityDraft, stored)

/** The draft of one day as that of another: every time keeps its distance from the day's beginning. */
export const draftOn = (draft: Draft, from: string, date: string): Draft => {
  const moved = (instant: string) =>
    instantOn(date, minutesOn(from, new Date(instant))).toISOString()
  return {
    ...draft,
    slots: draft.slots.map(({ opensAt, closesAt, cancelUntil, ...slot }) => ({
      ...slot,
      startsAt: moved(slot.startsAt),
      endsAt: moved(slot.endsAt),
      ...(opensAt === undefined ? {} : { opensAt: moved(opensAt) }),
      ...(closesAt === undefined ? {} : { closesAt: moved(closesAt) }),
      ...(cancelUntil === undefined ? {} : { cancelUntil: moved(cancelUntil) }),
    })),
  }
}

/** The author of the series is the social worker responsible while holding that right over the org. */
const leadWorkerOf = async ({ tx, districtId }: Work, personId: string, path: string) => {
  const grants = await tx
    .select({ orgPath: org.path })
    .from(roleGrant)
    .innerJoin(org, and(eq(org.districtId, roleGrant.districtId), eq(org.id, roleGrant.orgId)))
    .where(
      and(
        eq(roleGrant.districtId, districtId),
        eq(roleGrant.personId, personId),
        eq(roleGrant.role, 'lead_worker'),
      ),
    )
  return grants.some(({ orgPath }) => path.startsWith(orgPath)) ? personId : null
}

/** Locks a series. It comes before slots in the order of locks, so that none is made while all are changed. */
export const lockSeries = async ({ tx, districtId }: Work, id: string) => {
  const [row] = await tx
    .select()
    .from(series)
    .where(and(eq(series.districtId, districtId), eq(series.id, id)))
    .for('update')
  return row ?? null
}

/** Makes and publishes what is due of a locked series. A day whose time has passed already is left out. */
export const makeOccurrences = async (work: Work, row: SeriesRow) => {
  const { tx, districtId, auditId, now } = work
  const due = datesDue(row, now)
  const draft = readDraft(row.draft)
  const poster = await postingOrg(work, row.orgId)
  const leadWorkerId = await leadWorkerOf(work, row.createdBy, poster.path)
  const made: string[] = []
  for (const date of due.dates) {
    const dated = draftOn(draft, row.from, date)
    const slots = readSlots(dated, now)
    if (slots.some(({ startsAt }) => startsAt <= now)) continue
    const id = await insertActivity(
      work,
      poster,
      { draft: dated, slots, leadWorkerId },
      { status: 'published', publishedAt: now, seriesId: row.id, seriesDate: date },
    )
    if (id !== null) made.push(id)
  }
  await tx
    .update(series)
    .set({ madeUntil: due.madeUntil, auditId })
    .where(and(eq(series.districtId, districtId), eq(series.id, row.id)))
  return made
}

const makeOne = (deps: Deps, districtId: string, id: string) =>
  systemWork(deps, districtId, 'series.make', async (work) => {
    const row = await lockSeries(work, id)
    if (row?.status !== 'running') return false
    const made = await makeOccurrences(work, row)
    work.record({ subject: id, before: { madeUntil: row.madeUntil }, after: { made } })
    return true
  })

/**
 * What is due of every running series, each in a transaction of its own: one that cannot be made any more
 * must not hold up the others. Answers how many series were looked at.
 */
export const makeDue = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const horizon = dateAfter(dayOf(now), aheadDays)
  const due = await deps.db
    .select({ id: series.id })
    .from(series)
    .where(
      and(
        eq(series.districtId, districtId),
        sql`${series.status} = 'running'`,
        sql`(${series.madeUntil} is null or ${series.madeUntil} < least(coalesce(${series.until}, ${horizon}), ${horizon}))`,
      ),
    )
    .orderBy(sql`${series.madeUntil} nulls first`, series.id)
    .limit(most)
  return eachAlone(deps, 'making a series', due, ({ id }) => makeOne(deps, districtId, id))
}
