import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { blockedUntil, lowered } from '../../domain/absences'
import { absenceLiftedNotice } from '../../words/notices-hours'
import type { SlotRow } from '../activities/cards'
import { absence } from '../db/tables'
import type { Work } from '../edge/command'
import { activityOf } from './parties'

/** The person's other absences come to what they would have without the one that was revoked. */
export const easeOthers = async ({ tx, districtId, auditId }: Work, personId: string) => {
  const standing = await tx
    .select({ id: absence.id, at: absence.at, step: absence.step })
    .from(absence)
    .where(
      and(
        eq(absence.districtId, districtId),
        eq(absence.personId, personId),
        ne(absence.appeal, 'revoked'),
      ),
    )
  const eased = lowered(standing)
  for (const { id, at, step } of eased) {
    await tx
      .update(absence)
      .set({ step, blockedUntil: blockedUntil(step, at), auditId })
      .where(and(eq(absence.districtId, districtId), eq(absence.id, id)))
  }
  return eased.map(({ id, step }) => ({ id, step }))
}

/** The absences of these parties of whom nobody is missing any more. */
const lifted = ({ tx, districtId }: Work, partyIds: readonly string[]) =>
  tx
    .select()
    .from(absence)
    .where(
      and(
        eq(absence.districtId, districtId),
        inArray(absence.partyId, [...partyIds]),
        ne(absence.appeal, 'revoked'),
        sql`not exists (
          select 1 from signup s
          where s.district_id = ${absence.districtId} and s.party_id = ${absence.partyId} and s.status = 'absent'
        )`,
      ),
    )
    .orderBy(absence.id)
    .for('update')

/**
 * Somebody came after all: the absence of the party is taken back once nobody of it is missing, whatever was
 * answered on it before, and whoever signed is told. The slot and the persons are locked by the caller, who has
 * given the people their new status.
 */
export const liftAbsences = async (
  work: Work,
  slot: SlotRow,
  partyIds: readonly string[],
  by: { byId: string; reason: string },
) => {
  if (partyIds.length === 0) return
  const { tx, districtId, auditId } = work
  const title = (await activityOf(work, slot.activityId))?.title ?? ''
  for (const { id, personId, partyId } of await lifted(work, partyIds)) {
    await tx
      .update(absence)
      .set({ appeal: 'revoked', answer: by.reason, answeredBy: by.byId, auditId })
      .where(and(eq(absence.districtId, districtId), eq(absence.id, id)))
    const eased = (await easeOthers(work, personId)).length
    await work.tell([absenceLiftedNotice({ personId, partyId, title, reason: by.reason, eased })])
  }
}
