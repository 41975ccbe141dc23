import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { connectPostgres } from '../../../src/cloud/db/connect'
import type { TestDatabase } from '../database'

export interface Cluster {
  url: string
  /** Brings the whole server down at once, as a power cut of its process would. */
  crash: () => Promise<void>
  /** Resolves when it takes connections again. */
  start: () => Promise<void>
  close: () => Promise<void>
}

/** A PostgreSQL that belongs to one test; its process ends with ours, whatever happens. */
export const ownCluster = async (): Promise<Cluster> => {
  const child = spawn(process.execPath, [path.join(__dirname, 'own-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const heard = async (begins: string): Promise<string> => {
    for (;;) {
      const next: IteratorResult<string, undefined> = await lines.next()
      if (next.value === undefined) throw new Error('the database of the test has ended')
      if (next.value.startsWith(begins)) return next.value.slice(begins.length)
    }
  }
  const tell = async (what: 'crash' | 'start') => {
    child.stdin.write(`${what}\n`)
    await heard(what)
  }
  const url = await heard('at ')
  return {
    url,
    crash: () => tell('crash'),
    start: () => tell('start'),
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}

/** The tables of the app in that server. */
export const databaseIn = async ({ url }: Cluster): Promise<TestDatabase> => {
  const migrations = path.resolve(__dirname, '../../../src/cloud/db/migrations')
  const connection = connectPostgres(url, { migrations, poolSize: 4 })
  await connection.migrate()
  return { ...connection, empty: () => Promise.reject(new Error('it is used once')) }
}
