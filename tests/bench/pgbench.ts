import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import type { Bench } from './app'

export interface Pgbench {
  /** Transactions a second, without the time it took to connect. */
  run: (script: string, options: { clients: number; each: number }) => Promise<number>
}

const outputOf = (program: string, args: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`pgbench ended with code ${String(code)}: ${output.slice(-2000)}`))
    })
  })

/**
 * pgbench on the same database, in prepared mode. Each client runs `script` exactly `each` times; in the script
 * `:client_id` is its number and `:i` counts from nought.
 */
export const pgbenchOn = (
  { url, connection: { db } }: Bench,
  program: string,
  directory: string,
): Pgbench => ({
  run: async (script, { clients, each }) => {
    const file = path.join(directory, 'script.sql')
    writeFileSync(file, script)
    const { hostname, port, username, pathname } = new URL(url)
    const output = await outputOf(program, [
      ...['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-D', 'i=0'],
      ...['-f', file, '-c', String(clients), '-j', String(Math.min(clients, 4))],
      ...['-t', String(each), pathname.slice(1)],
    ])
    const found = /tps = ([\d.]+) \(without initial/.exec(output)
    const failed = /number of failed transactions: (\d+)/.exec(output)
    if (!found || (failed && failed[1] !== '0')) {
      throw new Error(`pgbench said something unexpected: ${output.slice(-2000)}`)
    }
    // Nobody is to be told of what pgbench did; the app would else send its messages with its own.
    await db.execute(sql`delete from outbox where done_at is null`)
    return Number(found[1])
  },
})
