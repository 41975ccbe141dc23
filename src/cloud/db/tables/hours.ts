import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  ConsentState,
  DisputeState,
  RecordKind,
  ReportState,
  ServiceEvent,
} from '../../../domain/hours'
import { auditId, districtId, instant } from './columns'
import { person } from './people'

/** The minutes that count, by person and calendar day in UTC+8: what hours and certificates add up. */
export const serviceDay = pgTable(
  'service_day',
  {
    districtId: districtId(),
    recordId: uuid('record_id').notNull(),
    /** `YYYY-MM-DD` in UTC+8. */
    day: text('day').notNull(),
    kind: text('kind').$type<RecordKind>().notNull(),
    personId: uuid('person_id').notNull(),
    familyId: uuid('family_id').notNull(),
    minutes: integer('minutes').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.recordId, t.day] }),
    index('service_day_person').on(t.districtId, t.personId, t.day),
    index('service_day_family').on(t.districtId, t.familyId, t.day),
    check('service_day_counts', sql`minutes > 0`),
  ],
)

/** What happened to a record, who did it and why, numbered under its lock. Rows are only ever added. */
export const serviceEvent = pgTable(
  'service_event',
  {
    districtId: districtId(),
    recordId: uuid('record_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind').$type<ServiceEvent>().notNull(),
    at: instant('at').notNull(),
    /** Null: the timer. */
    byId: uuid('by_id'),
    beforeMinutes: integer('before_minutes'),
    afterMinutes: integer('after_minutes'),
    reason: text('reason').notNull(),
    auditId: auditId(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.recordId, t.ordinal] })],
)

/** Someone says that a record is wrong, and what became of it. Records are of two kinds, so the checker knows them. */
export const dispute = pgTable(
  'dispute',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    recordId: uuid('record_id').notNull(),
    kind: text('kind').$type<RecordKind>().notNull().default('attendance'),
    byId: uuid('by_id').notNull(),
    at: instant('at').notNull(),
    reason: text('reason').notNull(),
    /** What would be right, as the person remembers it. */
    wantedMinutes: integer('wanted_minutes').notNull(),
    state: text('state').$type<DisputeState>().notNull(),
    answer: text('answer'),
    answeredById: uuid('answered_by_id'),
    answeredAt: instant('answered_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    uniqueIndex('dispute_one_open')
      .on(t.districtId, t.recordId)
      .where(sql`state = 'open'`),
  ],
)

/** What waits for the org above: more than eight hours of a day, or points for a correction upwards. */
export const consent = pgTable(
  'consent',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    recordId: uuid('record_id').notNull(),
    kind: text('kind').$type<RecordKind>().notNull(),
    personId: uuid('person_id').notNull(),
    familyId: uuid('family_id').notNull(),
    /** The org that asks; whoever reviews above it decides. */
    orgId: uuid('org_id').notNull(),
    minutes: integer('minutes').notNull(),
    overMinutes: integer('over_minutes').notNull(),
    raisedMinutes: integer('raised_minutes').notNull(),
    reason: text('reason').notNull(),
    askedById: uuid('asked_by_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    state: text('state').$type<ConsentState>().notNull(),
    answer: text('answer'),
    decidedById: uuid('decided_by_id'),
    decidedAt: instant('decided_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('consent_one_open')
      .on(t.districtId, t.recordId)
      .where(sql`state = 'open'`),
  ],
)

/** Service outside of activities, as told by who served and decided by the community. */
export const selfReport = pgTable(
  'self_report',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    familyId: uuid('family_id').notNull(),
    byId: uuid('by_id').notNull(),
    communityId: uuid('community_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    /** As it was told; nobody ever changes it. */
    minutes: integer('minutes').notNull(),
    /** What staff corrected; null: as told. */
    correctedMinutes: integer('corrected_minutes'),
    what: text('what').notNull(),
    fileId: uuid('file_id'),
    at: instant('at').notNull(),
    state: text('state').$type<ReportState>().notNull(),
    answer: text('answer'),
    decidedById: uuid('decided_by_id'),
    decidedAt: instant('decided_at'),
    /** Towards hours; not null exactly when approved. It earns no points. */
    countedMinutes: integer('counted_minutes'),
    agreedMinutes: integer('agreed_minutes').notNull().default(0),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    index('self_report_person').on(t.districtId, t.personId, t.startsAt),
    index('self_report_open')
      .on(t.districtId, t.communityId, t.at)
      .where(sql`state = 'open'`),
  ],
)
