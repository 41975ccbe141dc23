import { sql } from 'drizzle-orm'
import {
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
  CertificateContent,
  CertificateState,
  IdType,
  Purpose,
} from '../../../domain/certificates'
import { auditId, districtId, instant } from './columns'
import { org, person } from './people'

/** How many hours make a star, in each district. */
export const starLevel = pgTable(
  'star_level',
  {
    districtId: districtId(),
    level: integer('level').notNull(),
    hours: integer('hours').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.level] }),
    check('star_level_counts', sql`level between 1 and 9 and hours > 0`),
  ],
)

/**
 * The number that stands for a person in public, and what was told on need: the name and the document for
 * paper. Both are sealed; the index finds a document that somebody else has given already.
 */
export const volunteer = pgTable(
  'volunteer',
  {
    districtId: districtId(),
    personId: uuid('person_id').notNull(),
    number: text('number').notNull(),
    nameSealed: text('name_sealed').notNull(),
    idType: text('id_type').$type<IdType>().notNull(),
    idSealed: text('id_sealed'),
    idIndex: text('id_index'),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.personId] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('volunteer_number').on(t.districtId, t.number),
    uniqueIndex('volunteer_id').on(t.districtId, t.idIndex),
    check(
      'volunteer_document',
      sql`(id_type = 'none') = (id_sealed is null) and (id_sealed is null) = (id_index is null)`,
    ),
  ],
)

/** In whose name an org certifies: who answers for it, who handles it, and how they are reached. */
export const issuer = pgTable(
  'issuer',
  {
    districtId: districtId(),
    orgId: uuid('org_id').notNull(),
    inCharge: text('in_charge').notNull(),
    handler: text('handler').notNull(),
    contact: text('contact').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.orgId] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
  ],
)

export const certificate = pgTable(
  'certificate',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    serial: text('serial').notNull(),
    personId: uuid('person_id').notNull(),
    /** The household at that time; staff never issue to their own. */
    familyId: uuid('family_id').notNull(),
    orgId: uuid('org_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** Calendar days in UTC+8, both included. */
    from: text('from_date').notNull(),
    until: text('until_date').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    purposeNote: text('purpose_note').notNull(),
    /** The holder as the paper says it, sealed; and as much of the name as anybody may read. */
    holderSealed: text('holder_sealed').notNull(),
    maskedName: text('masked_name').notNull(),
    verifyAt: text('verify_at'),
    state: text('state').$type<CertificateState>().notNull(),
    issuedAt: instant('issued_at'),
    /** Null when nobody had to decide. */
    issuedById: uuid('issued_by_id'),
    content: jsonb('content').$type<CertificateContent>(),
    contentHash: text('content_hash'),
    minutes: integer('minutes'),
    /** The mini-program code, fetched from WeChat once, so that the paper stays the same. */
    codePicture: text('code_picture'),
    /** Why it was refused or revoked, in a sentence for the holder. */
    reason: text('reason'),
    revokedAt: instant('revoked_at'),
    /** Who took it back; null when a correction of the record did. */
    revokedById: uuid('revoked_by_id'),
    replacedById: uuid('replaced_by_id'),
    replacesId: uuid('replaces_id'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    uniqueIndex('certificate_serial').on(t.districtId, t.serial),
    index('certificate_person').on(t.districtId, t.personId, t.askedAt),
    uniqueIndex('certificate_one_waiting')
      .on(t.districtId, t.personId)
      .where(sql`state = 'waiting'`),
    index('certificate_waiting')
      .on(t.districtId, t.orgId, t.askedAt)
      .where(sql`state = 'waiting'`),
    check(
      'certificate_whole',
      sql`(state in ('issued', 'revoked')) = (content is not null and content_hash is not null
        and minutes is not null and issued_at is not null)`,
    ),
    check('certificate_revoked', sql`(state = 'revoked') = (revoked_at is not null)`),
    check(
      'certificate_taken_back',
      sql`revoked_by_id is null or (state = 'revoked' and replaced_by_id is null and reason is not null)`,
    ),
  ],
)

/** Which records a certificate rests on, so that a later correction finds it. */
export const certificateItem = pgTable(
  'certificate_item',
  {
    districtId: districtId(),
    certificateId: uuid('certificate_id').notNull(),
    /** Of an attendance, or of a report that the community approved. */
    recordId: uuid('record_id').notNull(),
    minutes: integer('minutes').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.certificateId, t.recordId] }),
    foreignKey({
      columns: [t.districtId, t.certificateId],
      foreignColumns: [certificate.districtId, certificate.id],
    }),
    index('certificate_item_record').on(t.districtId, t.recordId),
  ],
)
