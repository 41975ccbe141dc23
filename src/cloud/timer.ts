import { isLostConnection } from './db/errors'
import type { Deps } from './deps'

/** What the timer could not do is written down under this, for whoever runs it. */
const failed = (what: string) => `timer: ${what} failed`

/**
 * Each on its own: one that fails is written down and holds up nobody else, and is tried again in a minute. With
 * no database there is nothing to go on with. Answers how many were looked at.
 */
export const eachAlone = async <T extends object>(
  { log }: Deps,
  what: string,
  all: readonly T[],
  act: (one: T) => Promise<unknown>,
): Promise<number> => {
  for (const one of all) {
    try {
      await act(one)
    } catch (error) {
      if (isLostConnection(error)) throw error
      log.error({ err: error, one }, failed(what))
    }
  }
  return all.length
}

/** One step of the timer in one district; the other steps and districts go on without it. */
export const step = async <T>(
  { log }: Deps,
  what: string,
  act: () => Promise<T>,
  otherwise: T,
): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    log.error({ err: error }, failed(what))
    return otherwise
  }
}
