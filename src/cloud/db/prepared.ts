import { getTableColumns, is, SQL, Table, type Query } from 'drizzle-orm'
import {
  PgColumn,
  PgDialect,
  QueryBuilder,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
} from 'drizzle-orm/pg-core'
import type { Db, Tx } from './handle'
import { named } from './names'

/**
 * Statements of the hot paths. Each is put together once by this process, and parsed and planned once by each
 * connection; afterwards only its values travel. Under a rush the query builder would cost more than all rules.
 */

const dialect = new PgDialect()
const builder = new QueryBuilder(dialect)

/** What a finished select of the query builder tells of itself. */
interface Select<T> {
  _: { readonly result: T; readonly selectedFields: Record<string, unknown> }
  toSQL: () => Query
}

/** The columns in the order of the select; a whole table stands for all of its columns. */
const ordered = (fields: Record<string, unknown>, path: string[] = []): SelectedFieldsOrdered =>
  Object.entries(fields).flatMap(([name, field]) => {
    const here = [...path, name]
    if (is(field, Table)) return ordered(getTableColumns(field), here)
    if (is(field, PgColumn) || is(field, SQL)) return [{ path: here, field }]
    throw new Error(`a prepared select does not know what ${here.join('.')} is`)
  })

/** The values of a statement by the names of its `sql.placeholder`s. */
type Values = Record<string, unknown>

/** A select that is put together when it is first asked. */
export const preparedSelect = <T>(name: string, build: (from: QueryBuilder) => Select<T>) => {
  let made: { query: Query; fields: SelectedFieldsOrdered } | undefined
  return (db: Db | Tx, values: Values): Promise<T> => {
    if (made === undefined) {
      const select = build(builder)
      made = { query: select.toSQL(), fields: ordered(select._.selectedFields) }
    }
    const { query, fields } = made
    return db._.session
      .prepareQuery<PreparedQueryConfig & { execute: T }>(query, fields, named(name), true)
      .execute(values)
  }
}

/** Any other statement; what it answers is of no interest. */
export const preparedChange = (name: string, statement: () => SQL) => {
  let query: Query | undefined
  return async (db: Db | Tx, values: Values): Promise<void> => {
    query ??= dialect.sqlToQuery(statement())
    await db._.session.prepareQuery(query, undefined, named(name), false).execute(values)
  }
}

type Told<F> = { [K in keyof F]: F[K] extends SQL<infer T> ? T : never }

/** A change that tells something of each row; `fields` stand in the order of its `returning`. */
export const preparedReturning = <F extends Record<string, SQL>>(
  name: string,
  fields: F,
  statement: () => SQL,
) => {
  let query: Query | undefined
  const told = ordered(fields)
  return (db: Db | Tx, values: Values): Promise<Told<F>[]> => {
    query ??= dialect.sqlToQuery(statement())
    return db._.session
      .prepareQuery<PreparedQueryConfig & { execute: Told<F>[] }>(query, told, named(name), true)
      .execute(values)
  }
}
