import { sql } from 'drizzle-orm'
import {
  bigint,
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
import type { AccountKind, TxnKind } from '../../../domain/points'
import { auditId, districtId, instant } from './columns'

const amount = (name: string) => bigint(name, { mode: 'number' })

/** Family and held accounts carry a balance that never goes below zero; the others only append. */
export const account = pgTable(
  'account',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<AccountKind>().notNull(),
    /** The household, the community, or the shop. */
    ownerId: uuid('owner_id').notNull(),
    balance: amount('balance'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    uniqueIndex('account_owner').on(t.districtId, t.ownerId, t.kind),
    check('account_floor', sql`balance >= 0`),
    check('account_running', sql`(balance is not null) = (kind in ('family', 'held'))`),
  ],
)

/** One movement of points. Rows are only ever added; what was wrong is reversed by another one. */
export const txn = pgTable(
  'txn',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<TxnKind>().notNull(),
    at: instant('at').notNull(),
    /** The household it concerns. */
    familyId: uuid('family_id').notNull(),
    /** The sign-up, redemption, lot … it is about. */
    subject: uuid('subject').notNull(),
    /** The movement that this one undoes or completes. */
    refersTo: uuid('refers_to'),
    /** What the family reads: why, and how much. */
    sentence: text('sentence').notNull(),
    /** The rule as it stood, for whoever recomputes the amount. */
    rule: jsonb('rule'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.refersTo], foreignColumns: [t.districtId, t.id] }),
    /** An award, a reservation, … happens once per thing it is about, whatever is retried. */
    uniqueIndex('txn_once')
      .on(t.districtId, t.subject, t.kind)
      .where(sql`kind in ('award','reserve') and refers_to is null`),
    /** A movement is settled, released or reversed at most once, and a reversal followed by one award. */
    uniqueIndex('txn_ended_once')
      .on(t.districtId, t.refersTo)
      .where(sql`kind in ('settle','release','reverse','award','move_in')`),
    /** A grant is posted once, and a lot expires once. */
    uniqueIndex('txn_posted_once')
      .on(t.districtId, t.subject, t.kind)
      .where(sql`kind in ('bonus','penalty','expire')`),
    index('txn_family').on(t.districtId, t.familyId, t.at, t.id),
  ],
)

export const posting = pgTable(
  'posting',
  {
    districtId: districtId(),
    txnId: uuid('txn_id').notNull(),
    accountId: uuid('account_id').notNull(),
    amount: amount('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.txnId, t.accountId] }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    foreignKey({
      columns: [t.districtId, t.accountId],
      foreignColumns: [account.districtId, account.id],
    }),
    index('posting_account').on(t.districtId, t.accountId),
    check('posting_moves', sql`amount <> 0`),
  ],
)

/** Points earned together that expire together. */
export const lot = pgTable(
  'lot',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    txnId: uuid('txn_id').notNull(),
    amount: amount('amount').notNull(),
    remaining: amount('remaining').notNull(),
    earnedAt: instant('earned_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /**
     * The lot that these points were taken from: they came back with a longer life than it has, or moved
     * to another household with its dates.
     */
    fromLotId: uuid('from_lot_id'),
    /** When the household was told that they are about to expire; null: not yet. */
    toldAt: instant('told_at'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.accountId],
      foreignColumns: [account.districtId, account.id],
    }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    foreignKey({ columns: [t.districtId, t.fromLotId], foreignColumns: [t.districtId, t.id] }),
    index('lot_open')
      .on(t.districtId, t.accountId, t.expiresAt, t.id)
      .where(sql`remaining > 0`),
    index('lot_due')
      .on(t.districtId, t.expiresAt)
      .where(sql`remaining > 0`),
    check('lot_remaining', sql`remaining between 0 and amount`),
  ],
)

/** Which lots a movement took from, so that a release gives back to the same ones. Rows are only added. */
export const lotUse = pgTable(
  'lot_use',
  {
    districtId: districtId(),
    txnId: uuid('txn_id').notNull(),
    lotId: uuid('lot_id').notNull(),
    /** Positive: taken; negative: given back. */
    amount: amount('amount').notNull(),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.txnId, t.lotId] }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    foreignKey({ columns: [t.districtId, t.lotId], foreignColumns: [lot.districtId, lot.id] }),
  ],
)

/** Points that were taken back after they were spent: what later awards settle first. */
export const claim = pgTable(
  'claim',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    familyId: uuid('family_id').notNull(),
    /** The reversal that found nothing left to take. */
    txnId: uuid('txn_id').notNull(),
    at: instant('at').notNull(),
    amount: amount('amount').notNull(),
    remaining: amount('remaining').notNull(),
    waivedAt: instant('waived_at'),
    waivedById: uuid('waived_by_id'),
    waivedReason: text('waived_reason'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.txnId], foreignColumns: [txn.districtId, txn.id] }),
    uniqueIndex('claim_once').on(t.districtId, t.txnId),
    index('claim_open')
      .on(t.districtId, t.familyId, t.at)
      .where(sql`remaining > 0`),
    check('claim_remaining', sql`remaining between 0 and amount`),
  ],
)
