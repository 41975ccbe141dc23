import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  ActivityKind,
  ActivityStatus,
  Audience,
  Category,
  FiveParty,
  ServedGroup,
} from '../../../domain/activities'
import type { Spot } from '../../../domain/place'
import type { Question } from '../../../domain/questions'
import type { Recurrence, SeriesStatus } from '../../../domain/series'
import type { WaitMode } from '../../../domain/signups'
import type { Skill } from '../../../domain/skills'
import { auditId, districtId, instant } from './columns'
import { file } from './ops'
import { org, person } from './people'

/** Activities that recur, made day by day from one draft. The draft is checked again whenever it is used. */
export const series = pgTable(
  'series',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    orgId: uuid('org_id').notNull(),
    createdBy: uuid('created_by').notNull(),
    rule: jsonb('rule').$type<Recurrence>().notNull(),
    draft: jsonb('draft').notNull(),
    /** Dates `YYYY-MM-DD` in UTC+8. */
    from: text('from_date').notNull(),
    until: text('until_date'),
    madeUntil: text('made_until'),
    status: text('status').$type<SeriesStatus>().notNull(),
    createdAt: instant('created_at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    index('series_running')
      .on(t.districtId, t.madeUntil)
      .where(sql`status = 'running'`),
  ],
)

/** A draft to begin with, kept by an org under a name. */
export const template = pgTable(
  'template',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    orgId: uuid('org_id').notNull(),
    name: text('name').notNull(),
    draft: jsonb('draft').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    index('template_org').on(t.districtId, t.orgId),
  ],
)

export const activity = pgTable(
  'activity',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    orgId: uuid('org_id').notNull(),
    /** The community it belongs to: whose points are issued, whose page lists it. */
    communityId: uuid('community_id').notNull(),
    kind: text('kind').$type<ActivityKind>().notNull(),
    title: text('title').notNull(),
    category: text('category').$type<Category>().notNull(),
    coverFileId: uuid('cover_file_id'),
    place: text('place').notNull(),
    address: text('address').notNull(),
    /** Where one has to be to check in by oneself; null: that is not asked. */
    spot: jsonb('spot').$type<Spot>(),
    content: text('content').notNull(),
    conditions: text('conditions').notNull(),
    riskNotice: text('risk_notice').notNull(),
    insurance: text('insurance'),
    audience: text('audience').$type<Audience>().notNull(),
    /** The org below which a household must live; computed from the audience. */
    audiencePath: text('audience_path').notNull(),
    tags: text('tags').array().notNull(),
    servedGroups: text('served_groups').array().$type<ServedGroup[]>().notNull(),
    contributions: jsonb('contributions')
      .$type<{ party: FiveParty; name: string; gave: string }[]>()
      .notNull(),
    questions: jsonb('questions').$type<Question[]>().notNull().default([]),
    seriesId: uuid('series_id'),
    /** The day of its series that it was made for, `YYYY-MM-DD` in UTC+8; it keeps it when it is moved. */
    seriesDate: text('series_date'),
    leadWorkerId: uuid('lead_worker_id'),
    status: text('status').$type<ActivityStatus>().notNull(),
    cancelReason: text('cancel_reason'),
    /** The first slot's start and the last one's end. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    foreignKey({
      columns: [t.districtId, t.coverFileId],
      foreignColumns: [file.districtId, file.id],
    }),
    foreignKey({
      columns: [t.districtId, t.leadWorkerId],
      foreignColumns: [person.districtId, person.id],
    }),
    index('activity_on')
      .on(t.districtId, t.startsAt, t.id)
      .where(sql`status = 'published'`),
    index('activity_on_community')
      .on(t.districtId, t.communityId, t.startsAt, t.id)
      .where(sql`status = 'published'`),
    foreignKey({
      columns: [t.districtId, t.seriesId],
      foreignColumns: [series.districtId, series.id],
    }),
    /** A series makes one activity for a day, however often it is asked. */
    uniqueIndex('activity_series_date')
      .on(t.districtId, t.seriesId, t.seriesDate)
      .where(sql`series_id is not null`),
    index('activity_org').on(t.districtId, t.orgId, t.startsAt),
  ],
)

/** One post at one time with a capacity: what people sign up for. */
export const slot = pgTable(
  'slot',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    activityId: uuid('activity_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    cancelUntil: instant('cancel_until').notNull(),
    capacity: integer('capacity').notNull(),
    /** Counters, equal to the counts of the sign-ups. */
    taken: integer('taken').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    minAge: integer('min_age').notNull(),
    earnAge: integer('earn_age').notNull(),
    adultRequired: boolean('adult_required').notNull(),
    waitlist: boolean('waitlist').notNull(),
    waitMode: text('wait_mode').$type<WaitMode>().notNull().default('auto'),
    approval: boolean('approval').notNull().default(false),
    stagedHours: integer('staged_hours').notNull().default(0),
    requires: text('requires').array().$type<Skill[]>().notNull().default([]),
    /** When people were told that it is about to start; null: not yet. */
    remindedAt: instant('reminded_at'),
    fixedPoints: integer('fixed_points').notNull(),
    perHourThousandths: integer('per_hour_thousandths').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.activityId],
      foreignColumns: [activity.districtId, activity.id],
    }),
    index('slot_activity').on(t.districtId, t.activityId, t.ordinal),
    check('slot_never_oversold', sql`taken between 0 and capacity`),
    check('slot_times', sql`starts_at < ends_at and opens_at <= closes_at`),
  ],
)
