import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { superiorPath } from '../../domain/hours'
import { activity, consent, org, person, selfReport, signup, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'

/** The org above the one that asked; null when there is no such question. */
export const consentOrgPath = async (
  { deps, districtId }: ResidentCall,
  { consentId }: { consentId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(consent)
    .innerJoin(org, and(eq(org.districtId, consent.districtId), eq(org.id, consent.orgId)))
    .where(and(eq(consent.districtId, districtId), eq(consent.id, consentId)))
  return row ? superiorPath(row.path) : null
}

const asker = alias(person, 'asker')

/** What waits for the reviewers of an org: of the orgs below it, and of a district's own, the oldest first. */
export const listConsents = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const rows = await call.deps.db
    .select({
      consent,
      orgName: org.name,
      nickname: person.nickname,
      askedBy: asker.nickname,
      title: sql<string>`coalesce(${activity.title}, ${selfReport.what}, '')`,
      startsAt: sql<string>`coalesce(${slot.startsAt}, ${selfReport.startsAt}, ${consent.askedAt})`,
    })
    .from(consent)
    .innerJoin(org, and(eq(org.districtId, consent.districtId), eq(org.id, consent.orgId)))
    .innerJoin(
      person,
      and(eq(person.districtId, consent.districtId), eq(person.id, consent.personId)),
    )
    .innerJoin(
      asker,
      and(eq(asker.districtId, consent.districtId), eq(asker.id, consent.askedById)),
    )
    .leftJoin(
      signup,
      and(eq(signup.districtId, consent.districtId), eq(signup.id, consent.recordId)),
    )
    .leftJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .leftJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .leftJoin(
      selfReport,
      and(eq(selfReport.districtId, consent.districtId), eq(selfReport.id, consent.recordId)),
    )
    .where(
      and(
        eq(consent.districtId, call.districtId),
        eq(consent.state, 'open'),
        sql`(${org.path} like '%/' || ${orgId} || '/_%' or ${org.path} = '/' || ${orgId} || '/')`,
      ),
    )
    .orderBy(asc(consent.askedAt), asc(consent.id))
    .limit(100)
  return rows.map(({ consent: row, startsAt, ...rest }) => ({
    ...rest,
    consentId: row.id,
    personId: row.personId,
    startsAt: new Date(startsAt).toISOString(),
    minutes: row.minutes,
    over: row.overMinutes,
    raised: row.raisedMinutes,
    reason: row.reason,
    askedAt: row.askedAt.toISOString(),
  }))
}
