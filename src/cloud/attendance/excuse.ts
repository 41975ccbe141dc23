import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { excusedWords, signupNotice } from '../../words/notices'
import { signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { activityOf } from '../signups/parties'
import { lockSlot } from '../signups/locks'
import { endEmptyParties, reseat, reseatElsewhere } from '../signups/seats'
import { whoHears } from '../signups/told'
import { presences } from './load'

type ExcuseRefusal = 'not_signed_up' | 'own_family' | 'already_checked_in' | 'already_confirmed'

/**
 * Someone could not come for a good reason: the place is free again and nothing counts as absence. Never for the
 * own household, whose absence a colleague would have confirmed.
 */
export const excuse = command(
  'attendance.excuse',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; slotId: string; personId: string; reason: string },
  ): Promise<Result<{ status: 'excused' }, ExcuseRefusal>> => {
    const { tx, districtId, auditId } = work
    const slot = await lockSlot(work, input.slotId)
    if (!slot) throw new Error('the slot was there when the scope was checked')
    const everyone = await presences(tx, districtId, slot.id)
    const found = everyone.find(
      ({ personId, status }) => personId === input.personId && status !== 'excused',
    )
    if (!found) return refuse('not_signed_up')
    if (found.familyId === caller.familyId || found.livesWith === caller.familyId)
      return refuse('own_family')
    if (found.status !== 'confirmed') return refuse('already_confirmed')
    if (found.checkedInAt !== null) return refuse('already_checked_in')
    await tx
      .update(signup)
      .set({ status: 'excused', auditId })
      .where(and(eq(signup.districtId, districtId), eq(signup.id, found.signupId)))
    await endEmptyParties(work, slot.id)
    await reseat(work, slot.id)
    await reseatElsewhere(work, [input.personId])
    const { signedBy, partyId, nickname, personId } = found
    const concerned = { signedBy, people: [personId] }
    const hears = await whoHears(work, [concerned])
    const title = (await activityOf(work, slot.activityId))?.title ?? ''
    const about = { partyId, title, startsAt: slot.startsAt }
    await work.tell(
      hears(concerned).map((hearer) =>
        signupNotice('signup_excused', {
          ...about,
          personId: hearer,
          note: excusedWords(nickname, input.reason),
        }),
      ),
    )
    work.record({
      subject: found.signupId,
      before: { status: found.status },
      after: { status: 'excused' },
      reason: input.reason,
    })
    return ok({ status: 'excused' })
  },
)
