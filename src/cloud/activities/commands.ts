import { and, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { activityDraft } from '../../contract/activities'
import {
  checkDraft,
  checkPublish,
  slotTimes,
  type Audience,
  type DraftRefusal,
} from '../../domain/activities'
import { ok, refuse, type Result } from '../../domain/result'
import { activity, file, org, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { slotsOf } from './cards'

type Draft = v.InferOutput<typeof activityDraft>

type Drafted<R = never> = Result<{ id: string }, DraftRefusal | 'file_unknown' | R>

const ancestors = (path: string) => path.split('/').filter((id) => id !== '')

/** The org, its path, and the community that it belongs to: itself, or the nearest one above. */
const postingOrg = async (work: Work, orgId: string) => {
  const [found] = await work.tx
    .select({ id: org.id, path: org.path, kind: org.kind })
    .from(org)
    .where(and(eq(org.districtId, work.districtId), eq(org.id, orgId)))
  if (!found) return null
  const above = await work.tx
    .select({ id: org.id, kind: org.kind, path: org.path })
    .from(org)
    .where(and(eq(org.districtId, work.districtId), inArray(org.id, ancestors(found.path))))
    .orderBy(org.path)
  return {
    ...found,
    above,
    communityId: above.find(({ kind }) => kind === 'community')?.id ?? found.id,
  }
}

type PostingOrg = NonNullable<Awaited<ReturnType<typeof postingOrg>>>

/** The org below which a household must live to come. */
const audiencePath = ({ above, path }: PostingOrg, audience: Audience) =>
  above.find(({ kind }) => kind === audience)?.path ?? path

/** A cover must be the caller's own upload that has arrived, or the one the activity had before. */
const hasCover = async (
  work: Work,
  call: ResidentCall,
  fileId: string | null,
  before: string | null,
) => {
  if (fileId === null || fileId === before) return true
  const [found] = await work.tx
    .select({ ownerId: file.ownerId, status: file.status })
    .from(file)
    .where(and(eq(file.districtId, work.districtId), eq(file.id, fileId)))
  return found?.ownerId === call.caller.personId && found.status !== 'begun'
}

/**
 * Slots get new ids each time: a draft carries no sign-ups, and an id that came with a copied notice must
 * not point into another activity.
 */
const readSlots = (draft: Draft, now: Date) =>
  draft.slots.map(
    ({ id: _, startsAt, endsAt, opensAt, closesAt, cancelUntil, points, ...rest }) => ({
      ...rest,
      id: newId(),
      fixedPoints: points.fixed,
      perHourThousandths: points.perHourThousandths,
      ...slotTimes(
        {
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
          ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt) }),
          ...(closesAt === undefined ? {} : { closesAt: new Date(closesAt) }),
          ...(cancelUntil === undefined ? {} : { cancelUntil: new Date(cancelUntil) }),
        },
        now,
      ),
    }),
  )

type ReadSlot = ReturnType<typeof readSlots>[number]

const span = (slots: readonly ReadSlot[]) => ({
  startsAt: new Date(Math.min(...slots.map((one) => one.startsAt.getTime()))),
  endsAt: new Date(Math.max(...slots.map((one) => one.endsAt.getTime()))),
})

/** What of a draft goes into the activity's own row. */
const columnsOf = (
  { slots: _, coverFileId, ...rest }: Draft,
  poster: PostingOrg,
  slots: readonly ReadSlot[],
) => ({
  ...rest,
  coverFileId,
  audiencePath: audiencePath(poster, rest.audience),
  ...span(slots),
})

const insertSlots = (work: Work, activityId: string, slots: readonly ReadSlot[]) => {
  const { districtId, auditId } = work
  return work.tx
    .insert(slot)
    .values(slots.map((one, ordinal) => ({ ...one, districtId, activityId, ordinal, auditId })))
}

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
    if (!poster) throw new Error('the org was there when the scope was checked')
    const slots = readSlots(input.draft, work.now)
    const checked = checkDraft(slots)
    if (!checked.ok) return checked
    if (!(await hasCover(work, call, input.draft.coverFileId, null))) return refuse('file_unknown')
    const id = newId()
    await work.tx.insert(activity).values({
      districtId: work.districtId,
      id,
      orgId: poster.id,
      communityId: poster.communityId,
      ...columnsOf(input.draft, poster, slots),
      // Every activity names the social worker responsible: the author, where that is one.
      leadWorkerId: isLeadWorker(call, poster.path) ? call.caller.personId : null,
      status: 'draft',
      createdAt: work.now,
      auditId: work.auditId,
    })
    await insertSlots(work, id, slots)
    work.record({ subject: id, after: input.draft })
    return ok({ id })
  },
)

const lockActivity = async (work: Work, id: string) => {
  const [found] = await work.tx
    .select()
    .from(activity)
    .where(and(eq(activity.districtId, work.districtId), eq(activity.id, id)))
    .for('update')
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
    if (!poster) throw new Error('an activity always has its org')
    const slots = readSlots(input.draft, work.now)
    const checked = checkDraft(slots)
    if (!checked.ok) return checked
    if (!(await hasCover(work, call, input.draft.coverFileId, before.coverFileId)))
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

const coverState = async (work: Work, fileId: string | null) => {
  if (fileId === null) return 'none'
  const [found] = await work.tx
    .select({ status: file.status })
    .from(file)
    .where(and(eq(file.districtId, work.districtId), eq(file.id, fileId)))
  return found?.status === 'passed' || found?.status === 'rejected' ? found.status : 'pending'
}

export const publishActivity = command(
  'activities.publish',
  async (work: Work, _call: ResidentCall, input: { key: string; id: string }) => {
    const before = await lockActivity(work, input.id)
    const poster = await postingOrg(work, before.orgId)
    const slots = await slotsOf(work.tx, work.districtId, [input.id])
    const checked = checkPublish({
      status: before.status,
      orgIsCommunity: poster?.kind === 'community',
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
