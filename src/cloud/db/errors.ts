/** SQLSTATE of an error of either driver; Drizzle wraps the driver's error as the cause. */
const sqlState = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return sqlState(error.cause)
}

/** The constraint that a statement would have broken; null for any other error. */
export const brokenConstraint = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint
  return brokenConstraint(error.cause)
}

/** Serialisation failure and deadlock: nothing was done, the same work may be tried again at once. */
export const isWorthRetrying = (error: unknown) => {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

const lost = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08003',
  '08006',
  '08001',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
])

/** The database went away; a retry with the same key is safe. */
export const isLostConnection = (error: unknown) => {
  const state = sqlState(error)
  return state !== null && lost.has(state)
}
