import { and, eq, isNull, sql } from 'drizzle-orm'
import { plannedMinutes, stateOf } from '../../domain/hours'
import type { NoAward } from '../../domain/points'
import { noAwardWords } from '../../words/awards'
import { attendance, dispute, org, posting, signup, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { recordLook } from '../edge/look'
import { notFound } from '../edge/scopes'
import { listClaims } from '../points/claims'
import { isOwn, isRecord, recordsWhere } from './load'
import { presenceFor } from './affirm'
import { besideRecord } from './beside'
import { listDisputes } from './disputes'
import { ownReportRecord, reportRecord } from './report-view'
import { listReported } from './reports'

type Loaded = Awaited<ReturnType<typeof recordsWhere>>[number]

const isNoAward = (code: string): code is NoAward => Object.hasOwn(noAwardWords, code)

const awardOf = async (
  { deps, districtId }: ResidentCall,
  { awardTxnId, noAward }: Loaded['attendance'],
) => {
  if (awardTxnId === null) {
    const known = noAward !== null && isNoAward(noAward)
    return { points: null, sentence: known ? noAwardWords[noAward] : null }
  }
  const [row] = await deps.db
    .select({ sentence: txn.sentence, points: posting.amount })
    .from(txn)
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .where(and(eq(txn.districtId, districtId), eq(txn.id, awardTxnId), sql`${posting.amount} > 0`))
  return row ?? { points: null, sentence: null }
}

const viewOf = async (call: ResidentCall, record: Loaded) => {
  const { attendance: row, slot, title, activityId, nickname } = record
  const { signupId: recordId } = row
  return {
    kind: 'attendance' as const,
    recordId,
    slotId: slot.id,
    activityId,
    title,
    slotName: slot.name,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    personId: row.personId,
    nickname,
    state: stateOf(row),
    checkedInAt: row.checkedInAt.toISOString(),
    checkedOutAt: row.checkedOutAt?.toISOString() ?? null,
    forgotten: row.outBy === 'timer',
    planned: plannedMinutes(slot),
    measured: row.measuredMinutes,
    corrected: row.correctedMinutes,
    counted: row.countedMinutes,
    ...(await awardOf(call, row)),
    pictureUrl: null,
    ...(await presenceFor(call, record)),
    ...(await besideRecord(call, recordId)),
  }
}

/** One record of the own household; of another one it is as if there were none. */
export const showRecord = async (call: ResidentCall, { recordId }: { recordId: string }) => {
  const [found] = await recordsWhere(call.deps.db, isRecord(call.districtId, recordId))
  if (found && isOwn(found, call.caller)) return viewOf(call, found)
  const report = found ? null : await ownReportRecord(call, recordId)
  if (!report) throw notFound()
  return report
}

/** The same for staff, whose right to it has been checked. */
export const showRecordOf = async (call: ResidentCall, { recordId }: { recordId: string }) => {
  const [found] = await recordsWhere(call.deps.db, isRecord(call.districtId, recordId))
  const view = found ? await viewOf(call, found) : await reportRecord(call, recordId)
  if (!view) throw notFound()
  const personIds = [view.personId]
  await recordLook(call, 'hours.recordOf', { subject: recordId, personIds })
  return view
}

/** Who forgot to check out and waits for the organizer, the oldest first. */
export const listForgotten = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const rows = await recordsWhere(
    deps.db,
    and(
      eq(attendance.districtId, districtId),
      eq(attendance.outBy, 'timer'),
      isNull(attendance.confirmedAt),
      eq(signup.status, 'confirmed'),
      sql`${org.path} like '%/' || ${orgId} || '/%'`,
    ),
  )
  const open = await deps.db
    .select({ recordId: dispute.recordId, wanted: dispute.wantedMinutes })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.state, 'open')))
  const wanted = new Map(open.map((one) => [one.recordId, one.wanted]))
  return rows
    .sort((one, other) => one.slot.startsAt.getTime() - other.slot.startsAt.getTime())
    .map(({ attendance: row, slot, title, nickname }) => ({
      signupId: row.signupId,
      slotId: slot.id,
      title,
      slotName: slot.name,
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      personId: row.personId,
      nickname,
      checkedInAt: row.checkedInAt.toISOString(),
      measured: row.measuredMinutes ?? 0,
      planned: plannedMinutes(slot),
      wanted: wanted.get(row.signupId) ?? null,
    }))
}

/** How much waits behind the desk of an org. */
export const countWaiting = async (call: ResidentCall, input: { orgId: string }) => {
  const [forgotten, disputes, reports, claims] = await Promise.all([
    listForgotten(call, input),
    listDisputes(call, input),
    listReported(call, input),
    listClaims(call, input),
  ])
  return {
    forgotten: forgotten.length,
    disputes: disputes.length,
    reports: reports.length,
    claims: claims.length,
  }
}
