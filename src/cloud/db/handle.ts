import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as tables from './tables'

/** One database handle for both engines, and for a transaction on either. */
export type Db = PgDatabase<PgQueryResultHKT, typeof tables>

/** Inside a transaction. On the embedded engine a statement outside of it would wait for ever: always pass it. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
