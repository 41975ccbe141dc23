import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { connectPostgres, type Connection, type Db } from '../../src/cloud/db/connect'
import { openEmbedded } from './embedded'
import { engine } from './engine'
import { emptyTables } from './kept'

const migrations = path.resolve(__dirname, '../../src/cloud/db/migrations')

/** Put there by the environment of the tests (environment.ts), from outside of what a file has to itself. */
declare const migrated: Promise<Blob>

export interface TestDatabase extends Connection {
  /** Removes every row, so that each test begins with nothing. */
  empty: () => Promise<void>
}

/** A machine that is busy with other tests is no reason to send anybody away. */
const patience = 30_000

const withEmpty = (connection: Connection): TestDatabase => ({
  ...connection,
  empty: () => emptyTables(connection.db),
})

const serverUrl = () => {
  const url = process.env.HAOLIN_TEST_DATABASE_URL
  if (url === undefined) {
    throw new Error('HAOLIN_TEST_DATABASE_URL names no PostgreSQL server; `npm test` provides one')
  }
  return url
}

const urlOf = (database: string) => {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.toString()
}

const onServer = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Changes with the migrations, so that a server that outlives a run never serves an old schema. */
const templateName = () => {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(path.join(migrations, file)))
  }
  return `haolin_template_${hash.digest('hex').slice(0, 16)}`
}

/** Any number: the test processes of one run meet at this lock, and the first one makes the template. */
const templateLock = 420106

const makeTemplate = async (client: Client, name: string) => {
  const known = await client.query('select 1 from pg_database where datname = $1', [name])
  if (known.rowCount !== 0) return
  const unfinished = `${name}_unfinished`
  await client.query(`drop database if exists "${unfinished}" with (force)`)
  await client.query(`create database "${unfinished}"`)
  const connection = connectPostgres(urlOf(unfinished), { migrations })
  await connection.migrate()
  await connection.close()
  await client.query(`alter database "${unfinished}" rename to "${name}"`)
}

const copyTemplate = () =>
  onServer(async (client) => {
    const template = templateName()
    const name = `haolin_test_${randomUUID().replaceAll('-', '')}`
    await client.query('select pg_advisory_lock($1)', [templateLock])
    await makeTemplate(client, template)
    await client.query(`create database "${name}" template "${template}"`)
    return name
  })

/** On the real server whatever the run is for, with the address by which others find it. */
export const freshPostgres = async (poolSize = 8): Promise<TestDatabase & { url: string }> => {
  const name = await copyTemplate()
  const connection = connectPostgres(urlOf(name), { migrations, poolSize, patience })
  return {
    ...withEmpty(connection),
    url: urlOf(name),
    close: async () => {
      await connection.close()
      await onServer((client) => client.query(`drop database if exists "${name}" with (force)`))
    },
  }
}

/** An embedded database of its own, in memory. */
export const freshEmbedded = async (from: Blob): Promise<TestDatabase> =>
  withEmpty(await openEmbedded(from))

/**
 * A migrated, empty database of its own: in memory on the embedded engine; on PostgreSQL a copy of a template
 * that is migrated once for all files of a run. Closing it removes it.
 */
export const freshDatabase = async (options: { poolSize?: number } = {}): Promise<TestDatabase> =>
  engine === 'postgres' ? freshPostgres(options.poolSize) : freshEmbedded(await migrated)

/** The one cell of a query of one cell. */
export const askOne = async (db: Db, question: string): Promise<string> => {
  const [row] = await db
    .select({ answer: sql<string>`one.answer::text` })
    .from(sql`(${sql.raw(question)}) as one(answer)`)
  if (!row) throw new Error(`no answer to: ${question}`)
  return row.answer
}
