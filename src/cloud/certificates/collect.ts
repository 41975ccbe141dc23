import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { CertificateItem, Period } from '../../domain/certificates'
import { mostItems } from '../../domain/certificates'
import { dayOf } from '../../domain/time'
import { confirmedMinutes } from '../attendance/minutes'
import type { Db, Tx } from '../db/connect'
import { activity, attendance, slot } from '../db/tables'
import type { Work } from '../edge/command'

interface Wanted extends Period {
  districtId: string
  personId: string
}

/** Calendar days in UTC+8, both included. */
const within = ({ from, until }: Period) =>
  sql`(${slot.startsAt} at time zone 'UTC' + interval '8 hours')::date between ${from}::date and ${until}::date`

const ofPerson = ({ districtId, personId }: Wanted) =>
  and(eq(attendance.districtId, districtId), eq(attendance.personId, personId))

const slotOfAttendance = and(
  eq(slot.districtId, attendance.districtId),
  eq(slot.id, attendance.slotId),
)

/** What a certificate of this period would list: confirmed service that came to at least a minute, oldest first. */
const itemsOf = async (db: Db | Tx, wanted: Wanted): Promise<CertificateItem[]> => {
  const rows = await db
    .select({
      signupId: attendance.signupId,
      startsAt: slot.startsAt,
      title: activity.title,
      post: slot.name,
      place: activity.place,
      minutes: confirmedMinutes,
    })
    .from(attendance)
    .innerJoin(slot, slotOfAttendance)
    .innerJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .where(
      and(
        ofPerson(wanted),
        isNotNull(attendance.confirmedAt),
        within(wanted),
        sql`${confirmedMinutes} > 0`,
      ),
    )
    .orderBy(asc(slot.startsAt), asc(attendance.signupId))
    .limit(mostItems)
  return rows.map(({ startsAt, ...rest }) => ({ ...rest, date: dayOf(startsAt) }))
}

/** How often the person came in the period without being confirmed yet. */
const unsettledOf = async (db: Db | Tx, wanted: Wanted) => {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(attendance)
    .innerJoin(slot, slotOfAttendance)
    .where(and(ofPerson(wanted), isNull(attendance.confirmedAt), within(wanted)))
  return row?.count ?? 0
}

export interface Collected {
  items: CertificateItem[]
  minutes: number
  unsettled: number
}

/** The record of a person in a period, as it stands. */
export const collect = async (db: Db | Tx, wanted: Wanted): Promise<Collected> => {
  const items = await itemsOf(db, wanted)
  return {
    items,
    minutes: items.reduce((sum, { minutes }) => sum + minutes, 0),
    unsettled: await unsettledOf(db, wanted),
  }
}

/**
 * The same for a certificate that is about to be written: whoever corrects one of these records meanwhile
 * waits, and then finds the certificate.
 */
export const collectLocked = async (
  { tx, districtId }: Work,
  wanted: Period & { personId: string },
) => {
  await tx
    .select({ signupId: attendance.signupId })
    .from(attendance)
    .where(ofPerson({ districtId, ...wanted }))
    .orderBy(asc(attendance.signupId))
    .for('share')
  return collect(tx, { districtId, ...wanted })
}
