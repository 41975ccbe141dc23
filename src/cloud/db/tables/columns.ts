import { text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * The tenant. It leads every primary key, unique constraint and foreign key and never changes, so that the
 * same statements run on one PostgreSQL and on a cluster that is distributed by it.
 */
export const districtId = () => text('district_id').notNull()

export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** The audit row of the command that last wrote this row; the checker finds rows that name none. */
export const auditId = () => uuid('audit_id').notNull()
