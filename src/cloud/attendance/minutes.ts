import { sql, type SQL } from 'drizzle-orm'
import { attendance } from '../db/tables'

/** The minutes that count for the record and on certificates, of a confirmed attendance: the one place that says so. */
export const confirmedMinutes: SQL<number> = sql<number>`coalesce(${attendance.measuredMinutes}, 0)`
