import { and, eq } from 'drizzle-orm'
import type { SlotChange } from '../../domain/change'
import { later, minute } from '../../domain/time'
import type { Draft } from '../activities/make'
import { series } from '../db/tables'
import type { Work } from '../edge/command'
import { readDraft, type SeriesRow } from './make'

type DraftSlot = Draft['slots'][number]

const changeSlot = (slot: DraftSlot, change: SlotChange): DraftSlot => {
  const { opensAt, closesAt, cancelUntil, ...rest } = slot
  const shift = (change.shiftMinutes ?? 0) * minute
  const moved = (instant: string) => later(new Date(instant), shift).toISOString()
  const length =
    change.lengthMinutes === undefined
      ? Date.parse(slot.endsAt) - Date.parse(slot.startsAt)
      : change.lengthMinutes * minute
  const startsAt = moved(slot.startsAt)
  const endsAt = later(new Date(startsAt), length).toISOString()
  const closes = closesAt === undefined ? undefined : moved(closesAt)
  return {
    ...rest,
    startsAt,
    endsAt,
    capacity: change.capacity ?? slot.capacity,
    ...(opensAt === undefined ? {} : { opensAt: moved(opensAt) }),
    ...(closes === undefined ? {} : { closesAt: closes < endsAt ? closes : endsAt }),
    ...(cancelUntil === undefined ? {} : { cancelUntil: moved(cancelUntil) }),
  }
}

/** Those still to be made follow what was changed from one occurrence on. The series is locked. */
export const changeSeries = async (
  { tx, districtId, auditId }: Work,
  row: SeriesRow,
  texts: Partial<Omit<Draft, 'slots'>>,
  slots: ReadonlyMap<number, SlotChange>,
) => {
  const before = readDraft(row.draft)
  const draft: Draft = {
    ...before,
    ...texts,
    slots: before.slots.map((slot, ordinal) => changeSlot(slot, slots.get(ordinal) ?? {})),
  }
  await tx
    .update(series)
    .set({ draft, auditId })
    .where(and(eq(series.districtId, districtId), eq(series.id, row.id)))
}

/** Nothing further is made. The series is locked. */
export const endSeries = async ({ tx, districtId, auditId }: Work, id: string) => {
  await tx
    .update(series)
    .set({ status: 'stopped', auditId })
    .where(and(eq(series.districtId, districtId), eq(series.id, id)))
}
