import { and, eq } from 'drizzle-orm'
import { checkDraft, checkPublish, type DraftRefusal } from '../../domain/activities'
import { ok, refuse, type Result } from '../../domain/result'
import { hasDates, type Recurrence } from '../../domain/series'
import { dayOf } from '../../domain/time'
import type { ActivityRow } from '../activities/cards'
import { findLocked } from '../activities/commands'
import { setDiscarded } from '../activities/discard'
import { coverState, hasCover, postingOrg, readSlots, span, type Draft } from '../activities/make'
import { series, template } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { newId } from '../ids'
import { endSeries } from './change'
import { draftOn, lockSeries, makeOccurrences } from './make'
import { countComing } from './queries'

interface CreateInput {
  key: string
  orgId: string
  draftId?: string | undefined
  draft: Draft
  rule: Recurrence
  from: string
  until: string | null
}

type CreateRefusal =
  'not_a_draft' | DraftRefusal | 'file_unknown' | 'needs_review' | 'cover_unchecked' | 'no_dates'

/** The rules that each occurrence has to keep, asked once for all of them. */
const checkSeries = async (
  work: Work,
  authorId: string,
  input: CreateInput,
  saved: ActivityRow | null,
): Promise<Result<null, CreateRefusal>> => {
  if (saved !== null && saved.status !== 'draft') return refuse('not_a_draft')
  const { draft, orgId } = input
  const drafted = checkDraft(readSlots(draft, work.now))
  if (!drafted.ok) return drafted
  if (!(await hasCover(work, authorId, draft.coverFileId, saved?.coverFileId ?? null)))
    return refuse('file_unknown')
  const poster = await postingOrg(work, orgId)
  const publish = checkPublish({
    status: 'draft',
    orgIsCommunity: poster.kind === 'community',
    cover: await coverState(work, draft.coverFileId),
    starts: [],
    now: work.now,
  })
  if (!publish.ok && publish.reason === 'needs_review') return refuse('needs_review')
  if (!publish.ok) return refuse('cover_unchecked')
  return hasDates(input, work.now) ? ok(null) : refuse('no_dates')
}

/** The org's saved draft that a series is made of; another org's is told apart from none by nothing. */
const lockDraft = async (work: Work, id: string, orgId: string): Promise<ActivityRow> => {
  const found = await findLocked(work, id)
  if (found?.orgId !== orgId) throw notFound()
  return found
}

/** Begins a series; what is due of it is made and published at once. */
export const createSeries = command(
  'series.create',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: CreateInput,
  ): Promise<Result<{ id: string; made: number }, CreateRefusal>> => {
    const { rule, from, until, orgId, draftId } = input
    const saved = draftId === undefined ? null : await lockDraft(work, draftId, orgId)
    const checked = await checkSeries(work, caller.personId, input, saved)
    if (!checked.ok) return checked
    if (saved !== null) await setDiscarded(work, saved.id)
    const { districtId, auditId, now } = work
    const firstDay = dayOf(span(readSlots(input.draft, now)).startsAt)
    const row = {
      districtId,
      id: newId(),
      orgId,
      createdBy: caller.personId,
      rule,
      draft: draftOn(input.draft, firstDay, from),
      from,
      until,
      madeUntil: null,
      status: 'running' as const,
      createdAt: now,
      auditId,
    }
    await work.tx.insert(series).values(row)
    const made = await makeOccurrences(work, row)
    const { title } = input.draft
    work.record({ subject: row.id, after: { rule, from, until, made, title, draftId } })
    return ok({ id: row.id, made: made.length })
  },
)

/** Nothing further is made; what has been made stays. */
export const stopSeries = command(
  'series.stop',
  async (
    work: Work,
    _call: ResidentCall,
    { seriesId }: { key: string; seriesId: string },
  ): Promise<Result<{ coming: number }, 'already_ended'>> => {
    const row = await lockSeries(work, seriesId)
    if (row?.status !== 'running') return refuse('already_ended')
    await endSeries(work, seriesId)
    const coming = await countComing(work.tx, work.districtId, [seriesId], work.now)
    work.record({
      subject: seriesId,
      before: { status: 'running' },
      after: { status: 'stopped' },
    })
    return ok({ coming: coming.get(seriesId) ?? 0 })
  },
)

/** Keeps a draft under a name, to begin with another time. */
export const saveTemplate = command(
  'series.saveTemplate',
  async (
    work: Work,
    _call: ResidentCall,
    input: { key: string; orgId: string; name: string; draft: Draft },
  ): Promise<Result<{ id: string }, never>> => {
    const { districtId, auditId } = work
    const { orgId, name, draft } = input
    const id = newId()
    await work.tx.insert(template).values({ districtId, id, orgId, name, draft, auditId })
    work.record({ subject: id, after: { orgId, name } })
    return ok({ id })
  },
)

export const dropTemplate = command(
  'series.dropTemplate',
  async (
    { tx, districtId, record }: Work,
    _call: ResidentCall,
    { templateId }: { key: string; templateId: string },
  ): Promise<Result<{ id: string }, never>> => {
    const [dropped] = await tx
      .delete(template)
      .where(and(eq(template.districtId, districtId), eq(template.id, templateId)))
      .returning({ orgId: template.orgId, name: template.name })
    // Asked once more under another key there is nothing left to do, and nothing to complain about.
    record({ subject: templateId, before: dropped })
    return ok({ id: templateId })
  },
)
