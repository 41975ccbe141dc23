import { and, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { activityDraft } from '../../contract/activities'
import { slotTimes, type Audience } from '../../domain/activities'
import { activity, file, org, slot } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

/** How what an organizer wrote becomes rows: for one activity, and for each one of a series. */

export type Draft = v.InferOutput<typeof activityDraft>

const ancestors = (path: string) => path.split('/').filter((id) => id !== '')

/** The org, its path, and the community that it belongs to: itself, or the nearest one above. */
export const postingOrg = async (work: Work, orgId: string) => {
  const [found] = await work.tx
    .select({ id: org.id, path: org.path, kind: org.kind })
    .from(org)
    .where(and(eq(org.districtId, work.districtId), eq(org.id, orgId)))
  if (!found) throw new Error('an org that posts is always there')
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

export type PostingOrg = Awaited<ReturnType<typeof postingOrg>>

/** The org below which a household must live to come. */
const audiencePath = ({ above, path }: PostingOrg, audience: Audience) =>
  above.find(({ kind }) => kind === audience)?.path ?? path

/** A cover must be the author's own upload that has arrived, or the one the activity had before. */
export const hasCover = async (
  work: Work,
  authorId: string,
  fileId: string | null,
  before: string | null,
) => {
  if (fileId === null || fileId === before) return true
  const [found] = await work.tx
    .select({ ownerId: file.ownerId, status: file.status })
    .from(file)
    .where(and(eq(file.districtId, work.districtId), eq(file.id, fileId)))
  return found?.ownerId === authorId && found.status !== 'begun'
}

/** What is known of a cover; only one that has passed the content check is published. */
export const coverState = async (work: Work, fileId: string | null) => {
  if (fileId === null) return 'none'
  const [found] = await work.tx
    .select({ status: file.status })
    .from(file)
    .where(and(eq(file.districtId, work.districtId), eq(file.id, fileId)))
  return found?.status === 'passed' || found?.status === 'rejected' ? found.status : 'pending'
}

/**
 * Slots get new ids each time: a draft carries no sign-ups, and an id that came with a copied notice must
 * not point into another activity.
 */
export const readSlots = (draft: Draft, now: Date) =>
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

export type ReadSlot = ReturnType<typeof readSlots>[number]

/** The first slot's start and the last one's end. */
export const span = (slots: readonly { startsAt: Date; endsAt: Date }[]) => ({
  startsAt: new Date(Math.min(...slots.map((one) => one.startsAt.getTime()))),
  endsAt: new Date(Math.max(...slots.map((one) => one.endsAt.getTime()))),
})

/** What of a draft goes into the activity's own row. */
export const columnsOf = (
  { slots: _, coverFileId, ...rest }: Draft,
  poster: PostingOrg,
  slots: readonly ReadSlot[],
) => ({
  ...rest,
  coverFileId,
  audiencePath: audiencePath(poster, rest.audience),
  ...span(slots),
})

export const insertSlots = (work: Work, activityId: string, slots: readonly ReadSlot[]) => {
  const { districtId, auditId } = work
  return work.tx
    .insert(slot)
    .values(slots.map((one, ordinal) => ({ ...one, districtId, activityId, ordinal, auditId })))
}

type Standing =
  | { status: 'draft' }
  | { status: 'published'; publishedAt: Date; seriesId: string; seriesDate: string }

/**
 * Writes an activity with its slots. Null where its series has one for that day already, whoever made it.
 */
export const insertActivity = async (
  work: Work,
  poster: PostingOrg,
  made: { draft: Draft; slots: readonly ReadSlot[]; leadWorkerId: string | null },
  standing: Standing,
): Promise<string | null> => {
  const [inserted] = await work.tx
    .insert(activity)
    .values({
      districtId: work.districtId,
      id: newId(),
      orgId: poster.id,
      communityId: poster.communityId,
      ...columnsOf(made.draft, poster, made.slots),
      leadWorkerId: made.leadWorkerId,
      ...standing,
      createdAt: work.now,
      auditId: work.auditId,
    })
    .onConflictDoNothing()
    .returning({ id: activity.id })
  if (!inserted) return null
  await insertSlots(work, inserted.id, made.slots)
  return inserted.id
}
