import { sql } from 'drizzle-orm'
import {
  boolean,
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
import type { InviteKind, InviteStatus, SplitStatus } from '../../../domain/households'
import { auditId, districtId, instant } from './columns'
import { family, person } from './people'

/** An invitation into a household, or of a ward to an account of the own. Good for one person, once. */
export const familyInvite = pgTable(
  'family_invite',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    familyId: uuid('family_id').notNull(),
    kind: text('kind').$type<InviteKind>().notNull(),
    code: text('code').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    /** The ward whom it is for. */
    wardId: uuid('ward_id'),
    /** The text that the inviting guardian agreed to, where it is for a minor. */
    consentVersion: text('consent_version'),
    status: text('status').$type<InviteStatus>().notNull(),
    usedBy: uuid('used_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    foreignKey({
      columns: [t.districtId, t.byPersonId],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({
      columns: [t.districtId, t.wardId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('family_invite_code')
      .on(t.districtId, t.code)
      .where(sql`status = 'open'`),
    index('family_invite_family').on(t.districtId, t.familyId),
    check('family_invite_ward', sql`(kind = 'ward') = (ward_id is not null)`),
    check('family_invite_used', sql`(status = 'used') = (used_by is not null)`),
  ],
)

/** How a household divides: written down by staff, agreed to by both heads, carried out by staff. */
export const familySplit = pgTable(
  'family_split',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    familyId: uuid('family_id').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    headId: uuid('head_id').notNull(),
    newHeadId: uuid('new_head_id').notNull(),
    /** Who goes, and who lived there when it was written down. */
    personIds: uuid('person_ids').array().notNull(),
    memberIds: uuid('member_ids').array().notNull(),
    points: integer('points').notNull(),
    reason: text('reason').notNull(),
    status: text('status').$type<SplitStatus>().notNull(),
    headAgreed: boolean('head_agreed').notNull().default(false),
    newHeadAgreed: boolean('new_head_agreed').notNull().default(false),
    newFamilyId: uuid('new_family_id'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    foreignKey({
      columns: [t.districtId, t.newFamilyId],
      foreignColumns: [family.districtId, family.id],
    }),
    uniqueIndex('family_split_open')
      .on(t.districtId, t.familyId)
      .where(sql`status in ('proposed', 'agreed')`),
    check('family_split_done', sql`(status = 'done') = (new_family_id is not null)`),
    check('family_split_points', sql`points >= 0`),
  ],
)
