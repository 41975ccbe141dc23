import { checkLeave, type LeaveRefusal } from '../../domain/households'
import { ok, type Result } from '../../domain/result'
import { householdNotice } from '../../words/households'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import {
  endGuardiansAcross,
  lockHouseholds,
  membersOf,
  openHousehold,
  pickHousehold,
} from '../families/household'
import { wardsOf } from '../families/wards'
import { lockPersons } from '../signups/locks'
import { liveSignups } from './live-signups'

/**
 * One adult moves out into a household of one. The points, and what waits at the counter, stay. The wards are
 * locked too, so that nobody else takes a consent back meanwhile.
 */
export const leaveFamily = command(
  'households.leave',
  async (
    work: Work,
    { caller }: ResidentCall,
    _input: { key: string },
  ): Promise<Result<{ familyId: string }, LeaveRefusal>> => {
    const { personId, familyId } = caller
    await lockPersons(work, [personId, ...(await wardsOf(work.tx, work.districtId, personId))])
    const household = pickHousehold(await lockHouseholds(work, [familyId]), familyId)
    const people = await membersOf(work, familyId)
    const checked = checkLeave({
      personId,
      isHead: household.headId === personId,
      people,
      liveSignups: await liveSignups(work.tx, work.districtId, [personId]),
    })
    if (!checked.ok) return checked
    const ended = await endGuardiansAcross(work, people, new Set([personId]))
    const { id: own } = await openHousehold(work, household, personId, [personId])
    await work.tell([
      householdNotice({
        personId: household.headId,
        what: 'left',
        by: caller.nickname,
        about: household.alias,
      }),
    ])
    work.record({
      subject: personId,
      before: { familyId, guardianOf: ended.map(({ minorId }) => minorId) },
      after: { familyId: own },
    })
    return ok({ familyId: own })
  },
)
