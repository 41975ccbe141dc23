import { hmacSha256 } from './sha256'
import { dayOf, minute } from './time'

/**
 * Codes that stand for somebody or somewhere for a moment. Each is signed, bound to what it stands for, and
 * lives for one step. It is drawn from a key of its own for each day (UTC+8), which the cloud derives and
 * hands to whoever may show the code: with the key of the day a phone shows codes without network, and a
 * key that got into other hands is worth nothing on the next day.
 */
export const codeKinds = ['site', 'member', 'family'] as const
export type CodeKind = (typeof codeKinds)[number]

/** A site code lives for one step; the one of the step before is still good, for slow hands. */
export const siteStep = minute / 2
/** Member and family codes are renewed each minute; the one of the minute before is still good. */
export const memberStep = minute

export const stepLength: Record<CodeKind, number> = {
  site: siteStep,
  member: memberStep,
  family: memberStep,
}

export const codePrefix: Record<CodeKind, string> = { site: 'HLS', member: 'HLM', family: 'HLF' }

/** Whoever shows a code and whoever reads it have clocks of their own; this much they may differ. */
const clockSlack = 5 * 1000

export const stepOf = (now: Date, length: number) => Math.floor(now.getTime() / length)

/** Whether a code of `step` is good now: the running step, the one before, or one that is just about to begin. */
export const isFresh = (step: number, now: Date, length: number) => {
  const current = stepOf(now, length)
  const almost = stepOf(new Date(now.getTime() + clockSlack), length)
  return step === current || step === current - 1 || step === almost
}

/** The steps that are good now, the running one first. */
export const freshSteps = (now: Date, length: number) => {
  const current = stepOf(now, length)
  return [current, current - 1, current + 1].filter((step) => isFresh(step, now, length))
}

/** The day whose key signs the codes of this step. */
export const dayOfStep = (kind: CodeKind, step: number) => dayOf(new Date(step * stepLength[kind]))

const signedText = (kind: CodeKind, step: number) => `${kind}|${String(step)}`
const digitsText = (kind: CodeKind, step: number) => `${kind}-digits|${String(step)}`

const hex = (bytes: ArrayLike<number>) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The signature of one step under the day's key: twelve bytes in hexadecimal. */
export const macOf = (key: string, kind: CodeKind, step: number) =>
  hex(hmacSha256(key, signedText(kind, step)).subarray(0, 12))

/** The six digits of one step, for a desk without a camera. */
export const digitsOf = (key: string, kind: CodeKind, step: number) => {
  const [a = 0, b = 0, c = 0, d = 0] = hmacSha256(key, digitsText(kind, step))
  const number = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
  return String(number % 1_000_000).padStart(6, '0')
}

export interface LiveCode {
  code: string
  digits: string
  validUntil: Date
}

/** The code of the step that runs now, under the key of its day. */
export const codeNow = (key: string, kind: CodeKind, id: string, now: Date): LiveCode => {
  const step = stepOf(now, stepLength[kind])
  return {
    code: `${codePrefix[kind]}.${id}.${String(step)}.${macOf(key, kind, step)}`,
    digits: digitsOf(key, kind, step),
    validUntil: new Date((step + 1) * stepLength[kind]),
  }
}

export interface CodeParts {
  kind: CodeKind
  id: string
  step: number
  mac: string
}

/** What a scanned text says of itself; null when it is none of our codes. Nothing is proved by it yet. */
export const partsOfCode = (text: string): CodeParts | null => {
  const [head, id, stepText, mac, ...rest] = text.split('.')
  const kind = codeKinds.find((known) => codePrefix[known] === head)
  if (kind === undefined || !id || !stepText || !mac || rest.length > 0) return null
  const step = Number(stepText)
  // One spelling only, or an altered code would be as good as the code.
  return /^\d{1,15}$/.test(stepText) && String(step) === stepText ? { kind, id, step, mac } : null
}
