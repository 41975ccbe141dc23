import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../src/cloud/db/connect'
import * as tables from '../../src/cloud/db/tables'
import { outcome, type Cloud, type Told } from './cloud'

/** How many rows each table has, to see that a refusal left nothing behind. */
export const countRows = async (db: Db): Promise<Record<string, number>> => {
  const names = Object.values(tables)
    .filter((table) => is(table, PgTable))
    .map(getTableName)
  const rows = await db.select({ name: sql<string>`counted.name`, n: sql<number>`counted.n` }).from(
    sql`(${sql.join(
      names.map(
        (name) =>
          sql`select ${name}::text as name, count(*)::int as n from ${sql.identifier(name)}`,
      ),
      sql` union all `,
    )}) as counted`,
  )
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** A refusal says its reason and leaves nothing half-done: not one row more or less, anywhere. */
export const expectRefused = async (
  { app, database: { db } }: Cloud,
  asked: () => Promise<unknown>,
  told: Told,
) => {
  await app.idle()
  const before = await countRows(db)
  expect(await outcome(asked())).toEqual(told)
  await app.idle()
  expect(await countRows(db)).toEqual(before)
}
