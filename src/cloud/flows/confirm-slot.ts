import { sql } from 'drizzle-orm'
import { decideConfirm, type ConfirmRefusal } from '../../domain/attendance'
import { standingOf } from '../../domain/hours'
import { ok, type Result } from '../../domain/result'
import { overDayReason } from '../../words/hours'
import { pointsNotice } from '../../words/notices'
import { lockSignups, presences, type Presence } from '../attendance/load'
import { preparedChange } from '../db/prepared'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { recordAbsences } from '../signups/absences'
import { livesIn } from '../families/lives'
import { doubtedOf } from '../hours/load'
import { lockPersons, lockSlot } from '../signups/locks'
import { totalOf, type Awarded, type Served } from './award'
import { postedOf, type Posted } from './posted'
import { recognise, type Standings } from './recognise'

const statusSet = preparedChange(
  'status_set',
  () => sql`
    update signup set status = ${sql.placeholder('status')}, audit_id = ${sql.placeholder('auditId')}
    where district_id = ${sql.placeholder('districtId')} and id = any(${sql.placeholder('ids')}::uuid[])
  `,
)

const setStatus = async (
  { tx, districtId, auditId }: Work,
  people: readonly Presence[],
  status: 'attended' | 'absent',
) => {
  if (people.length === 0) return
  const ids = people.map(({ signupId }) => signupId)
  await statusSet(tx, { districtId, ids, status, auditId })
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
    const [slot, everyone] = await Promise.all([
      lockSlot(work, input.slotId),
      presences(work.tx, work.districtId, input.slotId),
    ])
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const ids = everyone.map(({ signupId }) => signupId)
    const concerned = everyone.flatMap(({ personId, signedBy }) => [personId, signedBy])
    const [, , byFamilyId, posted, doubted] = await Promise.all([
      lockSignups(work, ids),
      lockPersons(work, concerned, [caller.personId]),
      livesIn(work.tx, work.districtId, caller.personId),
      postedOf(work, slot.activityId),
      doubtedOf(work, ids),
    ])
    const people = everyone.map((one) => ({
      ...one,
      disputed: doubted.has(one.signupId),
      confirmed: one.confirmedAt !== null,
      forgotten: one.outBy === 'timer',
    }))
    const decided = decideConfirm({ slot, people, byFamilyId, now: work.now })
    if (!decided.ok) return decided
    const { served, absent, left, unsettled } = decided.value
    work.sent(setStatus(work, served, 'attended'))
    work.sent(setStatus(work, absent, 'absent'))
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
