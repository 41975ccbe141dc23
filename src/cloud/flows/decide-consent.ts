import { and, eq, ne } from 'drizzle-orm'
import { agreedTo, type ConsentState } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { consentNotice } from '../../words/notices-hours'
import { consent } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { concerns, lockRecord, standingBefore } from '../hours/load'
import { isOwnReport, lockReport, reportedMinutes } from '../hours/reports'
import { note } from '../hours/trail'
import { letCount } from './correct-hours'
import { countReport } from './decide-report'

type ConsentRow = typeof consent.$inferSelect

const askedFor = async ({ tx, districtId }: Work, consentId: string) => {
  const [row] = await tx
    .select()
    .from(consent)
    .where(and(eq(consent.districtId, districtId), eq(consent.id, consentId)))
  if (!row) throw new Error('the question was there when the scope was checked')
  return row
}

const write = async (
  work: Work,
  row: ConsentRow,
  of: { state: 'agreed' | 'refused'; answer: string; byId: string },
) => {
  const { tx, districtId, auditId, now } = work
  const { state, answer, byId } = of
  await tx
    .update(consent)
    .set({ state, answer, decidedById: byId, decidedAt: now, auditId })
    .where(and(eq(consent.districtId, districtId), eq(consent.id, row.id)))
  const event = { recordId: row.recordId, kind: state, byId, after: row.minutes }
  await note(work, { ...event, reason: answer })
}

interface About {
  isOwn: boolean
  /** Lets all of the record count. */
  grant: () => Promise<unknown>
  tell: { personId: string; about: { what: 'record' | 'report'; id: string }; title: string }
}

/** The record that the question is about, under its locks. */
const recordOf = async (
  work: Work,
  row: ConsentRow,
  caller: ResidentCall['caller'],
): Promise<About> => {
  const { recordId: id, reason } = row
  const byId = caller.personId
  if (row.kind === 'attendance') {
    const record = await lockRecord(work, id)
    if (!record) throw new Error('a question always has its record')
    const standing = agreedTo(standingBefore(record))
    const { personId, title } = record.about
    return {
      isOwn: concerns(record, caller),
      grant: () => letCount(work, record, standing, { byId, reason }),
      tell: { personId, about: { what: 'record', id }, title },
    }
  }
  const report = await lockReport(work, id)
  if (!report) throw new Error('a question always has its record')
  return {
    isOwn: await isOwnReport(work, report, caller),
    grant: () => countReport(work, report, { agreed: reportedMinutes(report), byId }),
    tell: { personId: report.byId, about: { what: 'report', id }, title: report.what },
  }
}

interface DecideInput {
  key: string
  consentId: string
  verdict: 'agree' | 'refuse'
  answer: string
}

type DecideRefusal = 'nothing_pending' | 'own_family' | 'own_act' | 'reason_missing'

/** Under the record's locks: a question that was withdrawn or answered meanwhile is no longer open. */
const stillOpen = async ({ tx, districtId }: Work, consentId: string) => {
  const rows = await tx
    .select({ id: consent.id })
    .from(consent)
    .where(
      and(eq(consent.districtId, districtId), eq(consent.id, consentId), ne(consent.state, 'open')),
    )
    .for('update')
  return rows.length === 0
}

/** The org above agrees or refuses: never on the own household, and never whoever asked. */
export const decideConsent = command(
  'hours.decideConsent',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: DecideInput,
  ): Promise<Result<{ state: ConsentState }, DecideRefusal>> => {
    const row = await askedFor(work, input.consentId)
    const byId = caller.personId
    const record = await recordOf(work, row, caller)
    if (!(await stillOpen(work, row.id))) return refuse('nothing_pending')
    if (record.isOwn) return refuse('own_family')
    if (row.askedById === byId) return refuse('own_act')
    const answer = input.answer.trim()
    if (input.verdict === 'refuse' && answer.length < 2) return refuse('reason_missing')
    const state = input.verdict === 'agree' ? 'agreed' : 'refused'
    await write(work, row, { state, answer, byId })
    if (state === 'agreed') await record.grant()
    await work.tell([consentNotice({ ...record.tell, agreed: state === 'agreed', answer })])
    work.record({
      subject: row.id,
      before: { state: 'open' },
      after: { state },
      ...(answer === '' ? {} : { reason: answer }),
    })
    return ok({ state })
  },
)
