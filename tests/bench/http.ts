import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import * as v from 'valibot'
import { signSession } from '../../src/cloud/session/tokens'
import { endOf, secret, signUpRequest, type End } from './app'
import { openidOf } from './ids'
import type { Stand } from './stand'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port)
        else reject(new Error('no port was given'))
      })
    })
  })

const answerShape = v.union([
  v.object({ ok: v.literal(true), output: v.unknown(), now: v.string() }),
  v.object({
    ok: v.literal(false),
    error: v.object({
      code: v.string(),
      defined: v.boolean(),
      status: v.number(),
      message: v.string(),
      data: v.optional(v.unknown()),
    }),
    now: v.string(),
  }),
])

/** The server says where it is when it serves. */
const serving = (child: ChildProcessByStdio<null, Readable, null>) =>
  new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Haolin is at')) resolve()
    })
    child.on('close', () => {
      reject(new Error(`The server ended before it served: ${said}`))
    })
  })

export interface HttpServer {
  signUp: (slotId: string, number: number) => Promise<End>
  stop: () => Promise<void>
}

/** The app as one deploys it: a process of its own on the same database; each call brings a signed session. */
export const overHttp = async ({ bench, world, server }: Stand): Promise<HttpServer> => {
  const port = await freePort()
  const child = spawn(process.execPath, [server], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: bench.url,
      HAOLIN_DATABASE_POOL: '8',
      HAOLIN_SECRET: secret,
      HAOLIN_SEAL_KEY: secret,
      HAOLIN_DEMO: '0',
    },
  })
  const gone = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve()
    })
  })
  await serving(child)
  const pool = new Pool(`http://127.0.0.1:${String(port)}`, { connections: 500, pipelining: 1 })
  const tokens = Array.from({ length: world.people + 1 }, (_, number) =>
    signSession(secret, openidOf(number), world.builder.now),
  )
  return {
    signUp: async (slotId, number) => {
      const request = { ...signUpRequest(slotId, number), meta: { token: tokens[number] } }
      const { body } = await pool.request({
        path: '/rpc',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      return endOf(v.parse(answerShape, await body.json()))
    },
    stop: async () => {
      await pool.close()
      child.kill('SIGTERM')
      await gone
    },
  }
}
