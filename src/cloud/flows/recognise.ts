import { and, eq, isNull, ne, sql, sum } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  dayCap,
  minutesByDay,
  recognised,
  servedFrom,
  type RecordKind,
  type Recognised,
  type Standing,
} from '../../domain/hours'
import { correctedWords, reverseSentence } from '../../words/awards'
import type { Reversed } from '../../words/points'
import type { SlotRow } from '../activities/cards'
import { reissueAffected } from '../certificates/reissue'
import { preparedChange, preparedReturning, preparedSelect } from '../db/prepared'
import { insertRows } from '../db/rows'
import { serviceDay, txn } from '../db/tables'
import type { Work } from '../edge/command'
import { askConsent, lowerConsent, withdrawConsent } from '../hours/consents'
import { awardServed, type Awarded, type Served } from './award'
import { bringHome, type Lack } from './bring-home'
import type { Posted } from './posted'
import { reverseAward } from './reverse'

/**
 * The one place where service time begins to count: with the confirmation of a slot, with the settlement of a
 * forgotten check-out, with a correction, and with the agreement of the org above. What counts per day is
 * written, what may earn is awarded, and what has changed is taken back first. The caller holds the locks of
 * the slot, the sign-ups and the persons.
 */

export interface RecordRow extends Omit<Served, 'minutes' | 'after' | 'kept'> {
  personId: string
  checkedInAt: Date
  /** As it is before. */
  earningMinutes: number | null
  awardTxnId: string | null
}

export interface Standings<R> {
  record: R
  standing: Standing
  /** Why more is asked for than counts by itself; null where nothing more is asked for than was already. */
  reason: string | null
}

interface Counting {
  recordId: string
  kind: RecordKind
  personId: string
  familyId: string
  from: Date
  standing: Standing
}

type Day = { day: string; minutes: number }

const otherRecords = preparedSelect('other_records', (from) =>
  from
    .select({ day: serviceDay.day, minutes: sum(serviceDay.minutes).mapWith(Number) })
    .from(serviceDay)
    .where(
      and(
        eq(serviceDay.districtId, sql.placeholder('districtId')),
        eq(serviceDay.personId, sql.placeholder('personId')),
        sql`${serviceDay.day} = any(${sql.placeholder('days')}::text[])`,
        ne(serviceDay.recordId, sql.placeholder('recordId')),
      ),
    )
    .groupBy(serviceDay.day),
)

/** What the person's other records count on these days. */
const usage = async (
  { tx, districtId }: Work,
  { recordId, personId }: Counting,
  days: readonly string[],
) => (days.length === 0 ? [] : otherRecords(tx, { districtId, personId, recordId, days }))

const daysTakenBack = preparedReturning(
  'days_taken_back',
  { day: sql<string>`day`, minutes: sql<number>`minutes` },
  () => sql`
    delete from service_day
    where district_id = ${sql.placeholder('districtId')} and record_id = ${sql.placeholder('recordId')}
    returning day, minutes
  `,
)

/** What counted of the record until now, which is taken back, and what the person's other records count there. */
const clearDays = async (work: Work, counting: Counting) => {
  const { tx, districtId } = work
  const { recordId, from, standing } = counting
  const days = minutesByDay(from, standing.minutes).map(({ day }) => day)
  const [before, used] = await Promise.all([
    daysTakenBack(tx, { districtId, recordId }),
    usage(work, counting, days),
  ])
  const others = before.flatMap(({ day }) => (days.includes(day) ? [] : [day]))
  const rows = [...used, ...(await usage(work, counting, others))]
  const usedByDay = new Map(rows.map(({ day, minutes }) => [day, minutes]))
  return { before, usedOn: (day: string) => usedByDay.get(day) ?? 0 }
}

const sameDays = (one: readonly Day[], other: readonly Day[]) =>
  one.length === other.length &&
  one.every(({ day, minutes }) =>
    other.some((another) => another.day === day && another.minutes === minutes),
  )

/** Writes what counts of a record on each day. The person is locked. */
export const countDays = async (work: Work, counting: Counting): Promise<Recognised> => {
  const { tx, districtId, auditId } = work
  const { recordId, kind, personId, familyId, from, standing } = counting
  const { before, usedOn } = await clearDays(work, counting)
  const had = new Map(before.map(({ day, minutes }) => [day, minutes]))
  const result = recognised(standing, from, usedOn, (day) => had.get(day) ?? 0)
  if (result.days.length > 0) {
    const row = { districtId, recordId, kind, personId, familyId, auditId }
    const rows = result.days.map((part) => ({ ...row, ...part }))
    work.sent(insertRows(tx, serviceDay, rows))
  }
  const isFreed = ({ day, minutes }: Day) => {
    const now = result.days.find((part) => part.day === day)?.minutes ?? 0
    return usedOn(day) + minutes >= dayCap && usedOn(day) + now < dayCap
  }
  const freed = before.filter(isFreed).map(({ day }) => day)
  // Other records may stand earlier in the order of locks, so they are looked at after the commit.
  if (freed.length > 0) await work.enqueue('recount', { personId, days: freed })
  // Papers that rest on what was there before are not true any more.
  if (before.length > 0 && !sameDays(before, result.days)) await reissueAffected(work, [recordId])
  return result
}

