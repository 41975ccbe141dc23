import { createServer } from 'node:http'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { personas } from '../domain/demo'
import { minute } from '../domain/time'
import { createApp } from './app'
import { ConfigError, readConfig, type Config } from './config'
import { readNow, type Connection } from './db/connect'
import type { ClockOffset, Deps } from './deps'
import { giveNumbers } from './demo/calling'
import { certifyVolunteer } from './demo/certifying'
import { personaNickname } from './demo/personas'
import { seedCommand } from './demo/main'
import { isEmpty, seedDemo } from './demo/seed'
import { localFiles } from './files/local'
import { createHttp } from './http'
import { installedFont, openDatabase, sealKeyOf, secretOf } from './open'
import { doctorCommand } from './ops/doctor'
import { grantApplication } from './ops/role'
import { createSealer } from './sealed'
import { tick } from './tick'
import { wechatTwin } from './wechat/twin'

/**
 * The app on one machine: serves the page and the cloud on one address. `migrate`, `seed`, `reset` and
 * `doctor` work on the same data. What it prints is meant to be read.
 */

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

const migrateAndSeed = async (config: Config, connection: Connection) => {
  // Who works as a role of its own may change no tables: `npm run migrate` has done that as their owner.
  if (config.databaseRole === null) {
    say('Applying migrations...')
    await connection.migrate()
  }
  if (!config.demo || !(await isEmpty(connection.db))) return
  say('The database is empty: loading the demo districts...')
  const now = await readNow(connection.db, 0)
  await seedDemo(connection.db, { size: 'demo', seed: 1, now, say })
  await sealDemo(config, connection)
}

/**
 * The demonstration's clock, kept beside its data: rows that were written after the clock had been moved must
 * not lie in the future after a restart.
 */
const keptOffset = (config: Config): ClockOffset => {
  const path = join(config.dataDirectory, 'clock')
  let shift = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  return {
    get milliseconds() {
      return shift
    },
    set milliseconds(value) {
      shift = value
      writeFileSync(path, String(value))
    },
  }
}

const depsOf = (config: Config, connection: Connection, secret: string) => {
  const files = localFiles({
    directory: join(config.dataDirectory, 'files'),
    demoPictures: resolve(__dirname, 'demo/pictures'),
    secret,
  })
  const deps: Deps = {
    db: connection.db,
    offset: config.demo ? keptOffset(config) : { milliseconds: 0 },
    wechat: wechatTwin(connection.db),
    files,
    log: pino({ level: 'warn' }),
    secret,
    sealer: createSealer(sealKeyOf(config)),
    fontFile: installedFont(),
    publicUrl: config.publicUrl,
    loadDrawing: () => import('./certificates/pdf'),
    demo: config.demo,
    districtId: config.districtId,
  }
  return { deps, files }
}

/** What the demonstration has of certificates and telephone numbers is sealed with this machine's key. */
const sealDemo = async (config: Config, connection: Connection) => {
  const { deps } = depsOf(config, connection, secretOf(config))
  const app = createApp(deps)
  const now = await readNow(connection.db, 0)
  await giveNumbers(deps, now)
  await certifyVolunteer(app, now)
  await app.idle()
}

/** Who the sign-in links are for, in the order a newcomer would try them. */
const linked = personas.filter((persona) => persona !== 'neighbour')

const announce = (config: Config) => {
  const address = `http://${config.host}:${String(config.port)}`
  say(`\nHaolin is at ${address}`)
  if (config.demo) {
    say('Sign in as (each link works in a tab of its own):')
    for (const persona of linked) {
      say(`  ${persona.padEnd(11)} ${personaNickname(persona)}  ${address}/?as=${persona}`)
    }
  }
  say('Stop with Ctrl-C; the data stays.')
}

const listen = (config: Config, listener: ReturnType<typeof getRequestListener>) =>
  new Promise<ReturnType<typeof createServer>>((resolve_, reject) => {
    const server = createServer((request, response) => {
      void listener(request, response)
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(
              `Port ${String(config.port)} is already taken. Stop the other program, or choose a port: PORT=${String(config.port + 1)} npm start`,
            )
          : error,
      )
    })
    server.listen(config.port, config.host, () => {
      resolve_(server)
    })
  })

const untilStopped = () =>
  new Promise<void>((resolve_) => {
    process.once('SIGINT', resolve_)
    process.once('SIGTERM', resolve_)
  })

const serve = async (config: Config, connection: Connection) => {
  await migrateAndSeed(config, connection)
  const { deps, files } = depsOf(config, connection, secretOf(config))
  const app = createApp(deps)
  const pages = resolve(__dirname, '../../dist/h5')
  const http = createHttp({ app, deps, files, pages, behindProxy: config.behindProxy })
  const server = await listen(config, getRequestListener(http.fetch))
  const timer = setInterval(() => {
    tick(deps).catch((error: unknown) => {
      deps.log.error({ err: error }, 'tick')
    })
  }, minute)
  announce(config)
  await untilStopped()
  clearInterval(timer)
  server.close()
  server.closeAllConnections()
  await app.idle()
}

/** Forgets everything of the embedded database and its pictures; never touches a PostgreSQL. */
const reset = async (config: Config) => {
  if (config.databaseUrl !== null) {
    throw new ConfigError(
      'DATABASE_URL is set: reset only empties the embedded database. Drop and create the other one yourself.',
    )
  }
  const connection = await openDatabase(config, say)
  await connection.close()
  for (const part of ['db', 'files', 'clock'])
    rmSync(join(config.dataDirectory, part), { recursive: true, force: true })
  say('Everything is forgotten. Next: npm start, or npm run seed -- --size full')
}

/** Brings the tables and the rights of the app's role up to date: what a deployment runs before its functions. */
const migrateCommand = async ({ databaseRole }: Config, connection: Connection) => {
  await connection.migrate()
  if (databaseRole !== null) await grantApplication(connection.db, databaseRole)
  say('The database is up to date.')
}

const withDatabase = async (config: Config, work: (connection: Connection) => Promise<void>) => {
  const connection = await openDatabase(config, say)
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
}

const main = async () => {
  const [what = 'serve', ...args] = process.argv.slice(2)
  const config = readConfig(process.env)
  if (what === 'serve') return withDatabase(config, (connection) => serve(config, connection))
  if (what === 'seed')
    return withDatabase(config, async (connection) => {
      await seedCommand(connection, args, say)
      await sealDemo(config, connection)
    })
  if (what === 'migrate') {
    return withDatabase(config, (connection) => migrateCommand(config, connection))
  }
  if (what === 'doctor') {
    const offset = config.demo ? keptOffset(config).milliseconds : 0
    return withDatabase(config, (connection) => doctorCommand(connection, say, offset))
  }
  if (what === 'reset') return reset(config)
  throw new ConfigError(
    `There is no command ${what}. There are: serve, migrate, seed, reset, doctor.`,
  )
}

main().catch((error: unknown) => {
  // A setting that is wrong gets its sentence; anything else is a bug and shows where it happened.
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 1
})
