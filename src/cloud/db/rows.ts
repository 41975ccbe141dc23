import { getTableColumns, getTableName, is, Placeholder, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Db, Tx } from './connect'
import { named } from './names'

/** The most rows of one statement. */
const mostRows = 64

/** `($1, $2), ($3, $4)`: so many rows of so many values. */
const placeholders = (rows: number, width: number) =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: width }, (__, column) => `$${String(row * width + column + 1)}`).join(', ')})`,
  ).join(', ')

interface Shape {
  name: string
  text: string
}

const shapes = new Map<string, Shape>()

/** The statement for so many rows of these columns: made once, and prepared once by each connection. */
const shapeOf = (table: string, columns: readonly string[], rows: number, tail: string): Shape => {
  const key = `${table}|${columns.join()}|${String(rows)}|${tail}`
  const known = shapes.get(key)
  if (known) return known
  const names = columns.map((column) => `"${column}"`).join(', ')
  const shape = {
    name: `rows_${String(shapes.size)}`,
    text: `insert into "${table}" (${names}) values ${placeholders(rows, columns.length)}${tail}`,
  }
  shapes.set(key, shape)
  return shape
}

interface Field {
  key: string
  column: PgColumn
}

/**
 * The values as the driver takes them, row by row. Rows of one batch share their instant, their district and more,
 * so what was the same object or text in the row before is not put into words again.
 */
const encode = (fields: readonly Field[], rows: readonly object[]) => {
  const before: { given: unknown; told: unknown }[] = fields.map(() => ({
    given: null,
    told: null,
  }))
  return rows.flatMap((row) =>
    fields.map(({ key, column }, index) => {
      const given: unknown = Reflect.get(row, key) ?? null
      const last = before[index]
      if (last !== undefined && last.given === given) return last.told
      const told = column.mapToDriverValue(given)
      before[index] = { given, told }
      return told
    }),
  )
}

/** The largest power of two that is not above `count`: any number of rows is written in few shapes. */
const chunkOf = (count: number) => Math.min(mostRows, 2 ** Math.floor(Math.log2(count)))

/**
 * Writes many rows by multi-row VALUES: what the query builder writes too, without building a piece of SQL for
 * each value and without having it parsed each time, which under a rush costs more than all else. All rows give
 * the same columns; those that the first one leaves out get their defaults.
 */
export const insertRows = async <T extends PgTable>(
  db: Db | Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
  options: { onConflictDoNothing?: boolean } = {},
) => {
  const [first] = rows
  if (first === undefined) return
  const fields = Object.entries(getTableColumns(table)).flatMap(([key, column]) =>
    key in first ? [{ key, column }] : [],
  )
  const names = fields.map(({ column }) => column.name)
  const tail = options.onConflictDoNothing === true ? ' on conflict do nothing' : ''
  const written: Promise<unknown>[] = []
  for (let from = 0; from < rows.length;) {
    const chunk = rows.slice(from, from + chunkOf(rows.length - from))
    from += chunk.length
    const { name, text } = shapeOf(getTableName(table), names, chunk.length, tail)
    const params = encode(fields, chunk)
    const query = db._.session.prepareQuery({ sql: text, params }, undefined, named(name), false)
    written.push(query.execute())
  }
  await Promise.all(written)
}

/** The column is one of these ids: a list of any length is one parameter and one statement. */
export const isOneOf = (column: PgColumn, ids: readonly string[] | Placeholder) =>
  sql`${column} = any(${is(ids, Placeholder) ? ids : sql.param(ids)}::uuid[])`
