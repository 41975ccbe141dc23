import { and, eq } from 'drizzle-orm'
import { isPublic } from '../../domain/activities'
import { cardsOf } from '../activities/cards'
import { findActivity } from '../activities/queries'
import { readNow } from '../db/connect'
import { org, person } from '../db/tables'
import type { Call } from '../edge/call'
import { notFound } from '../edge/scopes'
import { starsOf } from '../feedback/queries'
import { lastAnswers } from '../signups/answers'
import { viewSlots } from '../signups/views'

const nameOfAudience = async ({ deps, districtId }: Call, path: string) => {
  const [row] = await deps.db
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.path, path)))
  return row?.name ?? ''
}

const orgName = async ({ deps, districtId }: Call, id: string) => {
  const [row] = await deps.db
    .select({ name: org.name })
    .from(org)
    .where(and(eq(org.districtId, districtId), eq(org.id, id)))
  return row?.name ?? ''
}

const leadWorkerName = async ({ deps, districtId }: Call, id: string | null) => {
  if (id === null) return null
  const [row] = await deps.db
    .select({ nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, id)))
  return row?.nickname ?? null
}

/** The whole notice. A draft is nobody's business but its organizer's, who reads it with `draft`. */
export const showActivity = async (call: Call, { id }: { id: string }) => {
  const row = await findActivity(call, id)
  if (!row || !isPublic(row.status)) throw notFound()
  const { deps, districtId } = call
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const [found] = await cardsOf(deps, districtId, [row], now)
  if (!found) throw notFound()
  return {
    ...found.card,
    orgName: await orgName(call, row.orgId),
    leadWorker: await leadWorkerName(call, row.leadWorkerId),
    address: row.address,
    content: row.content,
    conditions: row.conditions,
    riskNotice: row.riskNotice,
    insurance: row.insurance,
    audience: row.audience,
    audienceName: await nameOfAudience(call, row.audiencePath),
    tags: row.tags,
    servedGroups: row.servedGroups,
    contributions: row.contributions,
    cancelReason: row.cancelReason,
    seriesId: row.seriesId,
    questions: row.questions,
    lastAnswers: { ...(await lastAnswers(call, row.questions)) },
    stars: await starsOf(call, row.id),
    slotViews: await viewSlots(call, row, found.slots, now),
  }
}
