import type { ServiceEvent } from '../../domain/hours'
import { serviceEvent } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

/** Writes down what happened to a record: both sides read it, and nobody can change it. */
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
  await tx.insert(serviceEvent).values({
    districtId,
    id: newId(),
    recordId,
    kind,
    at: now,
    byId,
    beforeMinutes: before,
    afterMinutes: after,
    reason,
    auditId,
  })
}
