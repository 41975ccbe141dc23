import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { appealNotice } from '../../words/notices-absences'
import { absence, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { lockAbsence } from './absences'
import { easeOthers } from './lift'
import { lockPersons, lockSlot } from './locks'
import { countSeats } from './seats'

interface AnswerInput {
  key: string
  absenceId: string
  verdict: 'uphold' | 'revoke'
  reason: string
}

/** A revoked absence was excused: the party's people are no longer absent, and it counts for nothing. */
const excuseParty = async (work: Work, partyId: string, slotId: string) => {
  const { tx, districtId, auditId } = work
  await tx
    .update(signup)
    .set({ status: 'excused', auditId })
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.partyId, partyId),
        eq(signup.status, 'absent'),
      ),
    )
  await countSeats(work, slotId)
}

/**
 * The absence that is appealed against, under the locks in their one order: its slot, its person, itself. The
 * person is locked because the others of the same person may change with it.
 */
const lockAppeal = async (work: Work, absenceId: string) => {
  const { tx, districtId } = work
  const [named] = await tx
    .select({ slotId: absence.slotId, personId: absence.personId })
    .from(absence)
    .where(and(eq(absence.districtId, districtId), eq(absence.id, absenceId)))
  if (!named) return null
  await lockSlot(work, named.slotId)
  await lockPersons(work, [named.personId])
  return lockAbsence(work, absenceId)
}

const familyOf = async ({ tx, districtId }: Work, personId: string) => {
  const [row] = await tx
    .select({ familyId: person.familyId })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  return row?.familyId ?? null
}

type Answered = Result<{ appeal: 'upheld' | 'revoked' }, 'nothing_pending' | 'own_family'>

/** A person decides on an appeal, never on the own household's. */
export const answerAppeal = command(
  'signups.answerAppeal',
  async (work: Work, { caller }: ResidentCall, input: AnswerInput): Promise<Answered> => {
    const { tx, districtId, auditId } = work
    const found = await lockAppeal(work, input.absenceId)
    if (found?.appeal !== 'open') return refuse('nothing_pending')
    if ((await familyOf(work, found.personId)) === caller.familyId) return refuse('own_family')
    const appeal = input.verdict === 'revoke' ? 'revoked' : 'upheld'
    if (appeal === 'revoked') await excuseParty(work, found.partyId, found.slotId)
    await tx
      .update(absence)
      .set({ appeal, answer: input.reason, answeredBy: caller.personId, auditId })
      .where(and(eq(absence.districtId, districtId), eq(absence.id, found.id)))
    const eased = appeal === 'revoked' ? await easeOthers(work, found.personId) : []
    await work.tell([
      appealNotice({
        personId: found.personId,
        partyId: found.partyId,
        appeal,
        reason: input.reason,
        eased: eased.length,
      }),
    ])
    work.record({
      subject: found.id,
      before: { appeal: 'open' },
      after: { appeal, eased },
      reason: input.reason,
    })
    return ok({ appeal })
  },
)
