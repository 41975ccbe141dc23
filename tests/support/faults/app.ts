import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import {
  door,
  freePort,
  freshDirectory,
  runCommand,
  untilHealthy,
  type Command,
} from '../e2e/server'

/** By this name the app's connections are found among all of the database. */
export const appName = 'haolin-under-fault'

/** The pool of the app that is tried: few enough to be used up. */
export const poolSize = 6

export interface RunningApp {
  address: string
  command: Command
  /** In bytes, as the system counts it. */
  memory: () => number
  /** The same app once more, on the same port and database, after it has ended. */
  again: () => Promise<RunningApp>
}

interface Wish {
  url: string
  port: number
  directory: string
  env: Record<string, string>
}

const run = async (wish: Wish): Promise<RunningApp> => {
  const { url, port, directory, env } = wish
  const command = runCommand(door, {
    PORT: String(port),
    DATABASE_URL: url,
    PGAPPNAME: appName,
    HAOLIN_DATA: directory,
    HAOLIN_DATABASE_POOL: String(poolSize),
    HAOLIN_SECRET: 'a secret of the tests',
    HAOLIN_SEAL_KEY: 'a secret of the tests',
    ...env,
  })
  const address = `http://127.0.0.1:${String(port)}`
  await untilHealthy(address, command)
  return {
    address,
    command,
    memory: () => 1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(command.pid)])),
    again: () => run(wish),
  }
}

/**
 * The app in processes of its own, over HTTP, on a database that outlives them. `close` ends every one that was
 * started here.
 */
export const appStarter = () => {
  const directories: string[] = []
  const commands: Command[] = []
  const keep = (app: RunningApp): RunningApp => {
    commands.push(app.command)
    return { ...app, again: async () => keep(await app.again()) }
  }
  return {
    start: async (url: string, env: Record<string, string> = {}) => {
      const directory = freshDirectory()
      directories.push(directory)
      return keep(await run({ url, port: await freePort(), directory, env }))
    },
    close: async () => {
      for (const command of commands) if (!command.isOver()) await command.kill()
      for (const directory of directories) rmSync(directory, { recursive: true, force: true })
    },
  }
}

const loadedBefore = (name: string) => ({ NODE_OPTIONS: `--require ${path.join(__dirname, name)}` })

/** For controls: an app whose pool hears nothing of connections that break. */
export const deaf = loadedBefore('deaf.cjs')
/** For controls: an app that never tells anybody to come again. */
export const patient = loadedBefore('patient.cjs')
