import { setTimeout } from 'node:timers/promises'
import type { Deps } from '../deps'
import { drainOutbox } from './run'

/** Whoever commits while a round runs waits so long for company, in milliseconds: a rush is told in few rounds. */
const company = 50

/**
 * Runs the outbox after commits, one round at a time per district, without making the caller wait. Where somebody
 * does wait until it is idle, `most` tasks are taken after a commit and the rest is left to the timer.
 */
export const runAfterCommits = (deps: Deps, most = Infinity) => {
  const wanted = new Set<string>()
  const running = new Map<string, Promise<void>>()

  const run = async (districtId: string) => {
    // Whoever commits while a round runs asks for another one, which then finds the new tasks.
    while (wanted.delete(districtId)) {
      await drainOutbox(deps, districtId, most).catch((error: unknown) => {
        deps.log.error({ err: error, districtId }, 'outbox')
      })
      if (wanted.has(districtId)) await setTimeout(company)
    }
    running.delete(districtId)
  }

  return {
    kick: (districtId: string) => {
      wanted.add(districtId)
      if (!running.has(districtId)) running.set(districtId, run(districtId))
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
