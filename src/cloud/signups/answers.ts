import { and, desc, eq, sql } from 'drizzle-orm'
import { prefill, type Answers, type Question } from '../../domain/questions'
import { activity, party, slot } from '../db/tables'
import type { Call } from '../edge/call'

/** How many earlier sign-ups are looked through for answers. */
const lookBack = 20

/** What the caller answered to the same questions last time, to fill in the form; nobody else's health or wishes. */
export const lastAnswers = async (
  { deps, districtId, caller }: Call,
  questions: readonly Question[],
): Promise<Answers> => {
  if (caller === null || questions.length === 0) return {}
  const before = await deps.db
    .select({ questions: activity.questions, answers: party.answers })
    .from(party)
    .innerJoin(slot, and(eq(slot.districtId, party.districtId), eq(slot.id, party.slotId)))
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(
      and(
        eq(party.districtId, districtId),
        eq(party.familyId, caller.familyId),
        eq(party.signedBy, caller.personId),
        sql`${party.answers} <> '{}'::jsonb`,
      ),
    )
    .orderBy(desc(party.joinedAt))
    .limit(lookBack)
  return prefill(questions, before)
}
