import { and, eq, sql } from 'drizzle-orm'
import { preparedChange } from '../db/prepared'
import { consent } from '../db/tables'
import type { RecordKind } from '../../domain/hours'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { note } from './trail'

/** A record has changed, so what was asked about it before is no longer the question. */
export const withdrawConsent = async ({ tx, districtId, auditId }: Work, recordId: string) => {
  await tx
    .update(consent)
    .set({ state: 'withdrawn', auditId })
    .where(
      and(
        eq(consent.districtId, districtId),
        eq(consent.recordId, recordId),
        eq(consent.state, 'open'),
      ),
    )
}

const consentLowered = preparedChange(
  'consent_lowered',
  () => sql`
    update consent set
      over_minutes = ${sql.placeholder('over')}, raised_minutes = ${sql.placeholder('raised')},
      state = ${sql.placeholder('state')}, audit_id = ${sql.placeholder('auditId')}
    where district_id = ${sql.placeholder('districtId')} and record_id = ${sql.placeholder('recordId')}
      and state = 'open'
  `,
)

/** Less of a record waits than was asked for: the question is about what is left, or there is none any more. */
export const lowerConsent = async (
  { tx, districtId, auditId }: Work,
  recordId: string,
  { over, raised }: { over: number; raised: number },
) => {
  const state = over === 0 && raised === 0 ? 'withdrawn' : 'open'
  await consentLowered(tx, { districtId, recordId, over, raised, state, auditId })
}

interface Asked {
  recordId: string
  kind: RecordKind
  personId: string
  familyId: string
  orgId: string
  minutes: number
  over: number
  raised: number
  reason: string
  askedById: string
}

/** Asks the org above, where something of a record waits for it. */
export const askConsent = async (work: Work, asked: Asked) => {
  const { over, raised, ...rest } = asked
  if (over === 0 && raised === 0) return
  const { tx, districtId, auditId, now } = work
  await tx.insert(consent).values({
    districtId,
    id: newId(),
    ...rest,
    overMinutes: over,
    raisedMinutes: raised,
    askedAt: now,
    state: 'open',
    auditId,
  })
  const { recordId, askedById, reason, minutes } = asked
  await note(work, { recordId, kind: 'asked', byId: askedById, after: minutes, reason })
}
