import { and, eq } from 'drizzle-orm'
import type { ReportState } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { later, minute } from '../../domain/time'
import { overDayReason } from '../../words/hours'
import { reportNotice } from '../../words/notices-hours'
import { selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { askConsent, lowerConsent, withdrawConsent } from '../hours/consents'
import { overlapping } from '../hours/overlapping'
import { isOwnReport, lockReport, reportedMinutes, type ReportRow } from '../hours/reports'
import { note } from '../hours/trail'
import { countDays } from './recognise'

/** Lets a report count as hours, within the day's eight unless the org above has agreed; nobody asks it twice. */
export const countReport = async (
  work: Work,
  row: ReportRow,
  by: { agreed: number; byId: string | null },
) => {
  const { tx, districtId, auditId } = work
  const { id: recordId, personId, familyId, startsAt: from } = row
  const minutes = reportedMinutes(row)
  const about = { recordId, kind: 'self_report' as const, personId, familyId }
  const standing = { minutes, agreed: by.agreed, allowed: minutes }
  const { counted, over } = await countDays(work, { ...about, from, standing })
  await tx
    .update(selfReport)
    .set({ countedMinutes: counted, agreedMinutes: by.agreed, auditId })
    .where(and(eq(selfReport.districtId, districtId), eq(selfReport.id, recordId)))
  if (by.byId === null) await lowerConsent(work, recordId, { over, raised: 0 })
  else {
    await withdrawConsent(work, recordId)
    const asked = { ...about, orgId: row.communityId, minutes, over, raised: 0 }
    await askConsent(work, { ...asked, reason: overDayReason, askedById: by.byId })
  }
  return counted
}

interface DecideInput {
  key: string
  reportId: string
  verdict: 'approve' | 'reject'
  answer: string
}

type DecideRefusal = 'nothing_pending' | 'own_family' | 'reason_missing' | 'record_overlaps'

/** Staff of the community decide: approved, it counts as hours and earns no points. */
export const decideReported = command(
  'hours.decideReport',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: DecideInput,
  ): Promise<Result<{ state: ReportState; counted: number }, DecideRefusal>> => {
    const row = await lockReport(work, input.reportId)
    if (row?.state !== 'open') return refuse('nothing_pending')
    if (await isOwnReport(work, row, caller)) return refuse('own_family')
    const answer = input.answer.trim()
    const isApproved = input.verdict === 'approve'
    if (!isApproved && answer.length < 2) return refuse('reason_missing')
    const { id, personId, startsAt, minutes } = row
    const span = { personId, startsAt, endsAt: later(startsAt, minutes * minute) }
    const known = isApproved ? await overlapping(work, span, id) : null
    if (known !== null) return refuse('record_overlaps', known)
    const state = isApproved ? ('approved' as const) : ('rejected' as const)
    const { tx, districtId, auditId, now } = work
    const byId = caller.personId
    await tx
      .update(selfReport)
      .set({ state, answer, decidedById: byId, decidedAt: now, auditId })
      .where(and(eq(selfReport.districtId, districtId), eq(selfReport.id, id)))
    await note(work, { recordId: id, kind: state, byId, after: minutes, reason: answer })
    const counted = isApproved ? await countReport(work, row, { agreed: 0, byId }) : 0
    const { what } = row
    const told = { reportId: id, what, approved: isApproved, minutes: counted, answer }
    await work.tell([reportNotice({ personId: row.byId, ...told })])
    work.record({
      subject: id,
      before: { state: 'open' },
      after: { state, counted },
      ...(answer === '' ? {} : { reason: answer }),
    })
    return ok({ state, counted })
  },
)
