import type * as v from 'valibot'
import type { activityChange } from '../../contract/change'
import { changedTimes, isMoved, type PlannedSlot, type SlotChange } from '../../domain/change'
import type { SlotRow } from '../activities/cards'
import type { Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { servedSlotIds, type Reached } from './reach'

export type Change = v.InferOutput<typeof activityChange>

/** What is to become of a slot that changes. */
export interface Planned extends PlannedSlot {
  row: SlotRow
  moved: boolean
}

/**
 * Slots are named by those of the one activity; on the others of its series the same place in the order
 * changes alike.
 */
export const planSlots = async (
  work: Work,
  { named, slots }: Reached,
  change: Change,
): Promise<Planned[]> => {
  const own = slots.filter(({ activityId }) => activityId === named.id)
  const wishes = new Map<number, SlotChange>()
  for (const wish of change.slots ?? []) {
    const ordinal = own.find(({ id }) => id === wish.id)?.ordinal
    if (ordinal === undefined) throw notFound()
    wishes.set(ordinal, wish)
  }
  const touched = slots.filter(({ ordinal }) => wishes.has(ordinal))
  const served = await servedSlotIds(
    work,
    touched.map(({ id }) => id),
  )
  return touched.map((row) => {
    const wish = wishes.get(row.ordinal) ?? {}
    const times = changedTimes(row, wish, work.now)
    const planned = { before: row, after: { ...times, capacity: wish.capacity ?? row.capacity } }
    return { ...planned, row, moved: isMoved(planned), checkedIn: served.has(row.id) }
  })
}
