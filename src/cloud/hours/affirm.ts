import { decideAffirm, type AffirmRefusal } from '../../domain/attendance'
import { ok, refuse, type Result } from '../../domain/result'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { isOwn, lockRecord, presenceIn, type recordsWhere } from './load'
import { maySpeakFor } from './reports'
import { note } from './trail'

/** Who was checked in by name says that it is true. It stands in the trail, and nothing else waits for it. */

type Loaded = Awaited<ReturnType<typeof recordsWhere>>[number]

/** What speaks for it that the person came, and whether the caller is the one to say so. */
export const presenceFor = async ({ deps, districtId, caller }: ResidentCall, record: Loaded) => {
  const { personId } = record.attendance
  const presence = presenceIn(record)
  const isTheirs = async () =>
    personId === caller.personId ||
    (await wardsOf(deps.db, districtId, caller.personId)).has(personId)
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
    const disputed = record.openDisputeId !== null
    const decided = decideAffirm({ presence: presenceIn(record), disputed })
    if (!decided.ok) return decided
    await note(work, { recordId, kind: 'affirmed', byId: call.caller.personId })
    work.record({ subject: recordId, after: { affirmed: true } })
    return ok({ affirmed: true })
  },
)
