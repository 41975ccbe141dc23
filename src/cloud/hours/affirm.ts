import { decideAffirm, type AffirmRefusal } from '../../domain/attendance'
import { stateOf } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { currentMinutes, isOwn, lockRecord, presenceIn, type recordsWhere } from './load'
import { maySpeakFor, type SpeakRefusal } from './reports'
import { note } from './trail'

/** Who was checked in by name says that it is true. It stands in the trail, and nothing else waits for it. */

type Loaded = Awaited<ReturnType<typeof recordsWhere>>[number]

const pending = (record: Loaded, caller: ResidentCall['caller']) => ({
  presence: presenceIn(record),
  isNothing: stateOf(record.attendance) === 'confirmed' && currentMinutes(record.attendance) === 0,
  isOwnCall: record.attendance.inById === caller.personId,
})

/** What speaks for it that the person came, and whether the caller is the one to say so. */
export const presenceFor = async ({ deps, districtId, caller }: ResidentCall, record: Loaded) => {
  const { personId } = record.attendance
  const presence = presenceIn(record)
  const isTheirs = async () =>
    personId === caller.personId ||
    (record.livesWith === caller.familyId &&
      (await wardsOf(deps.db, districtId, caller.personId)).has(personId))
  const decided = decideAffirm({ ...pending(record, caller), disputed: false })
  return { presence, mayAffirm: decided.ok && (await isTheirs()) }
}

type Refusal = AffirmRefusal | 'not_signed_up' | SpeakRefusal

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
    const decided = decideAffirm({ ...pending(record, call.caller), disputed })
    if (!decided.ok) return decided
    await note(work, { recordId, kind: 'affirmed', byId: call.caller.personId })
    work.record({ subject: recordId, after: { affirmed: true } })
    return ok({ affirmed: true })
  },
)
