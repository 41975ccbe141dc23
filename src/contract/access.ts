import { oc } from '@orpc/contract'
import * as v from 'valibot'
import type { Reason } from '../domain/reasons'
import type { Role } from '../domain/roles'

/**
 * Who may call a procedure at all. It is checked before anything is loaded.
 * - `anyone`: visitors too; only public data leaves.
 * - `identified`: WeChat (or the demo) knows the account, but it has not joined yet.
 * - `resident`: a person of the district.
 * - a list of roles: a person who holds one of them somewhere in the district.
 */
export type Caller = 'anyone' | 'identified' | 'resident' | readonly Role[]

/**
 * Which things the caller may touch. It is checked with the resource, before any rule.
 * - `district`: whatever is public inside the caller's district.
 * - `self`: only the caller and the caller's own household; the input names no other owner.
 * - `family`: the input names a thing that must belong to the caller's household.
 * - `org`: the input names a thing of an org; one of the caller's roles must hold there.
 */
export type Scope = 'district' | 'self' | 'family' | 'org'

export type Access = { caller: Caller; scope: Scope; writes: boolean }

/** The only way to begin a procedure: one that does not say who may call it does not compile. */
export const read = (caller: Caller, scope: Scope) =>
  oc.$meta<Access>({ caller, scope, writes: false })

/** Like `read`, for procedures that change something; their input carries an idempotency `key`. */
export const write = (caller: Caller, scope: Scope) =>
  oc.$meta<Access>({ caller, scope, writes: true })

/**
 * The reasons a procedure may refuse for, in order of precedence.
 * `detail` completes the sentence for a person: the other activity's title, a time, a number.
 */
export const refusals = <const R extends readonly [Reason, ...Reason[]]>(...reasons: R) => ({
  REFUSED: {
    status: 409,
    data: v.object({ reason: v.picklist(reasons), detail: v.optional(v.string()) }),
  },
})
