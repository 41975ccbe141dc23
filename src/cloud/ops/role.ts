import { sql } from 'drizzle-orm'
import type { Db } from '../db/connect'

/** What is only ever added to: the trail, the ledger, and whatever else is a record of what was. */
const grownOnly = [
  'audit',
  'lot_use',
  'posting',
  'scan',
  'service_event',
  'stock_move',
  'txn',
] as const

/**
 * Gives the role as which the app works what it needs, and no more: it reads and adds everywhere, and changes
 * nothing of what only grows. The tables belong to whoever migrates. The triggers refuse as well; this holds
 * where somebody has switched them off.
 */
export const grantApplication = (db: Db, role: string) =>
  db.transaction(async (tx) => {
    const name = sql.identifier(role)
    const tables = sql.join(
      grownOnly.map((table) => sql.identifier(table)),
      sql`, `,
    )
    await tx.execute(sql`grant usage on schema public to ${name}`)
    await tx.execute(
      sql`grant select, insert, update, delete on all tables in schema public to ${name}`,
    )
    await tx.execute(sql`revoke update, delete, truncate on ${tables} from ${name}`)
  })
