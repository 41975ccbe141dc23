/** What went wrong, and what was behind it: Drizzle wraps the driver's error as the cause. */
const chainOf = (error: unknown): Error[] =>
  error instanceof Error ? [error, ...chainOf(error.cause)] : []

/** SQLSTATE, or the code of the network, of an error of either driver. */
const codeOf = (error: unknown): string | null => {
  for (const one of chainOf(error))
    if ('code' in one && typeof one.code === 'string') return one.code
  return null
}

/** The constraint that a statement would have broken; null for any other error. */
export const brokenConstraint = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint
  return brokenConstraint(error.cause)
}

/** Serialisation failure and deadlock: nothing was done, the same work may be tried again at once. */
export const isWorthRetrying = (error: unknown) => {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}

/** Said of each statement after the one that failed. */
export const isAftermath = (error: unknown) => codeOf(error) === '25P02'

/** What was read before a lock has changed until it was held. Nothing was done, so it is tried again like a serialisation failure. */
export class Overtaken extends Error {
  readonly code = '40001'
}

const lost = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
])

/** The driver says these in words only. */
const lostInWords =
  /^Connection terminated|^Client has encountered a connection error|^Client was closed/

/** The database went away; a retry with the same key is safe. */
export const isLostConnection = (error: unknown) => {
  const code = codeOf(error)
  if (code !== null && lost.has(code)) return true
  return chainOf(error).some(({ message }) => lostInWords.test(message))
}

/** There is more to do than can be done soon, and nothing was done: better to say so than to let people wait. */
export class Busy extends Error {
  constructor(what: string) {
    super(`too busy: ${what}`)
    this.name = 'Busy'
  }
}

/** Too many connections; a lock that was not to be had in time. */
const busy = new Set(['53300', '55P03'])

const busyInWords = /^timeout exceeded when trying to connect/

const isBusy = (error: unknown) => {
  const code = codeOf(error)
  if (code !== null && busy.has(code)) return true
  return chainOf(error).some((one) => one instanceof Busy || busyInWords.test(one.message))
}

/** Nothing is wrong with the request: asked again a little later, with the same key, it is carried out once. */
export const isUnavailable = (error: unknown) => isLostConnection(error) || isBusy(error)
