import { call as callProcedure, ORPCError, type AnyProcedure } from '@orpc/server'
import * as v from 'valibot'
import type { Access } from '../contract/access'
import { failureWords } from '../words/failures'
import { Busy, isUnavailable } from './db/errors'
import type { Deps } from './deps'
import { callerLoader } from './edge/caller'
import { estimateNow } from './edge/clock'
import type { Call } from './edge/call'
import { scopeOfHandler } from './edge/scopes'
import { newId } from './ids'
import { runAfterCommits } from './outbox/after-commits'
import { routerFor } from './router'

/** Proved by the door: WeChat's context or a signed session. What the phone merely claims is not in here. */
export interface Identity {
  openid: string | null
  /** The district a visitor asks to see. */
  districtId?: string | undefined
  /** Where the request came from, where the door knows. */
  address?: string | undefined
}

export type Answer =
  | { ok: true; output: unknown; now: string }
  | {
      ok: false
      error: { code: string; defined: boolean; status: number; message: string; data?: unknown }
      now: string
    }

export interface App {
  dispatch: (request: unknown, identity: Identity) => Promise<Answer>
  /** Resolves when the tasks of everything committed so far have run. */
  idle: () => Promise<void>
  /** Every procedure with what it declares, for checks and tests. */
  procedures: ReadonlyMap<string, Access>
}

const requestSchema = v.object({
  path: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(4)),
  input: v.unknown(),
})

interface Wired {
  procedure: AnyProcedure
  access: Access
}

const isProcedure = (value: unknown): value is AnyProcedure =>
  typeof value === 'object' && value !== null && '~orpc' in value

const accessSchema = v.object({
  caller: v.union([
    v.picklist(['anyone', 'identified', 'resident']),
    v.array(v.picklist(['organizer', 'lead_worker', 'shopkeeper', 'reviewer', 'auditor', 'admin'])),
  ]),
  scope: v.picklist(['district', 'self', 'family', 'org']),
  writes: v.boolean(),
})

/**
 * The procedures by their dotted path. A plain map knows own keys only, so a path like `__proto__.x` finds
 * nothing. A procedure whose handler does not check the scope that the contract declares stops the start.
 */
const wire = (router: object, path: string[] = [], wired = new Map<string, Wired>()) => {
  const entries: [string, unknown][] = Object.entries(router)
  for (const [name, value] of entries) {
    const here = [...path, name]
    if (isProcedure(value)) {
      const access = v.parse(accessSchema, value['~orpc'].meta)
      const checked = scopeOfHandler(value['~orpc'].handler)
      if (checked !== access.scope) {
        throw new Error(
          `${here.join('.')} declares scope ${access.scope} and checks ${String(checked)}`,
        )
      }
      wired.set(here.join('.'), { procedure: value, access })
    } else if (typeof value === 'object' && value !== null) wire(value, here, wired)
  }
  return wired
}

/** The role is checked before anything of the request is loaded. */
const checkRole = ({ caller: wanted }: Access, call: Call) => {
  if (wanted === 'anyone') return
  if (wanted === 'identified') {
    if (call.openid === null) throw new ORPCError('UNAUTHORIZED')
    return
  }
  if (call.caller === null) throw new ORPCError('UNAUTHORIZED')
  if (wanted === 'resident') return
  if (!call.caller.grants.some((grant) => wanted.includes(grant.role)))
    throw new ORPCError('NOT_FOUND')
}

/** An answer that was meant; an output that breaks its own schema is a bug like any other. */
const isTold = (error: unknown): error is ORPCError<string, unknown> =>
  error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR'

/** Only what a phone may know: a bug or a lost database is told by its request id, never by its message. */
const describe = (error: unknown, call: { requestId: string }, deps: Deps, path: string) => {
  if (isTold(error)) {
    const { code, defined, status, message, data } = error
    return { code, defined, status, message, ...(defined ? { data } : {}) }
  }
  const { requestId } = call
  const told = { defined: false, data: { requestId } }
  if (isUnavailable(error)) {
    deps.log.warn({ requestId, path, err: error }, 'unavailable')
    return { ...told, code: 'UNAVAILABLE', status: 503, message: failureWords.unavailable }
  }
  deps.log.error({ requestId, path, err: error }, 'internal')
  return { ...told, code: 'INTERNAL', status: 500, message: 'see the request id' }
}

/**
 * ★ The most requests that are under way at once. Whoever comes on top is told so at once: a crowd that waits
 * inside costs memory and answers nobody sooner.
 */
const mostAtOnce = 1000

type LoadCaller = ReturnType<typeof callerLoader>

const openCall = async (deps: Deps, load: LoadCaller, identity: Identity): Promise<Call> => {
  const { openid } = identity
  const known = openid === null ? null : await load(openid)
  return {
    deps,
    openid,
    caller: known?.caller ?? null,
    districtId: known?.districtId ?? identity.districtId ?? deps.districtId,
    address: identity.address ?? null,
    requestId: newId(),
  }
}

/** The whole cloud behind one door: who asks what, answered or refused. The doors only bring identity. */
export const createApp = (deps: Deps, mostTasks = Infinity): App => {
  const wired = wire(routerFor(deps))
  const outbox = runAfterCommits(deps, mostTasks)
  const load = callerLoader(deps.db)

  const answer = async (
    request: unknown,
    identity: Identity,
    call: { path: string; requestId: string },
  ) => {
    const parsed = v.safeParse(requestSchema, request)
    if (!parsed.success) throw new ORPCError('BAD_REQUEST')
    call.path = parsed.output.path.join('.')
    const target = wired.get(call.path)
    if (!target) throw new ORPCError('NOT_FOUND')
    const opened = await openCall(deps, load, identity)
    call.requestId = opened.requestId
    checkRole(target.access, opened)
    const output: unknown = await callProcedure(target.procedure, parsed.output.input, {
      context: opened,
      path: parsed.output.path,
    })
    if (target.access.writes) outbox.kick(opened.districtId)
    return output
  }

  let underWay = 0

  const now = async () => (await estimateNow(deps)).toISOString()

  return {
    dispatch: async (request, identity) => {
      const call = { path: '', requestId: newId() }
      underWay += 1
      try {
        if (underWay > mostAtOnce) throw new Busy('too many requests at once')
        const output = await answer(request, identity, call)
        return { ok: true, output, now: await now() }
      } catch (error) {
        return { ok: false, error: describe(error, call, deps, call.path), now: await now() }
      } finally {
        underWay -= 1
      }
    },
    idle: outbox.idle,
    procedures: new Map([...wired].map(([name, { access }]) => [name, access])),
  }
}
