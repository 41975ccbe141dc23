import { and, eq } from 'drizzle-orm'
import { corrected } from '../../domain/hours'
import { reportCorrectedNotice } from '../../words/notices-hours'
import { selfReport } from '../db/tables'
import type { Work } from '../edge/command'
import type { DoubtedReport } from '../hours/doubted'
import { note } from '../hours/trail'
import { countReport } from './decide-report'

/** Corrects an approved report: what was told stays beside it, and it earns no points either way. */
export const correctReport = async (
  work: Work,
  { report, recordId, current: before, about }: DoubtedReport,
  minutes: number,
  by: { byId: string; reason: string },
) => {
  const { tx, districtId, auditId } = work
  const { byId, reason } = by
  await note(work, { recordId, kind: 'corrected', byId, before, after: minutes, reason })
  await tx
    .update(selfReport)
    .set({ correctedMinutes: minutes, auditId })
    .where(and(eq(selfReport.districtId, districtId), eq(selfReport.id, recordId)))
  const standing = { minutes: before, agreed: report.agreedMinutes, allowed: before }
  const { agreed } = corrected(standing, minutes)
  const counted = await countReport(
    work,
    { ...report, correctedMinutes: minutes },
    { agreed, byId },
  )
  const waits = minutes - counted
  await work.tell([reportCorrectedNotice({ ...about, before, minutes, reason, waits })])
}
