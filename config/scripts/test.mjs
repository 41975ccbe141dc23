import fs from 'node:fs'
import { provideChromium } from '../../tests/support/chromium.mjs'
import { providePostgres } from '../../tests/support/postgres.mjs'
import { ensureBuilt } from './lib/builds.mjs'
import { filesIn, readIfThere } from './lib/files.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { bold, green, main, red, say, seconds, Sentence } from './lib/say.mjs'

/** `builds` and `needs` say what has to be there before a kind of test runs, `runs` how often it does. */
const kinds = {
  unit: {},
  property: {},
  integration: { needs: ['postgres'], runs: [{ HAOLIN_DB: 'pglite' }, { HAOLIN_DB: 'postgres' }] },
  functions: { needs: ['postgres'], builds: ['functions', 'h5', 'weapp'] },
  weapp: { builds: ['weapp'] },
  e2e: { needs: ['chromium'], builds: ['h5'] },
}

/** The order in which they run. Kinds of one line leave processors idle alone, and run side by side. */
const order = [['unit', 'property'], ['integration'], ['functions', 'weapp'], ['e2e']]

function chosen(args) {
  const unknown = args.filter((each) => !(each in kinds))
  if (unknown.length > 0) {
    throw new Sentence(
      `There is no kind of test named ${unknown.join(', ')}. There are: ${Object.keys(kinds).join(', ')}.`,
    )
  }
  return Object.keys(kinds).filter((kind) => args.length === 0 || args.includes(kind))
}

const isTest = (file) => /\.test\.tsx?$/.test(file)

/** Races need several connections at once, which only PostgreSQL has; their files say so in their names. */
const runsOn = (file, { HAOLIN_DB }) =>
  HAOLIN_DB !== 'pglite' || !/\.postgres\.test\.ts$/.test(file)

/** PGlite imports itself dynamically, which jest allows only with this flag; its warning tells people nothing. */
const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning'

/** Counts what jest reports, and everything that did not run as failed: no test is skipped silently. */
function judge(files, code, report) {
  if (!report) return { passed: 0, failed: 1, remarks: ['it left no report'] }
  const broken = report.testResults.filter((each) => each.assertionResults.length === 0).length
  const unrun = report.numPendingTests + report.numTodoTests
  const remarks = []
  if (files.length === 0) remarks.push('there are no tests of this kind')
  if (report.testResults.length < files.length) {
    remarks.push(`it ran ${report.testResults.length} of ${files.length} files`)
  }
  if (broken > 0) remarks.push(`${broken} files ran no test`)
  if (unrun > 0) remarks.push(`${unrun} tests were skipped`)
  const failed = report.numFailedTests + broken + unrun
  if (code !== 0 && failed === 0) remarks.push(`jest ended with code ${code}`)
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && remarks.length > 0 ? 1 : failed,
    remarks,
  }
}

async function runKind(kind, env) {
  const variant = env.HAOLIN_DB ? `${kind}-${env.HAOLIN_DB}` : kind
  say(`\n${bold(variant)}`)
  const report = inRoot('reports', `${variant}.json`)
  fs.rmSync(report, { force: true })
  const began = Date.now()
  const options = ['--config', `config/jest/${kind}.config.cjs`, '--passWithNoTests']
  const code = await run('jest', [...options, '--json', '--outputFile', report], {
    env: { NODE_OPTIONS: nodeOptions, NODE_ENV: 'test', TZ: 'UTC', ...env },
    // The report itself is in the file; on the terminal jest tells the story on its error stream.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const files = filesIn(`tests/${kind}`).filter((file) => isTest(file) && runsOn(file, env))
  const text = readIfThere(report)
  return {
    variant,
    took: Date.now() - began,
    files: files.length,
    ...judge(files, code, text && JSON.parse(text)),
  }
}

function table(results) {
  say('')
  for (const { variant, files, passed, failed, took, remarks } of results) {
    const mark = failed === 0 ? green('✓') : red('✗')
    const counts = `${String(files).padStart(3)} files ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed`
    say(
      `${mark} ${variant.padEnd(21)} ${counts} ${seconds(took).padStart(8)}  ${remarks.join('; ')}`,
    )
  }
}

/** Gets what a kind of test needs, each thing once, and remembers how to end it. */
function provisions() {
  const got = new Map()
  const once = (name, make) => {
    if (!got.has(name)) got.set(name, make())
    return got.get(name)
  }
  /** One after the other: each build takes all the memory and processors that it can get. */
  let last = Promise.resolve()
  const built = (kind) =>
    once(kind, () => {
      const building = last.then(() => ensureBuilt(kind))
      last = building.catch(() => undefined)
      return building
    })
  /** Beside the tests that do not need them; whoever needs one hears how it went. */
  const buildAhead = (wanted) => wanted.forEach((kind) => void built(kind).catch(() => undefined))
  const stop = async () => (await got.get('postgres'))?.stop()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void stop().finally(() => process.exit(130)))
  }
  return {
    stop,
    buildAhead,
    async get({ needs = [], builds = [] }) {
      for (const kind of builds) await built(kind)
      const browser = needs.includes('chromium') && (await once('chromium', provideChromium))
      const postgres = needs.includes('postgres') && (await once('postgres', providePostgres))
      return { ...browser, ...postgres.env }
    },
  }
}

/** A kind whose needs cannot be met has failed, and the others still run. */
async function attempt(kind, provided) {
  try {
    const env = await provided.get(kinds[kind])
    const results = []
    for (const own of kinds[kind].runs ?? [{}])
      results.push(await runKind(kind, { ...env, ...own }))
    return results
  } catch (error) {
    if (!(error instanceof Sentence)) throw error
    say(`\n${red(error.message)}`)
    return [
      { variant: kind, took: 0, files: 0, passed: 0, failed: 1, remarks: ['it could not run'] },
    ]
  }
}

const sum = (results, key) => results.reduce((total, each) => total + each[key], 0)

await main(async () => {
  const selected = chosen(process.argv.slice(2))
  await prepare()
  fs.mkdirSync(inRoot('reports'), { recursive: true })
  const provided = provisions()
  const results = []
  try {
    provided.buildAhead(selected.flatMap((kind) => kinds[kind].builds ?? []))
    for (const line of order) {
      const now = line.filter((kind) => selected.includes(kind))
      results.push(...(await Promise.all(now.map((kind) => attempt(kind, provided)))).flat())
    }
  } finally {
    await provided.stop()
  }
  table(results)
  const failed = sum(results, 'failed')
  say(`\n${sum(results, 'passed')} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
