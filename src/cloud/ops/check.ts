import { max, sql } from 'drizzle-orm'
import { readNow, type Db } from '../db/connect'
import { audit } from '../db/tables'
import { awardChecks } from './checks/awards.sql'
import { certificateChecks } from './checks/certificates.sql'
import { hoursChecks } from './checks/hours.sql'
import { scanChecks } from './checks/scans.sql'
import { householdChecks } from './checks/households.sql'
import { ledgerChecks } from './checks/ledger.sql'
import { moveChecks } from './checks/moves.sql'
import type { RuleNumber } from './checks/rule'
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

const checks = [
  ...ledgerChecks,
  ...moveChecks,
  ...seatChecks,
  ...awardChecks,
  ...hoursChecks,
  ...scanChecks,
  ...ruleChecks,
  ...shopChecks,
  ...shelfChecks,
  ...trailChecks,
  ...householdChecks,
  ...certificateChecks,
]

/** The database's clock, or the last command's where a demonstration has moved its own clock ahead. */
const latest = async (db: Db): Promise<Date> => {
  const now = await readNow(db, 0)
  const [last] = await db.select({ at: max(audit.at) }).from(audit)
  return last?.at && last.at > now ? last.at : now
}

/**
 * Asks the database whether every numbered invariant holds, in one snapshot, changing nothing. `now` is given
 * by tests that have moved their clock.
 */
export const checkInvariants = (db: Db, now?: Date): Promise<Violation[]> =>
  db.transaction(
    async (tx) => {
      const at = now ?? (await latest(tx))
      const violations: Violation[] = []
      for (const check of checks) {
        const found = await tx
          .select({
            districtId: sql<string>`found.district_id`,
            subject: sql<string>`found.subject`,
            what: sql<string>`found.what`,
          })
          .from(sql`(${check.finds(at)}) as found`)
        violations.push(...found.map((row) => ({ rule: check.rule, ...row })))
      }
      return violations.sort((one, other) => one.rule - other.rule)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
