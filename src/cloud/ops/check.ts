import { max, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { readNow, type Db, type Tx } from '../db/connect'
import { audit } from '../db/tables'
import { awardChecks } from './checks/awards.sql'
import { certificateChecks } from './checks/certificates.sql'
import { hoursChecks } from './checks/hours.sql'
import { scanChecks } from './checks/scans.sql'
import { householdChecks } from './checks/households.sql'
import { ledgerChecks } from './checks/ledger.sql'
import { moveChecks } from './checks/moves.sql'
import type { Check, RuleNumber } from './checks/rule'
import { ruleChecks } from './checks/rules.sql'
import { seatChecks } from './checks/seats.sql'
import { shelfChecks } from './checks/shelf.sql'
import { shopChecks } from './checks/shop.sql'
import { trailChecks } from './checks/trail.sql'

export interface Violation {
  rule: RuleNumber
  what: string
  districtId: string
  /** The id of what is wrong. */
  subject: string
}

/** What is asked in one statement: a statement costs more than most of its answers. */
const groups: readonly (readonly Check[])[] = [
  ledgerChecks,
  moveChecks,
  seatChecks,
  awardChecks,
  hoursChecks,
  [...scanChecks, ...ruleChecks],
  [...shopChecks, ...shelfChecks],
  trailChecks,
  [...householdChecks, ...certificateChecks],
]

const dialect = new PgDialect()

/** Those that do not ask for the time are written out once: to put them together costs as much as to answer them. */
const written = new Map<Check, string>()

const textOf = (check: Check, now: Date) => {
  const known = written.get(check)
  if (known !== undefined) return known
  const asks = sql`select ${check.rule}::int as rule, found.* from (${check.finds(now)}) as found`
  const text = dialect.sqlToQuery(asks.inlineParams()).sql
  if (check.finds.length === 0) written.set(check, text)
  return text
}

const ask = (tx: Tx, group: readonly Check[], now: Date): Promise<Violation[]> => {
  const text = group.map((check) => textOf(check, now)).join(' union all ')
  return tx
    .select({
      rule: sql<RuleNumber>`found.rule`,
      districtId: sql<string>`found.district_id`,
      subject: sql<string>`found.subject`,
      what: sql<string>`found.what`,
    })
    .from(sql.raw(`(${text}) as found`))
    .execute()
}

/** The database's clock, or the last command's where a demonstration has moved its own clock ahead. */
const latest = async (db: Db): Promise<Date> => {
  const now = await readNow(db, 0)
  const [last] = await db.select({ at: max(audit.at) }).from(audit)
  return last?.at && last.at > now ? last.at : now
}

/**
 * Asks the database whether every numbered invariant holds, in one snapshot, changing nothing. The questions go
 * out together. `now` is given by tests that have moved their clock, `rules` by those that ask for some only.
 */
export const checkInvariants = (
  db: Db,
  now?: Date,
  rules?: readonly RuleNumber[],
): Promise<Violation[]> =>
  db.transaction(
    async (tx) => {
      const at = now ?? (await latest(tx))
      const asked = groups
        .map((group) => group.filter(({ rule }) => rules?.includes(rule) ?? true))
        .filter((group) => group.length > 0)
      const violations = await Promise.all(asked.map((group) => ask(tx, group, at)))
      return violations.flat().sort((one, other) => one.rule - other.rule)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
