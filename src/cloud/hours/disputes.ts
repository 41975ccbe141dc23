import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { decideDispute, plannedMinutes, stateOf, type DisputeRefusal } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { attendance, dispute, org } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { lockDoubted, reachesInto } from './doubted'
import { currentMinutes, presenceIn, recordsWhere } from './load'
import { reportsAmong } from './report-view'
import { maySpeakFor, type SpeakRefusal } from './reports'
import { note } from './trail'

interface DisputeInput {
  key: string
  recordId: string
  minutes: number
  reason: string
}

type RaiseRefusal = DisputeRefusal | 'not_signed_up' | SpeakRefusal

/** Someone of the household says that a record is wrong. Nobody learns of a record of another one. */
export const raiseDispute = command(
  'hours.dispute',
  async (
    work: Work,
    call: ResidentCall,
    input: DisputeInput,
  ): Promise<Result<{ disputeId: string }, RaiseRefusal>> => {
    const { caller } = call
    const { recordId, minutes, reason } = input
    const doubted = await lockDoubted(work, recordId)
    if (!doubted?.isOwn(caller)) return refuse('not_signed_up')
    const { kind, state, planned, openDisputeId, current } = doubted
    // That somebody did not come at all is for the same people to say as that they came.
    const isDayOpen = state === 'here' || state === 'left'
    const may = isDayOpen ? await maySpeakFor(work, call, doubted.personId) : ok(null)
    if (!may.ok) return may
    const decided = decideDispute({
      state,
      disputed: openDisputeId !== null,
      planned,
      minutes,
      onStaffsWord: kind === 'attendance' && presenceIn(doubted.record) === 'unaffirmed',
      overlapping: await reachesInto(work, doubted, minutes),
    })
    if (!decided.ok) return decided
    const { tx, districtId, auditId, now } = work
    const disputeId = newId()
    await tx.insert(dispute).values({
      districtId,
      id: disputeId,
      recordId,
      kind,
      byId: caller.personId,
      at: now,
      reason,
      wantedMinutes: minutes,
      state: 'open',
      auditId,
    })
    const event = { recordId, kind: 'disputed' as const, byId: caller.personId }
    await note(work, { ...event, before: current, after: minutes, reason })
    work.record({ subject: disputeId, after: { recordId, minutes }, reason })
    return ok({ disputeId })
  },
)

/** Records of activities that somebody finds wrong, as the desk reads them. */
const attendances = async ({ deps, districtId }: ResidentCall, isBelow: SQL, ids: string[]) => {
  const isTheirs = and(eq(attendance.districtId, districtId), inArray(attendance.signupId, ids))
  const rows = await recordsWhere(deps.db, and(isTheirs, isBelow))
  return rows.map(({ attendance: row, slot, title, nickname }) => ({
    recordId: row.signupId,
    personId: row.personId,
    nickname,
    title,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    state: stateOf(row),
    current: currentMinutes(row),
    planned: plannedMinutes(slot),
  }))
}

/** Open disputes about activities of an org and of the orgs below it, and about reports there, the oldest first. */
export const listDisputes = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await deps.db
    .select({ dispute })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.state, 'open')))
    .orderBy(asc(dispute.at), asc(dispute.id))
  if (rows.length === 0) return []
  const isBelow = sql`${org.path} like '%/' || ${orgId} || '/%'`
  const ids = rows.map((row) => row.dispute.recordId)
  const about = [
    ...(await attendances(call, isBelow, ids)),
    ...(await reportsAmong(call, isBelow, ids)),
  ]
  return rows.flatMap(({ dispute: row }) => {
    const record = about.find(({ recordId }) => recordId === row.recordId)
    if (!record) return []
    const { id: disputeId, kind, wantedMinutes: wanted, reason, at } = row
    return [{ disputeId, kind, ...record, wanted, reason, at: at.toISOString() }]
  })
}
