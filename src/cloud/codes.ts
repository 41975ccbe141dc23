import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  codeNow,
  dayOfStep,
  digitsOf,
  freshSteps,
  isFresh,
  macOf,
  partsOfCode,
  stepLength,
  stepOf,
  type CodeKind,
  type LiveCode,
} from '../domain/codes'
import { ok, refuse, type Result } from '../domain/result'
import { day, dayOf, later } from '../domain/time'

/** The key that signs one person's, household's or slot's codes of one day. */
const dayKey = (secret: string, kind: CodeKind, id: string, date: string) =>
  createHmac('sha256', secret).update(`code-key|${kind}|${id}|${date}`).digest('hex')

const keyOfStep = (secret: string, kind: CodeKind, id: string, step: number) =>
  dayKey(secret, kind, id, dayOfStep(kind, step))

/** The code of the running step. */
export const liveCode = (secret: string, kind: CodeKind, id: string, now: Date): LiveCode =>
  codeNow(keyOfStep(secret, kind, id, stepOf(now, stepLength[kind])), kind, id, now)

/**
 * What a phone needs to show the codes of today and tomorrow by itself, so that somebody who was at home in
 * the evening can check in at a place without network the day after.
 */
export const keysAhead = (secret: string, kind: CodeKind, id: string, now: Date) =>
  [now, later(now, day)].map((instant) => {
    const date = dayOf(instant)
    return { date, key: dayKey(secret, kind, id, date) }
  })

const isSame = (one: string, other: string) => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export interface ReadCode<K extends CodeKind = CodeKind> {
  kind: K
  id: string
  step: number
}

/** Whose code it is and of which step: ours, of one of these kinds, unaltered, and fresh at that time. */
export const readCode = <K extends CodeKind>(
  secret: string,
  kinds: readonly K[],
  code: string,
  at: Date,
): Result<ReadCode<K>, 'code_invalid' | 'code_stale'> => {
  const parts = partsOfCode(code)
  const kind = kinds.find((one) => one === parts?.kind)
  if (parts === null || kind === undefined) return refuse('code_invalid')
  const { id, step, mac } = parts
  // A step beyond the calendar has no day.
  if (step > stepOf(later(at, 400 * day), stepLength[kind])) return refuse('code_invalid')
  if (!isSame(macOf(keyOfStep(secret, kind, id, step), kind, step), mac))
    return refuse('code_invalid')
  return isFresh(step, at, stepLength[kind]) ? ok({ kind, id, step }) : refuse('code_stale')
}

/** The step whose digits these are, of those that were good at that time; null when they are of none. */
export const stepOfDigits = (
  secret: string,
  kind: CodeKind,
  id: string,
  digits: string,
  at: Date,
): number | null =>
  freshSteps(at, stepLength[kind]).find((step) =>
    isSame(digitsOf(keyOfStep(secret, kind, id, step), kind, step), digits),
  ) ?? null
