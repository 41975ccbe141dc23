import path from 'node:path'
import { parseArgs } from 'node:util'
import { startMeasured } from '../../tests/support/postgres.mjs'
import { prepare } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { main, say, Sentence } from './lib/say.mjs'

/** As a small server is set up: what is acknowledged is on the disk. */
const settings = ['shared_buffers=512MB', 'max_wal_size=4GB']

function options() {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'string', default: '' }, only: { type: 'string', default: '' } },
    })
    return values
  } catch (error) {
    throw new Sentence(`${error.message}. There are: --only PREFIX and --json FILE.`)
  }
}

await main(async () => {
  const { json, only } = options()
  await prepare()
  const { pgbench, url, stop } = await startMeasured(settings)
  try {
    say('Measuring on a PostgreSQL of its own.')
    const env = {
      BENCH_URL: url,
      BENCH_PGBENCH: pgbench,
      BENCH_ONLY: only,
      BENCH_JSON: json && path.resolve(json),
    }
    process.exitCode = await run('tsx', ['tests/bench/main.ts'], { env })
  } finally {
    await stop()
  }
})
