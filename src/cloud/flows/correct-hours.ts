import { and, eq } from 'drizzle-orm'
import {
  corrected,
  decideCorrect,
  decideSettle,
  standingOf,
  type CorrectRefusal,
  type SettleRefusal,
  type Standing,
} from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { overDayReason } from '../../words/hours'
import { correctedNotice, settledNotice } from '../../words/notices-hours'
import { consent, posting, signup, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { totalOf } from './award'
import { recognise } from './recognise'
import { toldInstead } from '../hours/doubted'
import { concerns, lockRecord, standingBefore, type LockedRecord } from '../hours/load'
import { note } from '../hours/trail'

/** How a record stands after staff have dealt with it. */
export interface Stands {
  minutes: number
  counted: number
  points: number
  waits: boolean
}

/** Lets a locked record count as it stands now. */
export const letCount = async (
  work: Work,
  record: LockedRecord,
  standing: Standing,
  by: { byId: string; reason: string | null },
) => {
  const { attendance: row, slot, posted, nickname, birthYear, payeeId } = record
  const { signupId, personId, familyId, checkedInAt, earningMinutes, awardTxnId } = row
  const about = { signupId, personId, familyId, payeeId, nickname, birthYear, checkedInAt }
  const awarded = await recognise(work, { slot, posted, byId: by.byId }, [
    { record: { ...about, earningMinutes, awardTxnId }, standing, reason: by.reason },
  ])
  return totalOf(awarded)
}

/** What a record comes to in the same transaction. */
const standsNow = async (work: Work, signupId: string): Promise<Stands> => {
  const record = await lockRecord(work, signupId)
  if (!record) throw new Error('a locked record cannot vanish')
  const { tx, districtId } = work
  const waiting = await tx
    .select({ id: consent.id })
    .from(consent)
    .where(
      and(
        eq(consent.districtId, districtId),
        eq(consent.recordId, signupId),
        eq(consent.state, 'open'),
      ),
    )
  const { awardTxnId, countedMinutes } = record.attendance
  return {
    minutes: record.current,
    counted: countedMinutes ?? 0,
    points: awardTxnId === null ? 0 : await pointsOf(work, awardTxnId),
    waits: waiting.length > 0,
  }
}

const pointsOf = async ({ tx, districtId }: Work, txnId: string) => {
  const rows = await tx
    .select({ amount: posting.amount })
    .from(txn)
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .where(and(eq(txn.districtId, districtId), eq(txn.id, txnId)))
  return Math.max(0, ...rows.map(({ amount }) => amount))
}

/** Settles a forgotten check-out: the person has served, for so long, and it earns like measured service. */
export const settleRecord = async (
  work: Work,
  record: LockedRecord,
  minutes: number,
  by: { byId: string; reason: string },
): Promise<Stands> => {
  const { tx, districtId, auditId } = work
  const { signupId } = record.attendance
  await tx
    .update(signup)
    .set({ status: 'attended', auditId })
    .where(and(eq(signup.districtId, districtId), eq(signup.id, signupId)))
  const event = { recordId: signupId, kind: 'settled' as const, byId: by.byId }
  await note(work, { ...event, before: record.current, after: minutes, reason: by.reason })
  await letCount(work, record, standingOf(minutes), { byId: by.byId, reason: overDayReason })
  const stands = await standsNow(work, signupId)
  await work.tell([settledNotice({ ...record.about, minutes, points: stands.points })])
  return stands
}

/** Corrects confirmed service. */
export const correctRecord = async (
  work: Work,
  record: LockedRecord,
  minutes: number,
  by: { byId: string; reason: string },
): Promise<Stands> => {
  const { signupId } = record.attendance
  const { current: before, about } = record
  const event = { recordId: signupId, kind: 'corrected' as const, byId: by.byId }
  await note(work, { ...event, before, after: minutes, reason: by.reason })
  await letCount(work, record, corrected(standingBefore(record), minutes), by)
  const stands = await standsNow(work, signupId)
  const { reason } = by
  await work.tell([correctedNotice({ ...about, before, minutes, reason, waits: stands.waits })])
  return stands
}

const found = async (work: Work, signupId: string) => {
  const record = await lockRecord(work, signupId)
  if (!record) throw new Error('the record was there when the scope was checked')
  return record
}

/** The organizer says how long someone stayed who forgot to check out. */
export const settle = command(
  'hours.settle',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; signupId: string; minutes: number },
  ): Promise<Result<Stands, SettleRefusal>> => {
    const record = await found(work, input.signupId)
    const { state, planned, openDisputeId, current } = record
    const { minutes } = input
    const disputed = openDisputeId !== null
    const decided = decideSettle({
      state,
      isOwn: concerns(record, caller),
      disputed,
      planned,
      minutes,
    })
    if (!decided.ok) return decided
    const by = { byId: caller.personId, reason: '' }
    const stands = await settleRecord(work, record, minutes, by)
    work.record({ subject: input.signupId, before: { minutes: current }, after: stands })
    return ok(stands)
  },
)

/** Staff change confirmed minutes, with a reason that the person reads. */
export const correct = command(
  'hours.correct',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; signupId: string; minutes: number; reason: string },
  ): Promise<Result<Stands, CorrectRefusal | 'record_overlaps'>> => {
    const record = await found(work, input.signupId)
    const { state, planned, openDisputeId, current } = record
    const { minutes, reason } = input
    const disputed = openDisputeId !== null
    const decided = decideCorrect({
      state,
      isOwn: concerns(record, caller),
      disputed,
      planned,
      minutes,
      current,
    })
    if (!decided.ok) return decided
    const instead = await toldInstead(work, record)
    if (instead !== null) return refuse('record_overlaps', instead)
    const stands = await correctRecord(work, record, minutes, { byId: caller.personId, reason })
    work.record({ subject: input.signupId, before: { minutes: current }, after: stands, reason })
    return ok(stands)
  },
)
