import { and, asc, desc, eq } from 'drizzle-orm'
import { consent, dispute, person, serviceEvent } from '../db/tables'
import type { ResidentCall } from '../edge/call'

/** What stands beside the minutes of a record, whichever kind it is of. */

const trailOf = async ({ deps, districtId }: ResidentCall, recordId: string) => {
  const rows = await deps.db
    .select({ event: serviceEvent, by: person.nickname })
    .from(serviceEvent)
    .leftJoin(
      person,
      and(eq(person.districtId, serviceEvent.districtId), eq(person.id, serviceEvent.byId)),
    )
    .where(and(eq(serviceEvent.districtId, districtId), eq(serviceEvent.recordId, recordId)))
    .orderBy(asc(serviceEvent.ordinal))
  return rows.map(({ event, by }) => ({
    kind: event.kind,
    at: event.at.toISOString(),
    by,
    before: event.beforeMinutes,
    after: event.afterMinutes,
    reason: event.reason,
  }))
}

const waitingOf = async ({ deps, districtId }: ResidentCall, recordId: string) => {
  const [row] = await deps.db
    .select({
      over: consent.overMinutes,
      raised: consent.raisedMinutes,
      reason: consent.reason,
    })
    .from(consent)
    .where(
      and(
        eq(consent.districtId, districtId),
        eq(consent.recordId, recordId),
        eq(consent.state, 'open'),
      ),
    )
  return row ?? null
}

const lastDispute = async ({ deps, districtId }: ResidentCall, recordId: string) => {
  const [row] = await deps.db
    .select({
      id: dispute.id,
      state: dispute.state,
      reason: dispute.reason,
      wanted: dispute.wantedMinutes,
      answer: dispute.answer,
    })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.recordId, recordId)))
    .orderBy(desc(dispute.at), desc(dispute.id))
    .limit(1)
  return row ?? null
}

/** What waits for the org above, the last matter that was raised, and all that happened. */
export const besideRecord = async (call: ResidentCall, recordId: string) => ({
  waiting: await waitingOf(call, recordId),
  dispute: await lastDispute(call, recordId),
  trail: await trailOf(call, recordId),
})
