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
import { auditId, districtId, instant } from './columns'
import { file } from './ops'
import { org, person } from './people'

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
