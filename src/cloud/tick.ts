import { endActivities } from './activities/end'
import { readNow } from './db/connect'
import { district } from './db/tables'
import type { Deps } from './deps'
import { comeOfAge } from './flows/come-of-age'
import { drainOutbox } from './outbox/run'
import { closeForgotten } from './hours/close'
import { expirePoints, tellExpiring } from './points/expire'
import { makeDue } from './series/make'
import { releaseExpired } from './shop/expire'
import { expireOffers } from './signups/answer'
import { reseatDue } from './signups/due'
import { endInVain } from './signups/in-vain'
import { remindDue } from './signups/remind'
import { step } from './timer'

/** ★ How much one tick does of each kind; the rest waits a minute. */
const batch = 200

export interface Ticked {
  released: number
  expired: number
  seated: number
  inVain: number
  reminded: number
  closed: number
  series: number
  pointsExpired: number
  pointsTold: number
  ofAge: number
  ended: boolean
  tasks: number
}

const nothing: Ticked = {
  released: 0,
  expired: 0,
  seated: 0,
  inVain: 0,
  reminded: 0,
  closed: 0,
  series: 0,
  pointsExpired: 0,
  pointsTold: 0,
  ofAge: 0,
  ended: false,
  tasks: 0,
}

/** The steps that count what they did, in the order in which they are taken. */
const steps = [
  ['released', releaseExpired],
  ['expired', expireOffers],
  ['seated', reseatDue],
  ['inVain', endInVain],
  ['series', makeDue],
  ['reminded', remindDue],
  ['closed', closeForgotten],
  ['pointsExpired', expirePoints],
  ['pointsTold', tellExpiring],
  ['ofAge', comeOfAge],
] as const

/**
 * What falls due with time, once a minute, for every district. Repeating it does nothing twice, and what cannot be
 * done holds up nothing else.
 */
export const tick = async (deps: Deps): Promise<Ticked> => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const districts = await deps.db.select({ districtId: district.districtId }).from(district)
  const ticked = { ...nothing }
  for (const { districtId } of districts) {
    for (const [name, take] of steps) {
      ticked[name] += await step(deps, name, () => take(deps, districtId, now, batch), 0)
    }
    const ended = await step(deps, 'ended', () => endActivities(deps, districtId, now), false)
    ticked.ended = ended || ticked.ended
    ticked.tasks += await step(deps, 'tasks', () => drainOutbox(deps, districtId), 0)
  }
  return ticked
}
