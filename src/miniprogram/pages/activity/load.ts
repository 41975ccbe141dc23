import type { RootStore } from '../../stores/root'

/** The activity, where the household stands with its slot, and what was said of it once it has begun. */
export async function loadActivity(stores: RootStore, id: string): Promise<void> {
  const { activity, feedback, signups, session, clock } = stores
  await activity.open(id)
  const { value } = activity.detail
  if (value?.id !== id) return
  const slotId = activity.slot?.id
  const hasBegun = value.slotViews.some((slot) => new Date(slot.startsAt) <= clock.now())
  await Promise.all([
    session.me && slotId !== undefined && signups.onSlot.load(slotId),
    feedback.open(id, {
      mine: session.me !== null && hasBegun,
      others: value.stars !== null,
    }),
  ])
}
