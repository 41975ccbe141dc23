import { and, eq, inArray } from 'drizzle-orm'
import { decideConfirm, type ConfirmRefusal } from '../../domain/attendance'
import { standingOf } from '../../domain/hours'
import { ok, type Result } from '../../domain/result'
import { overDayReason } from '../../words/hours'
import { pointsNotice } from '../../words/notices'
import { lockSignups, presences, type Presence } from '../attendance/load'
import { signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { recordAbsences } from '../signups/absences'
import { livesIn } from '../families/lives'
import { doubtedOf } from '../hours/load'
import { lockPersons, lockSlot } from '../signups/seats'
import { postedOf, totalOf, type Awarded, type Posted, type Served } from './award'
import { recognise, type Standings } from './recognise'

const setStatus = async (
  { tx, districtId, auditId }: Work,
  people: readonly Presence[],
  status: 'attended' | 'absent',
) => {
  if (people.length === 0) return
  const ids = people.map(({ signupId }) => signupId)
  await tx
    .update(signup)
    .set({ status, auditId })
    .where(and(eq(signup.districtId, districtId), inArray(signup.id, ids)))
}

/** One message per household, to whoever signed, with the sum. */
const tellAwards = async (
  work: Work,
  posted: Posted,
  awarded: readonly Awarded<Presence & Served>[],
) => {
  const families = [...new Set(awarded.map(({ person }) => person.familyId))]
  await work.tell(
    families.flatMap((familyId) => {
      const own = awarded.filter(({ person }) => person.familyId === familyId)
      const [first] = own
      return first
        ? [
            pointsNotice({
              personId: first.person.signedBy,
              title: posted.title,
              points: totalOf(own),
              familyId,
            }),
          ]
        : []
    }),
  )
  return families.length
}

/** Measured service counts as it stands. Nobody moves before it does, so the household is still there. */
const standingIn = (
  one: Presence,
): Standings<Presence & { payeeId: string; checkedInAt: Date }> => {
  const { checkedInAt, minutes, familyId: payeeId } = one
  if (checkedInAt === null || minutes === null) throw new Error('who has served came and left')
  return {
    record: { ...one, payeeId, checkedInAt },
    standing: standingOf(minutes),
    reason: overDayReason,
  }
}

interface Confirmed {
  confirmed: number
  absent: number
  left: number
  /** Who forgot to check out, or says not to have come, and is settled one by one. */
  unsettled: number
  points: number
  families: number
}

/** Confirms a slot: attendance becomes service, service becomes points, in one transaction. */
export const confirmSlot = command(
  'attendance.confirm',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; slotId: string },
  ): Promise<Result<Confirmed, ConfirmRefusal>> => {
    const slot = await lockSlot(work, input.slotId)
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const everyone = await presences(work.tx, work.districtId, slot.id)
    await lockSignups(
      work,
      everyone.map(({ signupId }) => signupId),
    )
    await lockPersons(work, [
      caller.personId,
      ...everyone.flatMap(({ personId, signedBy }) => [personId, signedBy]),
    ])
    const byFamilyId = await livesIn(work.tx, work.districtId, caller.personId)
    const doubted = await doubtedOf(
      work,
      everyone.map(({ signupId }) => signupId),
    )
    const people = everyone.map((one) => ({
      ...one,
      disputed: doubted.has(one.signupId),
      confirmed: one.confirmedAt !== null,
      forgotten: one.outBy === 'timer',
    }))
    const decided = decideConfirm({ slot, people, byFamilyId, now: work.now })
    if (!decided.ok) return decided
    const { served, absent, left, unsettled } = decided.value
    const posted = await postedOf(work, slot.activityId)
    await setStatus(work, served, 'attended')
    await setStatus(work, absent, 'absent')
    await recordAbsences(
      work,
      slot,
      absent.map(({ partyId }) => partyId),
    )
    const awarded = await recognise(
      work,
      { slot, posted, byId: caller.personId },
      served.map(standingIn),
    )
    const families = await tellAwards(work, posted, awarded)
    const result = {
      confirmed: served.length,
      absent: absent.length,
      left,
      unsettled,
      points: totalOf(awarded),
      families,
    }
    work.record({ subject: slot.id, after: result })
    return ok(result)
  },
)