const minutesWritten = preparedChange(
  'minutes_written',
  () => sql`
    update attendance set
      corrected_minutes = case
        when measured_minutes = ${sql.placeholder('minutes')}::int and corrected_minutes is null then null
        else ${sql.placeholder('minutes')}::int
      end,
      agreed_minutes = ${sql.placeholder('agreed')}, allowed_minutes = ${sql.placeholder('allowed')},
      counted_minutes = ${sql.placeholder('counted')}, earning_minutes = ${sql.placeholder('earning')},
      audit_id = ${sql.placeholder('auditId')}
    where district_id = ${sql.placeholder('districtId')} and signup_id = ${sql.placeholder('signupId')}
  `,
)

const writeMinutes = (
  { tx, districtId, auditId }: Work,
  signupId: string,
  { minutes, agreed, allowed }: Standing,
  { counted, earning }: Recognised,
) => {
  const own = { districtId, signupId, auditId }
  return minutesWritten(tx, { ...own, minutes, agreed, allowed, counted, earning })
}

/** The last reversal of a record's award that no other award has followed yet. */
const openReversal = async ({ tx, districtId }: Work, signupId: string) => {
  const next = alias(txn, 'next')
  const [row] = await tx
    .select({ id: txn.id })
    .from(txn)
    .leftJoin(
      next,
      and(eq(next.districtId, txn.districtId), eq(next.refersTo, txn.id), eq(next.kind, 'award')),
    )
    .where(
      and(
        eq(txn.districtId, districtId),
        eq(txn.subject, signupId),
        eq(txn.kind, 'reverse'),
        isNull(next.id),
      ),
    )
  return row?.id ?? null
}

interface Slotted {
  slot: SlotRow
  /** Whoever reviews above its org decides on what waits. */
  posted: Posted
  byId: string
}

/** Takes back what was awarded for other minutes; answers what the next award follows, and what had stood. */
const makeWay = async (
  work: Work,
  { slot, posted }: Slotted,
  record: RecordRow,
): Promise<Pick<Served, 'after' | 'kept'> & { lack?: Lack }> => {
  if (record.earningMinutes === null) return { after: null, kept: 0 }
  if (record.awardTxnId === null) {
    return { after: await openReversal(work, record.signupId), kept: 0 }
  }
  const { nickname, payeeId } = record
  const about = { nickname, title: posted.title, slotName: slot.name }
  const sentenceOf = (reversed: Reversed) => reverseSentence({ ...about, ...reversed })
  const taken = await reverseAward(work, record.awardTxnId, { payeeId, sentenceOf })
  return { after: taken.txnId, kept: taken.points, lack: taken.lack }
}

/** Lets records count as they stand now; answers what was awarded for them. */
export const recognise = async <R extends RecordRow>(
  work: Work,
  at: Slotted,
  standings: readonly Standings<R>[],
): Promise<Awarded<R & Served>[]> => {
  const { slot, posted, byId } = at
  const earning: (R & Served)[] = []
  const lacks: { signupId: string; nickname: string; lack: Lack }[] = []
  for (const { record, standing, reason } of standings) {
    const { signupId, personId, familyId, checkedInAt } = record
    const about = { recordId: signupId, kind: 'attendance' as const, personId, familyId }
    const from = servedFrom(slot, checkedInAt, standing.minutes)
    const result = await countDays(work, { ...about, from, standing })
    work.sent(writeMinutes(work, signupId, standing, result))
    if (reason === null) work.sent(lowerConsent(work, signupId, result))
    else {
      const { minutes } = standing
      await withdrawConsent(work, signupId)
      const asked = { ...about, orgId: posted.orgId, minutes, reason, askedById: byId }
      await askConsent(work, { ...asked, over: result.over, raised: result.raised })
    }
    if (record.earningMinutes === result.earning) continue
    const { lack, ...before } = await makeWay(work, at, record)
    if (lack) lacks.push({ signupId, nickname: record.nickname, lack })
    earning.push({ ...record, minutes: result.earning, ...before })
  }
  const awarded = await awardServed(work, slot, posted, earning, byId)
  // What is given anew makes up for what was missing; only the rest comes home from elsewhere.
  for (const { signupId, nickname, lack } of lacks) {
    const anew = awarded.find(({ person }) => person.signupId === signupId)?.award.points ?? 0
    const about = correctedWords(nickname, posted.title)
    await bringHome(work, { ...lack, points: lack.points - anew }, about)
  }
  return awarded
}
