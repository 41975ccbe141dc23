import { performance } from 'node:perf_hooks'
import { Busy } from '../db/errors'
import type { Deps } from '../deps'

/** Somebody who waits in a queue of this process, since when by its own clock, and can be sent away. */
export interface Patient {
  since: number
  reject: (error: unknown) => void
}

export interface Queue<W> {
  waiting: W[]
  running: number
}

/** A queue of its own for each district of each app. */
export const queuesByDistrict = <W>() => {
  const queues = new WeakMap<Deps, Map<string, Queue<W>>>()
  return (deps: Deps, districtId: string): Queue<W> => {
    const districts = queues.get(deps) ?? new Map<string, Queue<W>>()
    queues.set(deps, districts)
    const queue = districts.get(districtId) ?? { waiting: [], running: 0 }
    districts.set(districtId, queue)
    return queue
  }
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
