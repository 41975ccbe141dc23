import type { RootStore } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { ownStep } from '../../stores/step'
import { isOffered } from '../my-signups/party-state'

/** The sign-up with which one can arrive or leave just now. */
export const dueOf = ({ signups, clock }: RootStore): MyParty | undefined =>
  signups.coming.items?.find((party) => {
    const step = ownStep(party, clock.now())
    return step?.is === 'check_in' || step?.is === 'check_out'
  })

/** A seat that waits for an answer, else what is due, else the sign-up that comes next. */
export const nextOf = (stores: RootStore, now: Date): MyParty | undefined => {
  const items = stores.signups.coming.items ?? []
  return (
    items.find(isOffered) ??
    dueOf(stores) ??
    items.find((party) => !party.activityCancelled && ownStep(party, now) !== null)
  )
}
