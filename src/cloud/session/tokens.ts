import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

/** How long a signed session is good, by the clock of the server that checks it. */
const lifetime = 30 * 24 * 60 * 60 * 1000

/** The account, and until when, in milliseconds since 1970. */
const claims = v.tuple([v.string(), v.number()])

const mac = (secret: string, payload: string) =>
  createHmac('sha256', secret).update(`session|${payload}`).digest('base64url')

/** A session over HTTP: the account and an end, signed. It carries no right of its own. */
export const signSession = (secret: string, openid: string, now: Date) => {
  const payload = Buffer.from(JSON.stringify([openid, now.getTime() + lifetime])).toString(
    'base64url',
  )
  return `${payload}.${mac(secret, payload)}`
}

/** The account of a session that is ours and not over; null for anything else. */
export const readSession = (secret: string, token: string, now: Date): string | null => {
  const [payload, signature, ...rest] = token.split('.')
  if (payload === undefined || signature === undefined || rest.length > 0) return null
  const expected = Buffer.from(mac(secret, payload))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const content = v.safeParse(claims, JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (!content.success) return null
  const [openid, until] = content.output
  return now.getTime() < until ? openid : null
}
