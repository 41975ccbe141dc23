import { and, eq, max } from 'drizzle-orm'
import type { ServiceEvent } from '../../domain/hours'
import { serviceEvent } from '../db/tables'
import type { Work } from '../edge/command'

/** Writes down what happened to a record, which is locked: both sides read it, and nobody can change it. */
export const note = async (
  { tx, districtId, auditId, now }: Work,
  event: {
    recordId: string
    kind: ServiceEvent
    byId: string | null
    before?: number | null
    after?: number | null
    reason?: string
  },
) => {
  const { recordId, kind, byId, before = null, after = null, reason = '' } = event
  // Whoever waited for the lock began earlier than what it now follows, so the time alone tells no order.
  const [last] = await tx
    .select({ ordinal: max(serviceEvent.ordinal) })
    .from(serviceEvent)
    .where(and(eq(serviceEvent.districtId, districtId), eq(serviceEvent.recordId, recordId)))
  await tx.insert(serviceEvent).values({
    districtId,
    recordId,
    ordinal: (last?.ordinal ?? 0) + 1,
    kind,
    at: now,
    byId,
    beforeMinutes: before,
    afterMinutes: after,
    reason,
    auditId,
  })
}
