import { mkdirSync } from 'node:fs'
import { sql, type Placeholder, type SQL } from 'drizzle-orm'
import { drizzle as overPg } from 'drizzle-orm/node-postgres'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import type { Db, Tx } from './handle'
import { SteadyPool } from './pool'
import { nameNothing } from './names'
import { preparedSelect } from './prepared'
import * as tables from './tables'

export type { Db, Tx }

export interface Connection {
  db: Db
  engine: 'pglite' | 'postgres'
  migrate: () => Promise<void>
  close: () => Promise<void>
}

/** ★ For how many milliseconds a request waits for a connection, or for a lock, before it is told to come again. */
const patience = 5000

/** PostgreSQL by address. `onLost` hears of connections that broke; the pool replaces them. */
export const connectPostgres = (
  url: string,
  options: {
    migrations: string
    poolSize?: number
    /** False for a pooler that does not keep named statements apart. */
    prepare?: boolean
    patience?: number
    onLost?: (error: Error) => void
  },
): Connection => {
  if (options.prepare === false) nameNothing()
  const wait = options.patience ?? patience
  const pool = new SteadyPool({
    connectionString: url,
    max: options.poolSize ?? 5,
    connectionTimeoutMillis: wait,
    lock_timeout: wait,
    // Statements of one transaction that do not need each other's answers go out together, in order.
    pipeline: true,
    // Somebody at the other end who went away without a word is noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  pool.onLost((error) => options.onLost?.(error))
  const db = overPg(pool, { schema: tables })
  return {
    db,
    engine: 'postgres',
    migrate: () => migratePg(db, { migrationsFolder: options.migrations }),
    close: () => pool.end(),
  }
}

/**
 * The embedded database in a directory, or in memory without one. Imported on demand, for the deployed
 * functions carry only the client of PostgreSQL.
 */
export const connectEmbedded = async (options: {
  directory?: string
  migrations: string
}): Promise<Connection> => {
  const { PGlite } = await import('@electric-sql/pglite')
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  if (options.directory !== undefined) mkdirSync(options.directory, { recursive: true })
  const engine = await PGlite.create({
    ...(options.directory === undefined ? {} : { dataDir: options.directory }),
    extensions: { btree_gist },
  })
  const db = drizzle(engine, { schema: tables })
  return {
    db,
    engine: 'pglite',
    migrate: () => migrate(db, { migrationsFolder: options.migrations }),
    close: () => engine.close(),
  }
}

/** An instant as text that a program reads. */
export const inWords = (instant: SQL) =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The database's clock to the millisecond, as many of them ahead. */
export const clockAhead = (milliseconds: Placeholder) =>
  sql`date_trunc('milliseconds', clock_timestamp()) + ${milliseconds}::float8 * interval '1 millisecond'`

const clock = preparedSelect('now', (from) =>
  from.select({ now: inWords(sql`clock_timestamp()`) }).from(sql`(select 1) as one`),
)

/** The database's clock decides. `offset` shifts it in tests and in the demonstration only. */
export const readNow = async (tx: Tx | Db, offsetMs: number): Promise<Date> => {
  const [row] = await clock(tx, {})
  if (!row) throw new Error('the database did not tell the time')
  return new Date(new Date(row.now).getTime() + offsetMs)
}
