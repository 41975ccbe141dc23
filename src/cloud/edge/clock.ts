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
const asking = new WeakMap<Deps, Promise<void>>()

const ask = async (deps: Deps) => {
  const before = performance.now()
  const now = await readNow(deps.db, 0)
  const at = performance.now()
  estimates.set(deps, { ahead: now.getTime() - (before + at) / 2, at })
}

/** One question at a time; while the database is away the last answer has to do. */
const askOnce = (deps: Deps) => {
  const asked =
    asking.get(deps) ??
    ask(deps)
      .catch(() => undefined)
      .finally(() => asking.delete(deps))
  asking.set(deps, asked)
  return asked
}

/** Where the database has never answered yet. */
const ownClock = () => Date.now() - performance.now()

/**
 * What the database's clock shows, near enough to tell a phone the time or to see whether a session is over.
 * No decision of a command rests on it: those read the clock in their transaction. It never fails, and after
 * the first time nobody waits for it.
 */
export const estimateNow = async (deps: Deps): Promise<Date> => {
  const known = estimates.get(deps)
  if (known === undefined) await askOnce(deps)
  else if (performance.now() - known.at >= trusted) void askOnce(deps)
  const ahead = estimates.get(deps)?.ahead ?? ownClock()
  return new Date(performance.now() + ahead + deps.offset.milliseconds)
}
