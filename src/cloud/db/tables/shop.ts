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
import type { SponsorKind } from '../../../domain/shelf'
import type { ItemKind, LimitPeriod, RedemptionStatus, StockMoveKind } from '../../../domain/shop'
import { auditId, districtId, instant } from './columns'
import { file } from './ops'
import { family, org } from './people'

export const shopItem = pgTable(
  'shop_item',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    /** The shop: its counter verifies the codes, its path says which households it serves. */
    orgId: uuid('org_id').notNull(),
    /** The org below which a household must live. */
    scopePath: text('scope_path').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<ItemKind>().notNull(),
    about: text('about').notNull(),
    pictureFileId: uuid('picture_file_id'),
    price: integer('price').notNull(),
    /** What can still be reserved. */
    stock: integer('stock').notNull(),
    reserved: integer('reserved').notNull().default(0),
    pickedUp: integer('picked_up').notNull().default(0),
    /** The most a household may take in one `limitPeriod`, which is a quarter unless said. */
    limitPerQuarter: integer('limit_per_quarter').notNull(),
    limitPeriod: text('limit_period').$type<LimitPeriod>().notNull().default('quarter'),
    pickUpPlace: text('pick_up_place').notNull(),
    pickUpHours: text('pick_up_hours').notNull(),
    /** How a service is booked; empty for goods. */
    booking: text('booking').notNull().default(''),
    waitDays: integer('wait_days').notNull().default(7),
    onSale: boolean('on_sale').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    foreignKey({
      columns: [t.districtId, t.pictureFileId],
      foreignColumns: [file.districtId, file.id],
    }),
    index('shop_item_org').on(t.districtId, t.orgId),
    check('shop_item_counts', sql`stock >= 0 and reserved >= 0 and picked_up >= 0 and price > 0`),
    check('shop_item_rules', sql`limit_per_quarter > 0 and wait_days between 1 and 30`),
  ],
)

/** Who gives goods or services to a shop: an organization, or a person under the name they want to be read. */
export const sponsor = pgTable(
  'sponsor',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    orgId: uuid('org_id').notNull(),
    kind: text('kind').$type<SponsorKind>().notNull(),
    name: text('name').notNull(),
    about: text('about').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [org.districtId, org.id] }),
    uniqueIndex('sponsor_name').on(t.districtId, t.orgId, t.name),
  ],
)

/** Each change of stock. Rows are only ever added. */
export const stockMove = pgTable(
  'stock_move',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    itemId: uuid('item_id').notNull(),
    kind: text('kind').$type<StockMoveKind>().notNull(),
    /** Positive adds to what can be reserved. */
    quantity: integer('quantity').notNull(),
    redemptionId: uuid('redemption_id'),
    /** Who gave what was received; null for what the community bought. */
    sponsorId: uuid('sponsor_id'),
    /** What was received, or why a count differs. */
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.sponsorId],
      foreignColumns: [sponsor.districtId, sponsor.id],
    }),
    foreignKey({
      columns: [t.districtId, t.itemId],
      foreignColumns: [shopItem.districtId, shopItem.id],
    }),
    index('stock_move_item').on(t.districtId, t.itemId),
  ],
)

/** Reserve, then picked up or released. Points and stock move with it. */
export const redemption = pgTable(
  'redemption',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    itemId: uuid('item_id').notNull(),
    orgId: uuid('org_id').notNull(),
    familyId: uuid('family_id').notNull(),
    byPersonId: uuid('by_person_id').notNull(),
    price: integer('price').notNull(),
    status: text('status').$type<RedemptionStatus>().notNull(),
    code: text('code').notNull(),
    reserveTxnId: uuid('reserve_txn_id').notNull(),
    reservedAt: instant('reserved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endTxnId: uuid('end_txn_id'),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.itemId],
      foreignColumns: [shopItem.districtId, shopItem.id],
    }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    uniqueIndex('redemption_live_code')
      .on(t.districtId, t.orgId, t.code)
      .where(sql`status = 'reserved'`),
    index('redemption_family').on(t.districtId, t.familyId, t.reservedAt),
    index('redemption_person').on(t.districtId, t.byPersonId, t.reservedAt),
    index('redemption_due')
      .on(t.districtId, t.expiresAt)
      .where(sql`status = 'reserved'`),
    check('redemption_end', sql`(status = 'reserved') = (ended_at is null)`),
  ],
)
