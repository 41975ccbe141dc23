import { ORPCError } from '@orpc/client'
import { reasons } from '../domain/reasons'
import type { Reason } from '../domain/reasons'
import { Unreachable } from './api'

/** Everything that can go wrong with a call, as the screens tell it apart. */
export type Failure =
  | { kind: 'refused'; reason: Reason; detail?: string }
  | { kind: 'no_cloud' }
  | { kind: 'offline' }
  | { kind: 'unavailable' }
  | { kind: 'signed_out' }
  | { kind: 'not_found' }
  | { kind: 'bad_input' }
  | { kind: 'internal'; requestId: string | null }

export function failureOf(error: unknown): Failure {
  if (error instanceof Unreachable) return { kind: error.failure }
  if (!(error instanceof ORPCError)) return { kind: 'internal', requestId: null }
  const data: unknown = error.data
  switch (error.code) {
    case 'REFUSED':
      return refusalOf(data)
    case 'UNAVAILABLE':
      return { kind: 'unavailable' }
    case 'UNAUTHORIZED':
      return { kind: 'signed_out' }
    case 'NOT_FOUND':
      return { kind: 'not_found' }
    case 'BAD_REQUEST':
      return { kind: 'bad_input' }
    default:
      return { kind: 'internal', requestId: textOf(data, 'requestId') }
  }
}

function refusalOf(data: unknown): Failure {
  const named = textOf(data, 'reason')
  const reason = reasons.find((known) => known === named)
  if (reason === undefined) return { kind: 'internal', requestId: null }
  const detail = textOf(data, 'detail')
  return { kind: 'refused', reason, ...(detail !== null && { detail }) }
}

function textOf(data: unknown, name: string): string | null {
  if (typeof data !== 'object' || data === null) return null
  const value: unknown = Reflect.get(data, name)
  return typeof value === 'string' ? value : null
}
