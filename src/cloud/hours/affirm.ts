import { decideAffirm, presenceOf, type AffirmRefusal } from '../../domain/attendance'
import { ok, refuse, type Result } from '../../domain/result'
import { affirmedOf } from '../attendance/affirmed'
import type { Db, Tx } from '../db/connect'
import type { attendance } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { isOwn, lockRecord, type LockedRecord } from './load'
import { maySpeakFor } from './reports'
import { note } from './trail'

/** Who was checked in by name says that it is true. It stands in the trail, and nothing else waits for it. */

type Row = Pick<typeof attendance.$inferSelect, 'signupId' | 'personId' | 'inBy' | 'outBy'>

const proofOf = async (db: Db | Tx, districtId: string, row: Row) =>
  presenceOf(row, (await affirmedOf(db, districtId, [row.signupId])).has(row.signupId))

/** Whether a record rests on nothing but the word of staff. */
export const restsOnStaff = async ({ tx, districtId }: Work, { attendance: row }: LockedRecord) =>
  (await proofOf(tx, districtId, row)) === 'unaffirmed'

/** What speaks for it that the person came, and whether the caller is the one to say so. */
export const presenceFor = async ({ deps, districtId, caller }: ResidentCall, row: Row) => {
  const presence = await proofOf(deps.db, districtId, row)
  const isTheirs = async () =>
    row.personId === caller.personId ||
    (await wardsOf(deps.db, districtId, caller.personId)).has(row.personId)
  return { presence, mayAffirm: presence === 'unaffirmed' && (await isTheirs()) }
}

type Refusal = AffirmRefusal | 'not_signed_up' | 'not_in_family' | 'guardian_needed'

export const affirmAttendance = command(
  'hours.affirm',
  async (
    work: Work,
    call: ResidentCall,
    { recordId }: { key: string; recordId: string },
  ): Promise<Result<{ affirmed: true }, Refusal>> => {
    const record = await lockRecord(work, recordId)
    if (!record || !isOwn(record, call.caller)) return refuse('not_signed_up')
    const may = await maySpeakFor(work, call, record.attendance.personId)
    if (!may.ok) return may
    const presence = await proofOf(work.tx, work.districtId, record.attendance)
    const decided = decideAffirm({ presence, disputed: record.openDisputeId !== null })
    if (!decided.ok) return decided
    await note(work, { recordId, kind: 'affirmed', byId: call.caller.personId })
    work.record({ subject: recordId, after: { affirmed: true } })
    return ok({ affirmed: true })
  },
)
