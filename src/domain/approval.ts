import { allocate, promotionEnds, type Allocation, type WaitingParty } from './signups'

/**
 * Which parties get seats now, where some of the line have just been approved. In the last two hours the line
 * stands still: whom a person approves then gets what is free, in order of joining.
 */
export const allocateApproved = (
  slot: { startsAt: Date },
  free: number,
  line: readonly WaitingParty[],
  approved: ReadonlySet<string>,
  now: Date,
): Allocation => {
  if (now < promotionEnds(slot)) return allocate(slot, free, line, now)
  const seated: string[] = []
  let left = free
  for (const { partyId, size, clashes } of line) {
    if (clashes || size > left || !approved.has(partyId)) continue
    seated.push(partyId)
    left -= size
  }
  return { seated, passedOver: [] }
}
