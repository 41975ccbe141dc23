import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startMeasured } from '../../tests/support/postgres.mjs'
import { inOneFile } from './lib/functions.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { main, say, Sentence } from './lib/say.mjs'

/** As a small server is set up: what is acknowledged is on the disk. */
const settings = ['shared_buffers=512MB', 'max_wal_size=4GB']

const bundles = inRoot('.cache', 'bench')

/**
 * What is measured is the app as it is deployed, one file each, and not what compiles it in passing. The server
 * looks for the migrations beside itself.
 */
async function bundle() {
  const { build } = await import('esbuild')
  await build({
    ...inOneFile,
    absWorkingDir: inRoot(),
    entryPoints: { measure: 'tests/bench/main.ts', server: 'src/cloud/local.ts' },
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
  })
  const migrations = ['db', 'migrations']
  fs.cpSync(inRoot('src', 'cloud', ...migrations), path.join(bundles, ...migrations), {
    recursive: true,
  })
}

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
  await bundle()
  const { pgbench, url, stop } = await startMeasured(settings)
  try {
    say('Measuring on a PostgreSQL of its own.')
    const env = {
      BENCH_URL: url,
      BENCH_PGBENCH: pgbench,
      BENCH_ONLY: only,
      BENCH_SERVER: path.join(bundles, 'server.cjs'),
      BENCH_MIGRATIONS: path.join(bundles, 'db', 'migrations'),
      BENCH_JSON: json && path.resolve(json),
    }
    process.exitCode = await run('node', [path.join(bundles, 'measure.cjs')], { env })
  } finally {
    await stop()
  }
})
