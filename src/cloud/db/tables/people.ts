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
import type { ConsentRule } from '../../../domain/families'
import type { OrgKind, Role } from '../../../domain/roles'
import type { Skill } from '../../../domain/skills'
import { auditId, districtId, instant } from './columns'

/** The tenants. On a cluster this is a reference table. */
export const district = pgTable('district', {
  districtId: text('district_id').primaryKey(),
  name: text('name').notNull(),
  about: text('about').notNull(),
  /** What programmes report of times before this system, kept apart from what is counted here. */
  reported: jsonb('reported').$type<Record<string, number>>().notNull(),
})

export const org = pgTable(
  'org',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    parentId: uuid('parent_id'),
    kind: text('kind').$type<OrgKind>().notNull(),
    name: text('name').notNull(),
    about: text('about').notNull().default(''),
    /** `/<id>/<id>/`, the district's node first and the own id last; a grant holds for all paths below. */
    path: text('path').notNull(),
    /** Teams of delivery riders and couriers: the articles' 移动网格员. */
    isRiderTeam: boolean('is_rider_team').notNull().default(false),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.parentId], foreignColumns: [t.districtId, t.id] }),
    index('org_path').on(t.districtId, sql`path text_pattern_ops`),
    index('org_kind').on(t.districtId, t.kind),
  ],
)

export const building = pgTable(
  'building',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    floors: integer('floors').notNull(),
    perFloor: integer('per_floor').notNull(),
    windows: integer('windows').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    index('building_community').on(t.districtId, t.communityId, t.ordinal),
    check('building_windows', sql`windows between 1 and floors * per_floor`),
  ],
)

/** The household. It owns the points; its head is one of its adults. */
export const family = pgTable(
  'family',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    /** No foreign key, for person and family begin together; the checker looks after it. */
    headId: uuid('head_id').notNull(),
    /** What neighbours may read instead of names. */
    alias: text('alias').notNull(),
    communityId: uuid('community_id').notNull(),
    buildingId: uuid('building_id'),
    windowNumber: integer('window_number'),
    createdAt: instant('created_at').notNull(),
    /** The household that the last one here moved in with; nobody lives here any more. */
    joinedId: uuid('joined_id'),
    /** The household that whoever began this one left, or was divided from. */
    partedFromId: uuid('parted_from_id'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.communityId],
      foreignColumns: [org.districtId, org.id],
    }),
    foreignKey({ columns: [t.districtId, t.joinedId], foreignColumns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.partedFromId], foreignColumns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.buildingId],
      foreignColumns: [building.districtId, building.id],
    }),
    index('family_community').on(t.districtId, t.communityId),
    index('family_joined')
      .on(t.districtId, t.joinedId)
      .where(sql`joined_id is not null`),
    check('family_window', sql`(building_id is null) = (window_number is null)`),
  ],
)

/** One human: an adult with an account, or a minor that guardians act for. Only what is needed is kept. */
export const person = pgTable(
  'person',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    familyId: uuid('family_id').notNull(),
    nickname: text('nickname').notNull(),
    kind: text('kind').$type<'adult' | 'minor'>().notNull(),
    birthYear: integer('birth_year'),
    /** The phone number, sealed, and the keyed index by which equal ones are found; both or none. */
    phoneSealed: text('phone_sealed'),
    phoneIndex: text('phone_index'),
    createdAt: instant('created_at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    index('person_family').on(t.districtId, t.familyId),
    check('person_minor_year', sql`kind = 'adult' or birth_year is not null`),
    check('person_phone', sql`(phone_sealed is null) = (phone_index is null)`),
  ],
)

/** Which person an account is. Global, so its key is the account; on a cluster it is distributed by it. */
export const identity = pgTable('identity', {
  openid: text('openid').primaryKey(),
  districtId: districtId(),
  personId: uuid('person_id').notNull(),
  auditId: auditId(),
})

/**
 * A recorded link between a minor and an adult of the household, with the consent text agreed to. Somebody
 * who is only named has not consented yet; a consent that was taken back can be given again.
 */
export const guardian = pgTable(
  'guardian',
  {
    districtId: districtId(),
    minorId: uuid('minor_id').notNull(),
    guardianId: uuid('guardian_id').notNull(),
    /** Which text it was: there is one of its own for children below fourteen. */
    rule: text('rule').$type<ConsentRule>().notNull().default('under_14'),
    consentVersion: text('consent_version').notNull(),
    consentAt: instant('consent_at'),
    withdrawnAt: instant('withdrawn_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.minorId, t.guardianId] }),
    foreignKey({
      columns: [t.districtId, t.minorId],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({
      columns: [t.districtId, t.guardianId],
      foreignColumns: [person.districtId, person.id],
    }),
    index('guardian_wards').on(t.districtId, t.guardianId),
  ],
)

/** A right on one org, holding for the orgs below it. */
export const roleGrant = pgTable(
  'role_grant',
  {
    districtId: districtId(),
    personId: uuid('person_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    orgId: uuid('org_id').notNull(),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.personId, t.role, t.orgId] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
  ],
)

export const teamMember = pgTable(
  'team_member',
  {
    districtId: districtId(),
    teamId: uuid('team_id').notNull(),
    personId: uuid('person_id').notNull(),
    isLeader: boolean('is_leader').notNull(),
    /** 骨干 */
    isCore: boolean('is_core').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.teamId, t.personId] }),
    foreignKey({ columns: [t.districtId, t.teamId], foreignColumns: [org.districtId, org.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('team_one_leader')
      .on(t.districtId, t.teamId)
      .where(sql`is_leader`),
  ],
)

/** What staff vouch that a person can do; posts may ask for it. */
export const personSkill = pgTable(
  'person_skill',
  {
    districtId: districtId(),
    personId: uuid('person_id').notNull(),
    skill: text('skill').$type<Skill>().notNull(),
    vouchedBy: uuid('vouched_by').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.personId, t.skill] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
  ],
)
