import { implement } from '@orpc/server'
import { contract } from '../../contract'
import type { Call } from './call'

/** The contract, ready to be implemented procedure by procedure. */
export const os = implement(contract).$context<Call>()
