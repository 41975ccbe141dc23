import { promotionEnds, type SignupStatus } from './signups'

/**
 * In the last two hours the line stands still, and free seats go to whoever comes first. Whoever only waits may
 * come as well, so the place in the line is no sign-up then that would stand in the way of one.
 */
export const barsAnother = (status: SignupStatus, slot: { startsAt: Date }, now: Date): boolean =>
  status !== 'waitlisted' || now < promotionEnds(slot)
