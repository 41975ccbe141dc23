import readline from 'node:readline'
import { findOrGet, makeCluster } from '../postgres.mjs'

/**
 * A PostgreSQL of its own, in a process of its own, for tests that bring it down. It says where it is, takes
 * `crash`, `start` and nothing else, a line each, and answers with a line; when nobody speaks to it any more it
 * ends and leaves nothing behind.
 */

/** What was committed is in the log when it is acknowledged, or a crash would take it back. */
const settings = ['fsync=off', 'synchronous_commit=on']

const programs = process.env.HAOLIN_TEST_POSTGRES || (await findOrGet())
const cluster = await makeCluster(programs, settings)
process.stdout.write(`at ${cluster.url}\n`)

for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line === 'crash') await cluster.stop('SIGQUIT')
  else if (line === 'start') await cluster.start()
  else throw new Error(`it does not know: ${line}`)
  process.stdout.write(`${line}\n`)
}
await cluster.remove()
