import { and, eq, sql } from 'drizzle-orm'
import { promotionEnds } from '../../domain/signups'
import { span } from '../activities/make'
import { activity, party, signup, slot } from '../db/tables'
import type { Work } from '../edge/command'
import { changeSeries } from '../series/change'
import type { Change, Planned } from './plan-change'
import type { Reached } from './reach'

const live = sql`status in ('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`

const saveSlot = async ({ tx, districtId, auditId }: Work, { row, after, moved }: Planned) => {
  const { startsAt, endsAt, opensAt, closesAt, cancelUntil, capacity } = after
  await tx
    .update(slot)
    .set({
      startsAt,
      endsAt,
      opensAt,
      closesAt,
      cancelUntil,
      capacity,
      // Whoever was reminded of the old time is reminded of the new one.
      remindedAt: moved ? null : row.remindedAt,
      auditId,
    })
    .where(and(eq(slot.districtId, districtId), eq(slot.id, row.id)))
}

/**
 * The times of sign-ups move with their slots. The database guards each row against a clash at once, and
 * what changes places passes over each other: so all of them first step far aside, then to where they belong.
 */
const moveSignups = async ({ tx, districtId, auditId }: Work, moved: readonly Planned[]) => {
  if (moved.length === 0) return
  const ids = moved.map(({ row }) => row.id)
  const aside = sql`interval '1000 years'`
  await tx
    .update(signup)
    .set({ startsAt: sql`${signup.startsAt} + ${aside}`, endsAt: sql`${signup.endsAt} + ${aside}` })
    .where(
      and(
        eq(signup.districtId, districtId),
        sql`${signup.slotId} = any(${sql.param(ids)}::uuid[])`,
        sql`${signup}.${live}`,
      ),
    )
  for (const { row, after } of moved) {
    const { startsAt, endsAt } = after
    await tx
      .update(signup)
      .set({ startsAt, endsAt, auditId })
      .where(
        and(eq(signup.districtId, districtId), eq(signup.slotId, row.id), sql`${signup}.${live}`),
      )
    // Nothing stays offered in the last two hours, whenever those are now.
    const ends = sql`${promotionEnds(after).toISOString()}::timestamptz`
    await tx
      .update(party)
      .set({ offeredUntil: sql`least(${party.offeredUntil}, ${ends})`, auditId })
      .where(
        and(
          eq(party.districtId, districtId),
          eq(party.slotId, row.id),
          sql`${party.offeredUntil} is not null`,
        ),
      )
  }
}

/** At another place the old point of the map would turn people away: without a new one the check is off. */
const withSpot = (texts: Omit<Change, 'slots'>, before: { place: string; address: string }) => {
  if (texts.spot !== undefined) return texts
  const moves =
    (texts.place ?? before.place) !== before.place ||
    (texts.address ?? before.address) !== before.address
  return moves ? { ...texts, spot: null } : texts
}

/** Writes the change into everything it reaches; what is locked stays so until the commit. */
export const saveChange = async (
  work: Work,
  { named, activities, slots, series }: Reached,
  planned: readonly Planned[],
  { slots: wishes = [], ...texts }: Change,
) => {
  const { tx, districtId, auditId } = work
  for (const one of planned) await saveSlot(work, one)
  await moveSignups(
    work,
    planned.filter(({ moved }) => moved),
  )
  for (const row of activities) {
    const times = slots
      .filter(({ activityId }) => activityId === row.id)
      .map((own) => planned.find((one) => one.row.id === own.id)?.after ?? own)
    await tx
      .update(activity)
      .set({ ...withSpot(texts, row), ...span(times), auditId })
      .where(and(eq(activity.districtId, districtId), eq(activity.id, row.id)))
  }
  if (series === null) return
  const ordinalOf = new Map(
    slots.filter(({ activityId }) => activityId === named.id).map((own) => [own.id, own.ordinal]),
  )
  const byOrdinal = new Map(wishes.map((wish) => [ordinalOf.get(wish.id) ?? -1, wish]))
  await changeSeries(work, series, withSpot(texts, named), byOrdinal)
}
