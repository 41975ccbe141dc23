import type { ActivityStatus, SlotTimes } from './activities'
import { ok, refuse, type Result } from './result'
import { day, later, minute, overlap } from './time'

/** How one slot of a published activity is to change; what is left out stays. */
export interface SlotChange {
  shiftMinutes?: number | undefined
  lengthMinutes?: number | undefined
  capacity?: number | undefined
}

/** ★ Whoever is signed up for what is moved has so long to give the place back, until the start at the latest. */
const wayOut = day

const earlier = (one: Date, other: Date) => (one < other ? one : other)

/**
 * Where a slot comes to lie. Its windows move along, but sign-up that has opened stays open, it closes at the end
 * at the latest, and nobody loses the way out by a move that was not of their making.
 */
export const changedTimes = (slot: SlotTimes, change: SlotChange, now: Date): SlotTimes => {
  const shift = (change.shiftMinutes ?? 0) * minute
  const length =
    change.lengthMinutes === undefined
      ? slot.endsAt.getTime() - slot.startsAt.getTime()
      : change.lengthMinutes * minute
  const startsAt = later(slot.startsAt, shift)
  const endsAt = later(startsAt, length)
  const closesAt = later(slot.closesAt, shift)
  const cancelUntil = later(slot.cancelUntil, shift)
  const wayOutUntil = earlier(later(now, wayOut), startsAt)
  const hasMoved = shift !== 0 || endsAt.getTime() !== slot.endsAt.getTime()
  return {
    startsAt,
    endsAt,
    opensAt: slot.opensAt <= now ? slot.opensAt : later(slot.opensAt, shift),
    closesAt: earlier(closesAt, endsAt),
    cancelUntil: hasMoved && cancelUntil < wayOutUntil ? wayOutUntil : cancelUntil,
  }
}

export interface PlannedSlot {
  before: SlotTimes & { taken: number }
  after: SlotTimes & { capacity: number }
  checkedIn: boolean
}

export const isMoved = ({ before, after }: Pick<PlannedSlot, 'before' | 'after'>) =>
  before.startsAt.getTime() !== after.startsAt.getTime() ||
  before.endsAt.getTime() !== after.endsAt.getTime()

/**
 * People who would sit in two places at once if the slots moved. `seats` are all the seats that anyone
 * concerned holds, at the times where they will lie.
 */
export const countClashing = (
  seats: readonly { personId: string; moved: boolean; startsAt: Date; endsAt: Date }[],
): number => {
  const clashing = seats.filter(
    (one) =>
      one.moved &&
      seats.some(
        (other) => other !== one && other.personId === one.personId && overlap(one, other),
      ),
  )
  return new Set(clashing.map(({ personId }) => personId)).size
}

export type ChangeRefusal =
  | 'not_published'
  | 'slot_times_wrong'
  | 'slot_in_past'
  | 'capacity_below_taken'
  | 'time_clash'
  | 'already_served'

const isWrong = ({ after }: PlannedSlot) =>
  after.endsAt > later(after.startsAt, day) || after.opensAt > after.closesAt

/** Whether what is published can be changed like this while people are signed up. */
export const checkChange = (ask: {
  status: ActivityStatus
  endsAt: Date
  /** The slots that are to change. */
  slots: readonly PlannedSlot[]
  clashing: number
  now: Date
}): Result<null, ChangeRefusal> => {
  const { slots, now } = ask
  if (ask.status !== 'published') return refuse('not_published')
  if (slots.some(isWrong)) return refuse('slot_times_wrong')
  if (slots.some((slot) => isMoved(slot) && slot.after.startsAt <= now))
    return refuse('slot_in_past')
  const tooSmall = slots.find(({ before, after }) => after.capacity < before.taken)
  if (tooSmall) return refuse('capacity_below_taken', String(tooSmall.before.taken))
  if (ask.clashing > 0) return refuse('time_clash', String(ask.clashing))
  const isServed = slots.some(({ before, checkedIn }) => checkedIn || before.startsAt <= now)
  return isServed || ask.endsAt <= now ? refuse('already_served') : ok(null)
}
