import { and, eq, isNull, sql } from 'drizzle-orm'
import { reminders } from '../../domain/signups'
import { later } from '../../domain/time'
import { activitySoonNotice } from '../../words/notices'
import { activity, identity, party, signup, slot } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'
import { eachAlone } from '../timer'
import { lockSlot } from './locks'

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`

/** Who sits on the slot: each with an account for oneself, a child without one through whoever signed. */
const whoIsTold = async ({ tx, districtId }: Work, slotId: string) => {
  const rows = await tx
    .select({
      personId: signup.personId,
      signedBy: party.signedBy,
      openid: identity.openid,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .leftJoin(
      identity,
      and(eq(identity.districtId, signup.districtId), eq(identity.personId, signup.personId)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, slotId),
        eq(signup.status, 'confirmed'),
      ),
    )
  return [
    ...new Set(
      rows.map(({ personId, signedBy, openid }) => (openid === null ? signedBy : personId)),
    ),
  ]
}

const remind = (deps: Deps, districtId: string, slotId: string) =>
  systemWork(deps, districtId, 'signups.remind', async (work) => {
    const { tx, auditId, now } = work
    const row = await lockSlot(work, slotId)
    if (!row || row.remindedAt !== null || row.startsAt <= now) return false
    const [posted] = await tx
      .select({ title: activity.title, place: activity.place, status: activity.status })
      .from(activity)
      .where(and(eq(activity.districtId, districtId), eq(activity.id, row.activityId)))
    if (posted?.status !== 'published') return false
    const { title, place } = posted
    const people = await whoIsTold(work, slotId)
    await tx
      .update(slot)
      .set({ remindedAt: now, auditId })
      .where(and(eq(slot.districtId, districtId), eq(slot.id, slotId)))
    const { activityId, name: slotName, startsAt } = row
    await work.tell(
      people.map((personId) =>
        activitySoonNotice({ personId, activityId, slotName, startsAt, title, place }),
      ),
    )
    work.record({ subject: slotId, after: { told: people.length } })
    return true
  })

/**
 * Tells everyone with a seat, once, that it is about to start: a day before where the notice has been out
 * that long, else three hours before. Answers how many slots were reminded of.
 */
export const remindDue = async (deps: Deps, districtId: string, now: Date, most: number) => {
  const { early, late } = reminders
  const due = await deps.db
    .select({ id: slot.id })
    .from(slot)
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(
      and(
        eq(slot.districtId, districtId),
        sql`${activity.status} = 'published'`,
        isNull(slot.remindedAt),
        sql`${slot.startsAt} > ${at(now)}`,
        sql`(${slot.startsAt} <= ${at(later(now, late))} or (
          ${slot.startsAt} <= ${at(later(now, early))}
          and ${activity.publishedAt} <= ${slot.startsAt} - make_interval(secs => ${early / 1000})
        ))`,
      ),
    )
    .orderBy(slot.startsAt, slot.id)
    .limit(most)
  return eachAlone(deps, 'reminding', due, ({ id }) => remind(deps, districtId, id))
}
