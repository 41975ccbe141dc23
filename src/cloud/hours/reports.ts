import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { decideReport, type ReportRefusal } from '../../domain/hours'
import { ok, refuse, type Result } from '../../domain/result'
import { later, minute } from '../../domain/time'
import { hasCover } from '../activities/make'
import { consent, file, org, person, selfReport } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import { livesIn } from '../families/lives'
import { newId } from '../ids'
import { lockPersons } from '../signups/locks'
import { overlapping } from './overlapping'
import { note } from './trail'

interface ReportInput {
  key: string
  personId: string
  startsAt: string
  minutes: number
  what: string
  fileId: string | null
}

export type SpeakRefusal = 'not_in_family' | 'guardian_needed' | 'person_needed'

/** One speaks for oneself, and for the minors whose guardian one is. */
export const maySpeakFor = async (
  work: Work,
  { caller }: ResidentCall,
  personId: string,
): Promise<Result<null, SpeakRefusal>> => {
  if (personId === caller.personId) return ok(null)
  const [row] = await work.tx
    .select({ familyId: person.familyId, nickname: person.nickname, kind: person.kind })
    .from(person)
    .where(and(eq(person.districtId, work.districtId), eq(person.id, personId)))
  if (row?.familyId !== caller.familyId) return refuse('not_in_family')
  if (row.kind === 'adult') return refuse('person_needed', row.nickname)
  const wards = await wardsOf(work.tx, work.districtId, caller.personId)
  return wards.has(personId) ? ok(null) : refuse('guardian_needed', row.nickname)
}

type Reported = Result<{ reportId: string }, SpeakRefusal | 'file_unknown' | ReportRefusal>

/** Someone tells of service outside of activities. */
export const reportService = command(
  'hours.report',
  async (work: Work, call: ResidentCall, input: ReportInput): Promise<Reported> => {
    const { tx, districtId, auditId, now } = work
    const { personId, minutes, what, fileId } = input
    const { caller } = call
    const may = await maySpeakFor(work, call, personId)
    if (!may.ok) return may
    if (!(await hasCover(work, caller.personId, fileId, null))) return refuse('file_unknown')
    await lockPersons(work, [personId])
    const startsAt = new Date(input.startsAt)
    const span = { personId, startsAt, endsAt: later(startsAt, minutes * minute) }
    const known = await overlapping(work, span)
    const decided = decideReport({ startsAt, minutes, now, overlapping: known })
    if (!decided.ok) return decided
    const [home] = await tx
      .select({ id: org.id })
      .from(org)
      .where(and(eq(org.districtId, districtId), eq(org.path, caller.communityPath)))
    if (!home) throw new Error('a household always has its community')
    const id = newId()
    const { familyId, personId: byId } = caller
    const told = { personId, familyId, byId, communityId: home.id, startsAt, minutes, what, fileId }
    await tx.insert(selfReport).values({ districtId, id, ...told, at: now, state: 'open', auditId })
    await note(work, { recordId: id, kind: 'reported', byId, after: minutes, reason: what })
    work.record({ subject: id, after: told })
    return ok({ reportId: id })
  },
)

/** Where anyone who may see the report can fetch its picture; null for none, or one that was rejected. */
const pictureOf = async ({ deps, districtId }: ResidentCall, fileId: string | null) => {
  if (fileId === null) return null
  const [row] = await deps.db
    .select({ id: file.id, place: file.place, status: file.status })
    .from(file)
    .where(and(eq(file.districtId, districtId), eq(file.id, fileId)))
  if (!row || row.status === 'rejected' || row.status === 'begun') return null
  const stored = { districtId, id: row.id, place: row.place }
  return row.status === 'passed' ? deps.files.url(stored) : deps.files.pendingUrl(stored)
}

/** Reports as their people and the staff read them. */
export const loadReports = async (call: ResidentCall, where: SQL | undefined, order: SQL) => {
  const rows = await call.deps.db
    .select({
      report: selfReport,
      nickname: person.nickname,
      over: consent.overMinutes,
      raised: consent.raisedMinutes,
      reason: consent.reason,
    })
    .from(selfReport)
    .innerJoin(
      person,
      and(eq(person.districtId, selfReport.districtId), eq(person.id, selfReport.personId)),
    )
    .innerJoin(
      org,
      and(eq(org.districtId, selfReport.districtId), eq(org.id, selfReport.communityId)),
    )
    .leftJoin(
      consent,
      and(
        eq(consent.districtId, selfReport.districtId),
        eq(consent.recordId, selfReport.id),
        eq(consent.state, 'open'),
      ),
    )
    .where(and(eq(selfReport.districtId, call.districtId), where))
    .orderBy(order, selfReport.id)
    .limit(100)
  return Promise.all(
    rows.map(async ({ report: row, nickname, over, raised, reason }) => ({
      id: row.id,
      personId: row.personId,
      nickname,
      startsAt: row.startsAt.toISOString(),
      minutes: row.minutes,
      what: row.what,
      pictureUrl: await pictureOf(call, row.fileId),
      at: row.at.toISOString(),
      state: row.state,
      answer: row.answer,
      corrected: row.correctedMinutes,
      counted: row.countedMinutes,
      waiting: over === null || raised === null ? null : { over, raised, reason: reason ?? '' },
    })),
  )
}

/** What the household has reported, and the caller wherever the household was, the latest first. */
export const listReports = (call: ResidentCall) => {
  const { familyId, personId } = call.caller
  const mineOrOurs = or(eq(selfReport.familyId, familyId), eq(selfReport.personId, personId))
  return loadReports(call, mineOrOurs, desc(selfReport.at))
}

/** What waits for the staff of an org's communities, the oldest first. */
export const listReported = (call: ResidentCall, { orgId }: { orgId: string }) =>
  loadReports(
    call,
    and(eq(selfReport.state, 'open'), sql`${org.path} like '%/' || ${orgId} || '/%'`),
    asc(selfReport.at),
  )

/** The community whose staff decide; null when there is no such report. */
export const reportOrgPath = async (call: ResidentCall, { reportId }: { reportId: string }) => {
  const [row] = await call.deps.db
    .select({ path: org.path })
    .from(selfReport)
    .innerJoin(
      org,
      and(eq(org.districtId, selfReport.districtId), eq(org.id, selfReport.communityId)),
    )
    .where(and(eq(selfReport.districtId, call.districtId), eq(selfReport.id, reportId)))
  return row?.path ?? null
}

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

/** As corrected, else as it was told. */
export const reportedMinutes = ({
  minutes,
  correctedMinutes,
}: Pick<ReportRow, 'minutes' | 'correctedMinutes'>) => correctedMinutes ?? minutes

export type ReportRow = NonNullable<Awaited<ReturnType<typeof lockReport>>>

/** Whether a report is of somebody's own household: where it was told, or where the person lives now. */
export const isOwnReport = async (
  { tx, districtId }: Work,
  { familyId, personId }: Pick<ReportRow, 'familyId' | 'personId'>,
  caller: { familyId: string },
) => familyId === caller.familyId || (await livesIn(tx, districtId, personId)) === caller.familyId
