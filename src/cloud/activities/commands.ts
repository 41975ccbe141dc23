import { and, eq } from 'drizzle-orm'
import { checkDraft, checkPublish, type DraftRefusal } from '../../domain/activities'
import { ok, refuse, type Result } from '../../domain/result'
import { activity, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { slotsOf } from './cards'
import {
  columnsOf,
  coverState,
  hasCover,
  insertActivity,
  insertSlots,
  postingOrg,
  readSlots,
  type Draft,
} from './make'

type Drafted<R = never> = Result<{ id: string }, DraftRefusal | 'file_unknown' | R>

const isLeadWorker = ({ caller }: ResidentCall, path: string) =>
  caller.grants.some(({ role, orgPath }) => role === 'lead_worker' && path.startsWith(orgPath))

export const createActivity = command(
  'activities.create',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; orgId: string; draft: Draft },
  ): Promise<Drafted> => {
    const poster = await postingOrg(work, input.orgId)
    const slots = readSlots(input.draft, work.now)
    const checked = checkDraft(slots)
    if (!checked.ok) return checked
    const authorId = call.caller.personId
    if (!(await hasCover(work, authorId, input.draft.coverFileId, null)))
      return refuse('file_unknown')
    // Every activity names the social worker responsible: the author, where that is one.
    const leadWorkerId = isLeadWorker(call, poster.path) ? authorId : null
    const made = { draft: input.draft, slots, leadWorkerId }
    const id = await insertActivity(work, poster, made, { status: 'draft' })
    if (id === null) throw new Error('a draft meets no other activity')
    work.record({ subject: id, after: input.draft })
    return ok({ id })
  },
)

/** An activity under its lock; null where there is none. */
export const findLocked = async ({ tx, districtId }: Work, id: string) => {
  const [found] = await tx
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, districtId), eq(activity.id, id)))
    .for('update')
  return found ?? null
}

export const lockActivity = async (work: Work, id: string) => {
  const found = await findLocked(work, id)
  if (!found) throw new Error('the activity was there when the scope was checked')
  return found
}

export const editActivity = command(
  'activities.edit',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; id: string; draft: Draft },
  ): Promise<Drafted<'not_a_draft'>> => {
    const before = await lockActivity(work, input.id)
    if (before.status !== 'draft') return refuse('not_a_draft')
    const poster = await postingOrg(work, before.orgId)
    const slots = readSlots(input.draft, work.now)
    const checked = checkDraft(slots)
    if (!checked.ok) return checked
    if (!(await hasCover(work, call.caller.personId, input.draft.coverFileId, before.coverFileId)))
      return refuse('file_unknown')
    const own = and(eq(activity.districtId, work.districtId), eq(activity.id, input.id))
    await work.tx
      .update(activity)
      .set({ ...columnsOf(input.draft, poster, slots), auditId: work.auditId })
      .where(own)
    await work.tx
      .delete(slot)
      .where(and(eq(slot.districtId, work.districtId), eq(slot.activityId, input.id)))
    await insertSlots(work, input.id, slots)
    work.record({ subject: input.id, before: { title: before.title }, after: input.draft })
    return ok({ id: input.id })
  },
)

export const publishActivity = command(
  'activities.publish',
  async (work: Work, _call: ResidentCall, input: { key: string; id: string }) => {
    const before = await lockActivity(work, input.id)
    const poster = await postingOrg(work, before.orgId)
    const slots = await slotsOf(work.tx, work.districtId, [input.id])
    const checked = checkPublish({
      status: before.status,
      orgIsCommunity: poster.kind === 'community',
      cover: await coverState(work, before.coverFileId),
      starts: slots.map(({ startsAt }) => startsAt),
      now: work.now,
    })
    if (!checked.ok) return checked
    await work.tx
      .update(activity)
      .set({ status: 'published', publishedAt: work.now, auditId: work.auditId })
      .where(and(eq(activity.districtId, work.districtId), eq(activity.id, input.id)))
    work.record({
      subject: input.id,
      before: { status: before.status },
      after: { status: 'published' },
    })
    return ok({ done: true as const })
  },
)
