import { performance } from 'node:perf_hooks'

export interface Rush<T> {
  /** Seconds from the first request to the last answer. */
  took: number
  /** How long each answer took, in milliseconds. */
  waits: number[]
  answers: T[]
}

/** So many clients, each sending its next request when the last one is answered, until all are sent. */
export const rush = async <T>(
  clients: number,
  requests: number,
  send: (index: number) => Promise<T>,
): Promise<Rush<T>> => {
  const waits: number[] = []
  const answers: T[] = []
  let next = 0
  const client = async () => {
    while (next < requests) {
      const index = next
      next += 1
      const began = performance.now()
      answers.push(await send(index))
      waits.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { took: (performance.now() - began) / 1000, waits, answers }
}
