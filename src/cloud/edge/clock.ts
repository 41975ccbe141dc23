import { performance } from 'node:perf_hooks'
import { readNow } from '../db/connect'
import type { Deps } from '../deps'

/** How long an estimate of the database's clock is trusted before it is asked again, in milliseconds. */
const trusted = 5000

interface Estimate {
  /** The database's time less this process's monotonic one. */
  ahead: number
  at: number
}

const estimates = new WeakMap<Deps, Estimate>()

const ask = async (deps: Deps): Promise<Estimate> => {
  const before = performance.now()
  const now = await readNow(deps.db, 0)
  const at = performance.now()
  const estimate = { ahead: now.getTime() - (before + at) / 2, at }
  estimates.set(deps, estimate)
  return estimate
}

/**
 * What the database's clock shows, near enough to tell a phone the time or to see whether a session is over.
 * No decision of a command rests on it: those read the clock in their transaction.
 */
export const estimateNow = async (deps: Deps): Promise<Date> => {
  const known = estimates.get(deps)
  const isFresh = known !== undefined && performance.now() - known.at < trusted
  const { ahead } = isFresh ? known : await ask(deps)
  return new Date(performance.now() + ahead + deps.offset.milliseconds)
}
