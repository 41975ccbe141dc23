import { request } from 'node:http'
import * as v from 'valibot'
import { signSession } from '../../../src/cloud/session/tokens'
import type { Adult } from '../build'

/** What came of a request, as the phone that sent it knows it. */
export type Heard =
  | { heard: 'done'; output: unknown }
  | { heard: 'refused'; reason: string }
  /** Come again: the cloud is there and says that nothing is wrong with the request. */
  | { heard: 'unavailable'; status: number; sentence: string }
  /** No answer: the line broke. */
  | { heard: 'nothing' }
  /** Anything that a person should never get. */
  | { heard: 'wrong'; what: string }

const answer = v.union([
  v.object({ ok: v.literal(true), output: v.unknown() }),
  v.object({
    ok: v.literal(false),
    error: v.object({
      code: v.string(),
      message: v.string(),
      data: v.optional(v.object({ reason: v.optional(v.string()) })),
    }),
  }),
])

const read = (status: number, body: unknown): Heard => {
  const parsed = v.safeParse(answer, body)
  if (!parsed.success) return { heard: 'wrong', what: `${String(status)} ${JSON.stringify(body)}` }
  if (parsed.output.ok) return { heard: 'done', output: parsed.output.output }
  const { code, message, data } = parsed.output.error
  if (code === 'UNAVAILABLE') return { heard: 'unavailable', status, sentence: message }
  if (code === 'REFUSED' && data?.reason !== undefined)
    return { heard: 'refused', reason: data.reason }
  return { heard: 'wrong', what: code }
}

/** Each request has a line of its own, like the phones of many people. */
const post = (url: string, body: unknown) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const asked = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text })
      })
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })

/** One intent of a person; sent again it is the same one, with the same key. */
export interface Intent {
  who: Adult
  path: string
  input: Record<string, unknown>
}

/** Everybody's phones: they send to one address and count what is under way. */
export class Phones {
  inFlight = 0
  answered = 0

  constructor(private readonly address: string) {}

  /** Sends one intent once. */
  async send({ who, path, input }: Intent): Promise<Heard> {
    const token = signSession('a secret of the tests', who.openid, new Date())
    this.inFlight += 1
    try {
      const { status, text } = await post(`${this.address}/rpc`, {
        path: path.split('.'),
        input,
        meta: { token },
      })
      return read(status, JSON.parse(text))
    } catch {
      return { heard: 'nothing' }
    } finally {
      this.inFlight -= 1
      this.answered += 1
    }
  }

  /** Sends it with the same key until the cloud has answered. */
  async insist(intent: Intent): Promise<Heard> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const heard = await this.send(intent)
      if (heard.heard !== 'unavailable' && heard.heard !== 'nothing') return heard
      await pause()
    }
    return { heard: 'nothing' }
  }
}

/** More than any fault here lasts. */
const mostTries = 200

export const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

/** Waits until something is so; the limit is far beyond what it should take. */
export const until = async (what: string, isSo: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 30_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`it never came to this: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
