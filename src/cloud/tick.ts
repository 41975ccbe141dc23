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
import { remindDue } from './signups/remind'

/** ★ How much one tick does of each kind; the rest waits a minute. */
const batch = 200

export interface Ticked {
  released: number
  expired: number
  seated: number
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
  reminded: 0,
  closed: 0,
  series: 0,
  pointsExpired: 0,
  pointsTold: 0,
  ofAge: 0,
  ended: false,
  tasks: 0,
}

/** What falls due with time, once a minute, for every district. Repeating it does nothing twice. */
export const tick = async (deps: Deps): Promise<Ticked> => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const districts = await deps.db.select({ districtId: district.districtId }).from(district)
  const ticked = { ...nothing }
  for (const { districtId } of districts) {
    ticked.released += await releaseExpired(deps, districtId, now, batch)
    ticked.expired += await expireOffers(deps, districtId, now, batch)
    ticked.seated += await reseatDue(deps, districtId, now, batch)
    ticked.series += await makeDue(deps, districtId, now, batch)
    ticked.reminded += await remindDue(deps, districtId, now, batch)
    ticked.closed += await closeForgotten(deps, districtId, now, batch)
    ticked.pointsExpired += await expirePoints(deps, districtId, now, batch)
    ticked.pointsTold += await tellExpiring(deps, districtId, now, batch)
    ticked.ofAge += await comeOfAge(deps, districtId, now, batch)
    ticked.ended = (await endActivities(deps, districtId, now)) || ticked.ended
    ticked.tasks += await drainOutbox(deps, districtId)
  }
  return ticked
}
