import { sql } from 'drizzle-orm'
import {
  check,
  date,
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
import type { GrantKind, GrantReason, GrantState } from '../../../domain/grants'
import type { KeptRules } from '../../../domain/points-rules'
import { auditId, districtId, instant } from './columns'
import { family, org, person } from './people'
import { txn } from './points'

/** What a community gives for service, version by version. A version that was in force is never changed. */
export const pointsRule = pgTable(
  'points_rule',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    version: integer('version').notNull(),
    /** The first day in UTC+8 whose service it pays. */
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    rules: jsonb('rules').$type<KeptRules>().notNull(),
    note: text('note').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    /** Taken back before it began. */
    withdrawnAt: instant('withdrawn_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    foreignKey({
      columns: [t.districtId, t.proposedBy],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('points_rule_version').on(t.districtId, t.communityId, t.version),
  ],
)

/** A bonus or a penalty: given by one, approved by another, posted once. */
export const pointsGrant = pgTable(
  'points_grant',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    /** The community that gives or takes. */
    communityId: uuid('community_id').notNull(),
    kind: text('kind').$type<GrantKind>().notNull(),
    familyId: uuid('family_id').notNull(),
    /** Who lived there on the day of giving: none of them approves it, wherever they live by then. */
    memberIds: uuid('member_ids')
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    amount: integer('amount').notNull(),
    reason: text('reason').$type<GrantReason>().notNull(),
    note: text('note').notNull(),
    state: text('state').$type<GrantState>().notNull(),
    givenBy: uuid('given_by').notNull(),
    /** The giver's household on that day: moving out of it later hides nothing. */
    giverFamilyId: uuid('giver_family_id').notNull(),
    givenAt: instant('given_at').notNull(),
    decidedBy: uuid('decided_by'),
    deciderFamilyId: uuid('decider_family_id'),
    decidedAt: instant('decided_at'),
    decisionNote: text('decision_note'),
    txnId: uuid('txn_id'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    foreignKey({
      columns: [t.districtId, t.givenBy],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({
      columns: [t.districtId, t.decidedBy],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    index('points_grant_family').on(t.districtId, t.familyId, t.givenAt),
    index('points_grant_giver').on(t.districtId, t.givenBy, t.givenAt),
    index('points_grant_community').on(t.districtId, t.communityId, t.givenAt),
    check('points_grant_amount', sql`amount > 0`),
    check('points_grant_posted', sql`(state = 'approved') = (txn_id is not null)`),
    check('points_grant_decided', sql`(state = 'waiting') = (decided_at is null)`),
    check(
      'points_grant_second_person',
      sql`state <> 'approved' or (decided_by <> given_by and decider_family_id <> giver_family_id)`,
    ),
    check(
      'points_grant_not_own',
      sql`giver_family_id <> family_id and (state <> 'approved' or (decider_family_id <> family_id and decided_by <> all (member_ids)))`,
    ),
  ],
)

/** A bonus or penalty that was posted is to be undone: asked for by one, agreed to by another, posted once. */
export const grantUndo = pgTable(
  'grant_undo',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    grantId: uuid('grant_id').notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<GrantState>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    /** The household of whoever asked, on that day. */
    askerFamilyId: uuid('asker_family_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    deciderFamilyId: uuid('decider_family_id'),
    decidedAt: instant('decided_at'),
    txnId: uuid('txn_id'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.grantId],
      foreignColumns: [pointsGrant.districtId, pointsGrant.id],
    }),
    foreignKey({
      columns: [t.districtId, t.askedBy],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({
      columns: [t.districtId, t.decidedBy],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    /** One at a time, and none after the one that was agreed to. */
    uniqueIndex('grant_undo_open')
      .on(t.districtId, t.grantId)
      .where(sql`state in ('waiting', 'approved')`),
    check('grant_undo_posted', sql`(state = 'approved') = (txn_id is not null)`),
    check('grant_undo_decided', sql`(state = 'waiting') = (decided_at is null)`),
    check(
      'grant_undo_second_person',
      sql`state <> 'approved' or (decided_by <> asked_by and decider_family_id <> asker_family_id)`,
    ),
  ],
)

/** Two bonuses by which staff favoured each other's families: for the org above to look at. */
export const grantFlag = pgTable(
  'grant_flag',
  {
    districtId: districtId(),
    grantId: uuid('grant_id').notNull(),
    otherGrantId: uuid('other_grant_id').notNull(),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.grantId, t.otherGrantId] }),
    foreignKey({
      columns: [t.districtId, t.grantId],
      foreignColumns: [pointsGrant.districtId, pointsGrant.id],
    }),
    foreignKey({
      columns: [t.districtId, t.otherGrantId],
      foreignColumns: [pointsGrant.districtId, pointsGrant.id],
    }),
  ],
)

/** What a community means to give in a quarter, and up to which mark its managers were told. */
export const pointsBudget = pgTable(
  'points_budget',
  {
    districtId: districtId(),
    communityId: uuid('community_id').notNull(),
    /** `2026-Q4` */
    quarter: text('quarter').notNull(),
    amount: integer('amount').notNull(),
    told: integer('told').notNull().default(0),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.communityId, t.quarter] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    check('points_budget_amount', sql`amount >= 0`),
  ],
)
