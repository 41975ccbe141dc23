import type { Connection } from '../../src/cloud/db/connect'

/** Which engine this run of the suite is for; the same files run once on each. */
export const engine: Connection['engine'] =
  process.env.HAOLIN_DB === 'postgres' ? 'postgres' : 'pglite'
