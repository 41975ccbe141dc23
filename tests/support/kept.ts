import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../src/cloud/db/connect'
import * as tables from '../../src/cloud/db/tables'

const tableNames = Object.values(tables)
  .filter((table) => is(table, PgTable))
  .map(getTableName)

/**
 * One block of statements without triggers: the append-only ones refuse even the tests, and a session that
 * replays a replica's rows runs none.
 */
const perform = (db: Db, statements: readonly string[]) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql.raw(`do $$ begin ${statements.join(' ')} end $$`))
  })

/** A few rows are deleted faster than their tables are truncated. */
const deletes = tableNames.map((name) => `delete from "${name}";`)

/** Removes every row. */
export const emptyTables = (db: Db) => perform(db, deletes)

let kept = 0

/** Puts a copy of all rows aside; what it answers brings exactly these rows back, as often as one likes. */
export const keepRows = async (db: Db) => {
  kept += 1
  const aside = `kept_${String(kept)}`
  await db.execute(sql.raw(`create schema ${aside}`))
  await perform(
    db,
    tableNames.map((name) => `create table ${aside}."${name}" as table "${name}";`),
  )
  const inserts = tableNames.map((name) => `insert into "${name}" table ${aside}."${name}";`)
  return () => perform(db, [...deletes, ...inserts])
}
