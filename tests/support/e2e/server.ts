import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expectSound } from '../check'
import { connectEmbedded } from '../../../src/cloud/db/connect'

const root = path.resolve(__dirname, '../../..')

/** A command of the project in a process of its own: what it said, and how it ended. */
export interface Command {
  said: () => string
  /** Resolves to the exit code. */
  ended: Promise<number | null>
  /** Asks the process to end, by its id, and waits until it has. */
  end: () => Promise<void>
  /** Ends the process, by its id, before it can do anything more. */
  kill: () => Promise<void>
  /** Its process id, to read how much memory it holds. */
  pid: number
  isOver: () => boolean
}

/** Settings of the machine that runs the tests must not leak into the process that is tested. */
const environment = (own: Record<string, string>): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = { ...process.env }
  for (const name of Object.keys(env)) {
    if (/^(HAOLIN_|DATABASE_URL$|PORT$|NODE_|JEST_)/.test(name)) Reflect.deleteProperty(env, name)
  }
  return Object.assign(env, own)
}

export const runCommand = (args: readonly string[], env: Record<string, string>): Command => {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return {
    said: () => heard.join(''),
    ended,
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    pid: child.pid ?? 0,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
  }
}

/** The command that `npm start` runs. */
export const start = ['config/scripts/start.mjs'] as const
/** The cloud's own door, as `npm start` runs it once everything is built. */
export const door = ['--import', 'tsx', 'src/cloud/local.ts'] as const

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('the probe got no port'))
      })
    })
  })

export const freshDirectory = () => mkdtempSync(path.join(tmpdir(), 'haolin-e2e-'))

const isPatientFor = 120_000

/** Asks until the answer is there; a process that ended meanwhile says why. */
export const untilHealthy = async (address: string, command: Command) => {
  const deadline = Date.now() + isPatientFor
  for (;;) {
    const answer = await fetch(`${address}/health`).catch(() => null)
    if (answer?.ok === true) return
    if (command.isOver()) throw new Error(`the cloud ended:\n${command.said()}`)
    if (Date.now() > deadline) throw new Error(`the cloud does not answer:\n${command.said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The cloud's own time, which the demonstration may have moved. */
const timeAt = async (address: string) => {
  const answer: unknown = await fetch(`${address}/health`).then((response) => response.json())
  if (typeof answer !== 'object' || answer === null || !('now' in answer)) {
    throw new Error('the cloud did not tell the time')
  }
  return new Date(String(answer.now))
}

export interface Cloud {
  address: string
  port: number
  directory: string
  said: () => string
  now: () => Promise<Date>
  /** Ends it, asks the database whether every invariant held, and forgets the data. */
  close: () => Promise<void>
}

const checkData = async (directory: string, now: Date) => {
  const connection = await connectEmbedded({
    directory: path.join(directory, 'db'),
    migrations: path.join(root, 'src/cloud/db/migrations'),
  })
  try {
    await expectSound(connection.db, now)
  } finally {
    await connection.close()
  }
}

/** A cloud of its own through the same door that people use, with a copy of the demo data or on nothing at all. */
export const startCloud = async (beginning: 'seeded' | 'empty' = 'seeded'): Promise<Cloud> => {
  const port = await freePort()
  const directory = freshDirectory()
  const seeded = process.env.HAOLIN_E2E_SEEDED
  if (beginning === 'seeded' && seeded !== undefined) cpSync(seeded, directory, { recursive: true })
  const command = runCommand(door, {
    PORT: String(port),
    HAOLIN_DATA: directory,
    HAOLIN_DEMO: '1',
  })
  const address = `http://127.0.0.1:${String(port)}`
  await untilHealthy(address, command)
  return {
    address,
    port,
    directory,
    said: command.said,
    now: () => timeAt(address),
    close: async () => {
      const now = await timeAt(address)
      await command.end()
      try {
        await checkData(directory, now)
      } finally {
        rmSync(directory, { recursive: true, force: true })
      }
    },
  }
}
