import type { RootStore } from '../../stores/root'
import { stepOf } from '../../stores/step'
import type { Step } from '../../stores/step'
import type { MyParty } from '../../stores/signups'
import { isLive } from '../../stores/signups'

/** The household's live parties on the chosen slot. */
export function partiesOf(stores: RootStore): MyParty[] {
  const slotId = stores.activity.slot?.id
  const parties = stores.signups.onSlot.value ?? []
  return parties.filter((party) => party.slotId === slotId && party.members.some(isLive))
}

/** Where the household stands with the chosen slot; null while that is not known. */
export function currentStep(stores: RootStore, now: Date): Step | null {
  const { detail, slot } = stores.activity
  if (detail.value === null || slot === null) return null
  const parties = partiesOf(stores)
  // The activity says that someone is signed up; which step it is, the party says a moment later.
  if (parties.length === 0 && slot.mine.some(isLive) && stores.session.me !== null) return null
  return stepOf({
    activity: detail.value,
    slot,
    parties,
    isVisitor: stores.session.isVisitor,
    now,
  })
}
