import { and, eq } from 'drizzle-orm'
import { overDayReason } from '../../words/hours'
import { selfReport } from '../db/tables'
import type { Work } from '../edge/command'
import { countDays } from '../flows/recognise'
import { lockPersons } from '../signups/seats'
import { askConsent, withdrawConsent } from './consents'

/** A report under its locks: its person first, then itself. */
export const lockReport = async (work: Work, reportId: string) => {
  const { tx, districtId } = work
  const own = and(eq(selfReport.districtId, districtId), eq(selfReport.id, reportId))
  const [found] = await tx.select({ personId: selfReport.personId }).from(selfReport).where(own)
  if (!found) return null
  await lockPersons(work, [found.personId])
  const [row] = await tx.select().from(selfReport).where(own).for('update')
  return row ?? null
}

export type ReportRow = NonNullable<Awaited<ReturnType<typeof lockReport>>>

/** Lets a report count as hours, within the day's eight unless the org above has agreed. */
export const countReport = async (
  work: Work,
  row: ReportRow,
  by: { agreed: number; byId: string },
) => {
  const { tx, districtId, auditId } = work
  const { id: recordId, personId, familyId, minutes, startsAt: from } = row
  const about = { recordId, kind: 'self_report' as const, personId, familyId }
  const standing = { minutes, agreed: by.agreed, allowed: minutes }
  const { counted, over } = await countDays(work, { ...about, from, standing })
  await tx
    .update(selfReport)
    .set({ countedMinutes: counted, agreedMinutes: by.agreed, auditId })
    .where(and(eq(selfReport.districtId, districtId), eq(selfReport.id, recordId)))
  await withdrawConsent(work, recordId)
  const asked = { ...about, orgId: row.communityId, minutes, over, raised: 0 }
  await askConsent(work, { ...asked, reason: overDayReason, askedById: by.byId })
  return counted
}
