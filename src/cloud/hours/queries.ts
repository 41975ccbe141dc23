import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { plannedMinutes, stateOf } from '../../domain/hours'
import type { NoAward } from '../../domain/points'
import { noAwardWords } from '../../words/awards'
import {
  attendance,
  consent,
  dispute,
  org,
  person,
  posting,
  serviceEvent,
  signup,
  txn,
} from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { recordLook } from '../edge/look'
import { notFound } from '../edge/scopes'
import { listClaims } from '../points/claims'
import { isOwn, isRecord, recordsWhere } from './load'
import { listDisputes } from './disputes'
import { listReported } from './reports'

type Loaded = Awaited<ReturnType<typeof recordsWhere>>[number]

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

const lastDispute = async ({ deps, districtId }: ResidentCall, signupId: string) => {
  const [row] = await deps.db
    .select({
      id: dispute.id,
      state: dispute.state,
      reason: dispute.reason,
      wanted: dispute.wantedMinutes,
      answer: dispute.answer,
    })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.signupId, signupId)))
    .orderBy(desc(dispute.at), desc(dispute.id))
    .limit(1)
  return row ?? null
}

const viewOf = async (call: ResidentCall, record: Loaded) => {
  const { attendance: row, slot, title, activityId, nickname } = record
  const { signupId } = row
  return {
    signupId,
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
    waiting: await waitingOf(call, signupId),
    dispute: await lastDispute(call, signupId),
    trail: await trailOf(call, signupId),
  }
}

/** One record of the own household; of another one it is as if there were none. */
export const showRecord = async (call: ResidentCall, { signupId }: { signupId: string }) => {
  const [found] = await recordsWhere(call.deps.db, isRecord(call.districtId, signupId))
  if (!found || !isOwn(found, call.caller)) throw notFound()
  return viewOf(call, found)
}

/** The same for staff, whose right to it has been checked. */
export const showRecordOf = async (call: ResidentCall, { signupId }: { signupId: string }) => {
  const [found] = await recordsWhere(call.deps.db, isRecord(call.districtId, signupId))
  if (!found) throw notFound()
  const { personId } = found.attendance
  await recordLook(call, 'hours.recordOf', { subject: signupId, personIds: [personId] })
  return viewOf(call, found)
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
    .select({ signupId: dispute.signupId, wanted: dispute.wantedMinutes })
    .from(dispute)
    .where(and(eq(dispute.districtId, districtId), eq(dispute.state, 'open')))
  const wanted = new Map(open.map((one) => [one.signupId, one.wanted]))
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
