import { createHmac, timingSafeEqual } from 'node:crypto'
import { isFresh, memberStep, siteStep, stepOf } from '../domain/attendance'
import { refuse, ok, type Result } from '../domain/result'

/**
 * Codes are signed, bound to what they stand for, and live for one step. The six digits beside a code are
 * drawn from the same secret, so that a desk without a camera can take them.
 */

type Kind = 'site' | 'member'

const stepLength: Record<Kind, number> = { site: siteStep, member: memberStep }
const prefix: Record<Kind, string> = { site: 'HLS', member: 'HLM' }

const sign = (secret: string, kind: Kind, id: string, step: number) =>
  createHmac('sha256', secret)
    .update(`${kind}|${id}|${String(step)}`)
    .digest()

const digitsOf = (secret: string, kind: Kind, id: string, step: number) => {
  const number = createHmac('sha256', secret)
    .update(`${kind}-digits|${id}|${String(step)}`)
    .digest()
    .readUInt32BE(0)
  return String(number % 1_000_000).padStart(6, '0')
}

export interface LiveCode {
  code: string
  digits: string
  validUntil: Date
}

/** The code of the running step of a slot (`site`) or a person (`member`). */
export const liveCode = (secret: string, kind: Kind, id: string, now: Date): LiveCode => {
  const step = stepOf(now, stepLength[kind])
  const mac = sign(secret, kind, id, step).subarray(0, 12).toString('base64url')
  return {
    code: `${prefix[kind]}.${id}.${String(step)}.${mac}`,
    digits: digitsOf(secret, kind, id, step),
    validUntil: new Date((step + 1) * stepLength[kind]),
  }
}

/** Whose code it is and of which step: ours, unaltered and fresh. */
export const readCode = (
  secret: string,
  kind: Kind,
  code: string,
  now: Date,
): Result<{ id: string; step: number }, 'code_invalid' | 'code_stale'> => {
  const [head, id, stepText, mac, ...rest] = code.split('.')
  if (head !== prefix[kind] || id === undefined || stepText === undefined || mac === undefined) {
    return refuse('code_invalid')
  }
  const step = Number(stepText)
  if (rest.length > 0 || !Number.isSafeInteger(step)) return refuse('code_invalid')
  const expected = Buffer.from(sign(secret, kind, id, step).subarray(0, 12).toString('base64url'))
  const given = Buffer.from(mac)
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    return refuse('code_invalid')
  return isFresh(step, now, stepLength[kind]) ? ok({ id, step }) : refuse('code_stale')
}

/** The step whose digits these are, of the running one and the one before; null when they are neither's. */
export const stepOfDigits = (secret: string, kind: Kind, id: string, digits: string, now: Date) => {
  const current = stepOf(now, stepLength[kind])
  return [current, current - 1].find((step) => digitsOf(secret, kind, id, step) === digits) ?? null
}
