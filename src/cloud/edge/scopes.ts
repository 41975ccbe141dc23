import { ORPCError } from '@orpc/server'
import type { Scope } from '../../contract/access'
import type { Result } from '../../domain/result'
import { holdsOver, type Role } from '../../domain/roles'
import type { Call, ResidentCall } from './call'

/**
 * How the router attaches work to a procedure. Each wrapper stands for one scope of the contract and
 * checks it with the resource before the work begins; `createApp` compares the wrapper with what the
 * contract declares, so that a procedure cannot be wired with a weaker check than it promises.
 */

type Refuse<R extends string> = {
  REFUSED: (options: { data: { reason: R; detail?: string } }) => Error
}

interface Asked<I> {
  context: Call
  input: I
}

interface AskedWithRefusals<I, R extends string> extends Asked<I> {
  errors: Refuse<R>
}

const scopes = new WeakMap<object, Scope>()

/** The scope that a handler really checks; undefined for one not made here. */
export const scopeOfHandler = (handler: object) => scopes.get(handler)

const marked = <H extends object>(scope: Scope, handler: H): H => {
  scopes.set(handler, scope)
  return handler
}

/** "Not yours" and "not there" answer alike, so that nobody can find out what exists. */
export const notFound = () => new ORPCError('NOT_FOUND')

const resident = (call: Call): ResidentCall => {
  if (call.caller === null) throw new ORPCError('UNAUTHORIZED')
  return { ...call, caller: call.caller }
}

const valueOf = <O, R extends string>(result: Result<O, R>, errors: Refuse<R>): O => {
  if (result.ok) return result.value
  const { reason, detail } = result
  throw errors.REFUSED({ data: detail === undefined ? { reason } : { reason, detail } })
}

/** What is public inside the caller's district. */
export const inDistrict = <I, O>(run: (call: Call, input: I) => Promise<O>) =>
  marked('district', ({ context, input }: Asked<I>) => run(context, input))

/** A command of an account that has not joined yet. */
export const inDistrictRefusing = <I, O, R extends string>(
  run: (call: Call, input: I) => Promise<Result<O, R>>,
) =>
  marked('district', async ({ context, input, errors }: AskedWithRefusals<I, R>) =>
    valueOf(await run(context, input), errors),
  )

/** Only the caller and the own household; the input names no other owner. */
export const onSelf = <I, O>(run: (call: ResidentCall, input: I) => Promise<O>) =>
  marked('self', ({ context, input }: Asked<I>) => run(resident(context), input))

export const onSelfRefusing = <I, O, R extends string>(
  run: (call: ResidentCall, input: I) => Promise<Result<O, R>>,
) =>
  marked('self', async ({ context, input, errors }: AskedWithRefusals<I, R>) =>
    valueOf(await run(resident(context), input), errors),
  )

/** A thing that must belong to the caller's household. */
export const onFamily = <I, O>(
  familyOf: (call: ResidentCall, input: I) => Promise<string | null>,
  run: (call: ResidentCall, input: I) => Promise<O>,
) =>
  marked('family', async ({ context, input }: Asked<I>) => {
    const call = resident(context)
    if ((await familyOf(call, input)) !== call.caller.familyId) throw notFound()
    return run(call, input)
  })

export const onFamilyRefusing = <I, O, R extends string>(
  familyOf: (call: ResidentCall, input: I) => Promise<string | null>,
  run: (call: ResidentCall, input: I) => Promise<Result<O, R>>,
) =>
  marked('family', async ({ context, input, errors }: AskedWithRefusals<I, R>) => {
    const call = resident(context)
    if ((await familyOf(call, input)) !== call.caller.familyId) throw notFound()
    return valueOf(await run(call, input), errors)
  })

type OrgPathOf<I> = (call: ResidentCall, input: I) => Promise<string | null>

const checkOrg = async <I>(
  wanted: readonly Role[],
  orgPathOf: OrgPathOf<I>,
  call: ResidentCall,
  input: I,
) => {
  const path = await orgPathOf(call, input)
  if (path === null || !holdsOver(call.caller.grants, wanted, path)) throw notFound()
}

/** A thing of an org over which one of the caller's wanted roles holds. */
export const onOrg = <I, O>(
  wanted: readonly Role[],
  orgPathOf: OrgPathOf<I>,
  run: (call: ResidentCall, input: I) => Promise<O>,
) =>
  marked('org', async ({ context, input }: Asked<I>) => {
    const call = resident(context)
    await checkOrg(wanted, orgPathOf, call, input)
    return run(call, input)
  })

export const onOrgRefusing = <I, O, R extends string>(
  wanted: readonly Role[],
  orgPathOf: OrgPathOf<I>,
  run: (call: ResidentCall, input: I) => Promise<Result<O, R>>,
) =>
  marked('org', async ({ context, input, errors }: AskedWithRefusals<I, R>) => {
    const call = resident(context)
    await checkOrg(wanted, orgPathOf, call, input)
    return valueOf(await run(call, input), errors)
  })
