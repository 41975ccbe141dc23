import { performance } from 'node:perf_hooks'
import { Busy } from '../db/errors'

/** Somebody who waits in a queue of this process, since when by its own clock, and can be sent away. */
export interface Patient {
  since: number
  reject: (error: unknown) => void
}

export interface Queue<W> {
  waiting: W[]
  running: number
}

/** ★ For how many milliseconds a request waits for its turn before it is told to come again. */
const patience = 5000

/** Whoever has waited too long is told so; nothing of it has begun. */
export const dismissLate = <W extends Patient>(queue: Queue<W>) => {
  const latest = performance.now() - patience
  const [first] = queue.waiting
  // They stand in the order in which they came.
  if (first === undefined || first.since >= latest) return
  for (const one of queue.waiting)
    if (one.since < latest) one.reject(new Busy('its turn did not come in time'))
  queue.waiting = queue.waiting.filter(({ since }) => since >= latest)
}
