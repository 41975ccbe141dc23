import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { CertificateItem, Period } from '../../domain/certificates'
import { mostItems } from '../../domain/certificates'
import { paperWords } from '../../words/certificates'
import type { Db, Tx } from '../db/connect'
import {
  activity,
  attendance,
  certificate,
  consent,
  dispute,
  person,
  selfReport,
  serviceDay,
  signup,
  slot,
} from '../db/tables'
import type { Work } from '../edge/command'

interface Wanted extends Period {
  districtId: string
  personId: string
}

/** What counts of the person in the period, oldest first, a line for each record. */
const itemsOf = async (
  db: Db | Tx,
  wanted: Wanted,
  most: number | null,
): Promise<CertificateItem[]> => {
  const { districtId, personId, from, until } = wanted
  const { post, place } = paperWords.reported
  const first = sql<string>`min(${serviceDay.day})`
  const items = db
    .select({
      recordId: serviceDay.recordId,
      date: first,
      title: sql<string>`coalesce(min(${activity.title}), min(${selfReport.what}), '')`,
      post: sql<string>`coalesce(min(${slot.name}), ${post})`,
      place: sql<string>`coalesce(min(${activity.place}), ${place})`,
      minutes: sql<number>`sum(${serviceDay.minutes})::int`,
    })
    .from(serviceDay)
    .leftJoin(
      signup,
      and(eq(signup.districtId, serviceDay.districtId), eq(signup.id, serviceDay.recordId)),
    )
    .leftJoin(slot, and(eq(slot.districtId, signup.districtId), eq(slot.id, signup.slotId)))
    .leftJoin(
      activity,
      and(eq(activity.districtId, slot.districtId), eq(activity.id, slot.activityId)),
    )
    .leftJoin(
      selfReport,
      and(eq(selfReport.districtId, serviceDay.districtId), eq(selfReport.id, serviceDay.recordId)),
    )
    .where(
      and(
        eq(serviceDay.districtId, districtId),
        eq(serviceDay.personId, personId),
        sql`${serviceDay.day} between ${from} and ${until}`,
      ),
    )
    .groupBy(serviceDay.recordId)
    .orderBy(asc(first), asc(serviceDay.recordId))
  return most === null ? items : items.limit(most)
}

/** The calendar day in UTC+8 of an instant, as service days are named. */
const dayIn = (instant: unknown) =>
  sql`to_char(${instant} at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')`

const counted = { count: sql<number>`count(*)::int` }

/** Whether hours of a record still wait for the org above; points alone are no matter of a certificate. */
const hoursWait = (recordId: PgColumn) =>
  sql`exists (
    select 1 from ${consent}
    where ${consent.districtId} = ${recordId.table}.district_id and ${consent.recordId} = ${recordId}
      and ${consent.state} = 'open' and ${consent.overMinutes} > 0
  )`

/** How often the person came in the period and it is open how long: not confirmed, disputed, or hours wait. */
const cameUnsettled = (db: Db | Tx, { districtId, personId, from, until }: Wanted) =>
  db
    .select(counted)
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .leftJoin(
      dispute,
      and(
        eq(dispute.districtId, attendance.districtId),
        eq(dispute.recordId, attendance.signupId),
        eq(dispute.state, 'open'),
      ),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        eq(attendance.personId, personId),
        or(isNull(attendance.confirmedAt), isNotNull(dispute.id), hoursWait(attendance.signupId)),
        sql`${dayIn(slot.startsAt)} between ${from} and ${until}`,
      ),
    )

/** What the person has reported of the period and is open: not decided on, disputed, or not agreed to in full. */
const reportedUnsettled = (db: Db | Tx, { districtId, personId, from, until }: Wanted) =>
  db
    .select(counted)
    .from(selfReport)
    .leftJoin(
      dispute,
      and(
        eq(dispute.districtId, selfReport.districtId),
        eq(dispute.recordId, selfReport.id),
        eq(dispute.state, 'open'),
      ),
    )
    .where(
      and(
        eq(selfReport.districtId, districtId),
        eq(selfReport.personId, personId),
        or(eq(selfReport.state, 'open'), isNotNull(dispute.id), hoursWait(selfReport.id)),
        sql`${dayIn(selfReport.startsAt)} between ${from} and ${until}`,
      ),
    )

export interface Collected {
  items: CertificateItem[]
  minutes: number
  unsettled: number
  takenBack: boolean
}

/** Whether the last thing that staff decided about the person's certificates was to take one back. */
const wasTakenBack = async (db: Db | Tx, { districtId, personId }: Wanted) => {
  const [row] = await db
    .select({
      last: sql<boolean>`coalesce(max(${certificate.revokedAt}) filter (where ${isNotNull(certificate.revokedById)})
        > coalesce(max(${certificate.issuedAt}) filter (where ${isNotNull(certificate.issuedById)}
          and ${isNull(certificate.replacesId)}), '-infinity'), false)`,
    })
    .from(certificate)
    .where(
      and(
        eq(certificate.districtId, districtId),
        eq(certificate.personId, personId),
        or(isNotNull(certificate.revokedById), isNotNull(certificate.issuedById)),
      ),
    )
  return row?.last ?? false
}

/**
 * The record of a person in a period, as it stands. One line more than a paper may have tells that there are too
 * many; `null` for all of them.
 */
export const collect = async (
  db: Db | Tx,
  wanted: Wanted,
  most: number | null = mostItems + 1,
): Promise<Collected> => {
  const items = await itemsOf(db, wanted, most)
  const [came] = await cameUnsettled(db, wanted)
  const [reported] = await reportedUnsettled(db, wanted)
  return {
    items,
    minutes: items.reduce((sum, { minutes }) => sum + minutes, 0),
    unsettled: (came?.count ?? 0) + (reported?.count ?? 0),
    takenBack: await wasTakenBack(db, wanted),
  }
}

/**
 * What counts of a person changes under the person's lock alone. Whoever holds it certifies what is there, and
 * a correction that waits for it finds the certificate afterwards.
 */
export const lockPerson = async ({ tx, districtId }: Work, personId: string) => {
  await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
    .for('update')
}
