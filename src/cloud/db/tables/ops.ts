import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FileStatus, PictureType } from '../../../domain/files'
import type { NoticeAbout, NoticeKind } from '../../../domain/notices'
import { auditId, districtId, instant } from './columns'

/** Who did what to what, with what was there before and after. Rows are only ever added. */
export const audit = pgTable(
  'audit',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    /** Null when the timer acted. */
    personId: uuid('person_id'),
    command: text('command').notNull(),
    subject: uuid('subject'),
    key: uuid('key'),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('audit_subject').on(t.districtId, t.subject, t.at),
  ],
)

/** One row per command that was carried out: the same key and content gets the same answer again. */
export const commandKey = pgTable(
  'command_key',
  {
    districtId: districtId(),
    /** The account that sent it, so that two people can never meet in one key. */
    account: text('account').notNull(),
    key: uuid('key').notNull(),
    command: text('command').notNull(),
    requestHash: text('request_hash').notNull(),
    answer: jsonb('answer'),
    auditId: auditId(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.account, t.key] })],
)

/** Everything that has to leave the transaction. A task is leased, done once, or given up after many tries. */
export const outbox = pgTable(
  'outbox',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').notNull(),
    runAt: instant('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    leasedUntil: instant('leased_until'),
    doneAt: instant('done_at'),
    failedAt: instant('failed_at'),
    lastError: text('last_error'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('outbox_due')
      .on(t.districtId, t.runAt)
      .where(sql`done_at is null and failed_at is null`),
  ],
)

/** What a person was told in the app. This is the truth; a WeChat message may or may not arrive. */
export const inboxItem = pgTable(
  'inbox_item',
  {
    districtId: districtId(),
    /** The outbox task's id: delivered twice it is still one row. */
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    aboutWhat: text('about_what').$type<NoticeAbout>(),
    aboutId: uuid('about_id'),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('inbox_person').on(t.districtId, t.personId, t.at),
  ],
)

/** Pictures by id; the bytes lie in cloud storage or in a local folder. */
export const file = pgTable(
  'file',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    type: text('type').$type<PictureType>().notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    status: text('status').$type<FileStatus>().notNull(),
    /** WeChat's name for a check that answers later. */
    checkTrace: text('check_trace'),
    /** Where the store keeps it: a local name or a cloud file id. */
    place: text('place').notNull(),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('file_trace')
      .on(t.checkTrace)
      .where(sql`check_trace is not null`),
  ],
)

/** What the local twin of WeChat would have sent. Written outside any command, so it has no audit row. */
export const sentMessage = pgTable(
  'sent_message',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    template: text('template').notNull(),
    text: text('text').notNull(),
    accepted: boolean('accepted').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    uniqueIndex('sent_message_newest').on(t.districtId, t.at, t.id),
  ],
)
