import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import * as tables from '../../src/cloud/db/tables'
import type { Connection } from '../../src/cloud/db/connect'

const root = path.resolve(__dirname, '../..')
const migrationsFolder = path.join(root, 'src/cloud/db/migrations')
const cache = path.join(root, '.cache', 'embedded')
const engineFolder = path.join(root, 'node_modules/@electric-sql/pglite')

/** Named by what they were made from: the migrations and the engine. */
const migratedFile = () => {
  const hash = createHash('sha256').update(readFileSync(path.join(engineFolder, 'package.json')))
  for (const file of readdirSync(migrationsFolder).sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(path.join(migrationsFolder, file)))
  }
  return path.join(cache, `${hash.digest('hex').slice(0, 16)}.tar`)
}

/** Before all files: makes the migrated database, unless it lies there from the last time. */
export const ensureMigrated = async () => {
  const file = migratedFile()
  if (existsSync(file)) return
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const engine = await PGlite.create({ extensions: { btree_gist } })
  await migrate(drizzle(engine), { migrationsFolder })
  const files = await engine.dumpDataDir('none')
  await engine.close()
  const unfinished = `${file}.${String(process.pid)}`
  await writeFile(unfinished, Buffer.from(await files.arrayBuffer()))
  // Whoever else makes it at this moment makes the same.
  renameSync(unfinished, file)
}

/**
 * Compiles the engine once for each process of tests, outside of what each file has to itself: while it is held,
 * V8 recognises it wherever it is compiled again, and that takes no time.
 */
export const holdEngine = async () =>
  WebAssembly.compile(await readFile(path.join(engineFolder, 'dist/pglite.wasm')))

/** The files of a database that has run the migrations and has no rows. */
export const readMigrated = async () => new Blob([await readFile(migratedFile())])

/** A database in memory that has run the migrations. */
export const openEmbedded = async (migrated: Blob): Promise<Connection> => {
  const opened = await PGlite.create({
    extensions: { btree_gist },
    loadDataDir: migrated,
  })
  const db = drizzle(opened, { schema: tables })
  return {
    db,
    engine: 'pglite',
    migrate: () => migrate(db, { migrationsFolder }),
    close: () => opened.close(),
  }
}
