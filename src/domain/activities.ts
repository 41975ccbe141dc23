import { refuse, ok, type Result } from './result'
import { hour, later } from './time'

/** `event` 活动 or `job` 服务岗位. */
export const activityKinds = ['event', 'job'] as const
export type ActivityKind = (typeof activityKinds)[number]

export const activityStatuses = [
  'draft',
  'review',
  'published',
  'cancelled',
  'ended',
  'settled',
  /** A draft that nobody wants any more; it is kept for the trail alone. */
  'discarded',
] as const
export type ActivityStatus = (typeof activityStatuses)[number]

/** Whether residents may know of it: what is or was published. */
export const isPublic = (status: ActivityStatus) =>
  status !== 'draft' && status !== 'review' && status !== 'discarded'

export const categories = [
  'culture',
  'elderly',
  'children',
  'patrol',
  'training',
  'environment',
  'health',
  'neighbourhood',
] as const
export type Category = (typeof categories)[number]

/** 一老一新一小 and the other groups that an activity serves. */
export const servedGroups = [
  'elders',
  'children',
  'new_workers',
  'disabled',
  'bereaved_parents',
  'jobseekers',
  'families',
] as const
export type ServedGroup = (typeof servedGroups)[number]

/** 五社: every activity records which of the five gave what. */
export const parties = ['community', 'social_org', 'social_worker', 'volunteer', 'charity'] as const
export type FiveParty = (typeof parties)[number]

/** Who may come: residents of the posting community, its street, or the whole district. */
export const audiences = ['community', 'street', 'district'] as const
export type Audience = (typeof audiences)[number]

/** ★ The most that an hour is worth, on a slot, by a rule and by both together. Thousandths of a point. */
export const highestFactor = 3000

/** ★ How long before the start a place can be given back. */
const cancelBefore = 3 * hour

export interface SlotTimes {
  startsAt: Date
  endsAt: Date
  opensAt: Date
  closesAt: Date
  cancelUntil: Date
}

/** Fills in what an organizer left out: open at once, closing at the start, cancelling until three hours before. */
export const slotTimes = (
  wish: { startsAt: Date; endsAt: Date } & Partial<
    Record<'opensAt' | 'closesAt' | 'cancelUntil', Date>
  >,
  now: Date,
): SlotTimes => ({
  startsAt: wish.startsAt,
  endsAt: wish.endsAt,
  opensAt: wish.opensAt ?? (now < wish.startsAt ? now : wish.startsAt),
  closesAt: wish.closesAt ?? wish.startsAt,
  cancelUntil: wish.cancelUntil ?? later(wish.startsAt, -cancelBefore),
})

export type DraftRefusal = 'slot_times_wrong' | 'factor_too_high'

/** A slot begins before it ends, lasts at most a day, and opens before it closes, at its start at the latest. */
export const checkDraft = (
  slots: readonly (SlotTimes & { perHourThousandths: number })[],
): Result<null, DraftRefusal> => {
  const wrong = slots.some(
    (slot) =>
      slot.startsAt >= slot.endsAt ||
      slot.endsAt > later(slot.startsAt, 24 * hour) ||
      slot.opensAt > slot.closesAt ||
      slot.closesAt > slot.endsAt ||
      slot.cancelUntil > slot.startsAt,
  )
  if (wrong) return refuse('slot_times_wrong')
  if (slots.some((slot) => slot.perHourThousandths > highestFactor))
    return refuse('factor_too_high')
  return ok(null)
}

export type PublishRefusal = 'not_a_draft' | 'needs_review' | 'slot_in_past' | 'cover_unchecked'

/**
 * A community publishes for itself. A team, or an org above the community level, needs a review by the
 * org above (★), which its community can spare it by posting in its place.
 */
export const checkPublish = (publish: {
  status: ActivityStatus
  orgIsCommunity: boolean
  cover: 'none' | 'pending' | 'passed' | 'rejected'
  starts: readonly Date[]
  now: Date
}): Result<null, PublishRefusal> => {
  if (publish.status !== 'draft') return refuse('not_a_draft')
  if (!publish.orgIsCommunity) return refuse('needs_review')
  if (publish.cover === 'pending' || publish.cover === 'rejected') return refuse('cover_unchecked')
  if (publish.starts.some((start) => start <= publish.now)) return refuse('slot_in_past')
  return ok(null)
}

export type CancelActivityRefusal = 'not_published' | 'already_served'

export const checkCancelActivity = (cancel: {
  status: ActivityStatus
  checkedIn: number
}): Result<null, CancelActivityRefusal> => {
  if (cancel.status !== 'published') return refuse('not_published')
  if (cancel.checkedIn > 0) return refuse('already_served')
  return ok(null)
}

/** The most one person can earn on a slot that runs as planned, in whole points. */
export const mostPoints = (slot: {
  startsAt: Date
  endsAt: Date
  fixed: number
  perHourThousandths: number
}) => {
  const minutes = Math.floor((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000)
  return slot.fixed + Math.floor((minutes * slot.perHourThousandths) / 60_000)
}
