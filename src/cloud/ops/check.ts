import { sql } from 'drizzle-orm'
import { readNow, type Db } from '../db/connect'
import { awardChecks } from './checks/awards.sql'
import { householdChecks } from './checks/households.sql'
import { ledgerChecks } from './checks/ledger.sql'
import type { RuleNumber } from './checks/rule'
import { seatChecks } from './checks/seats.sql'
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
  ...seatChecks,
  ...awardChecks,
  ...shopChecks,
  ...trailChecks,
  ...householdChecks,
]

/**
 * Asks the database whether every numbered invariant holds, in one snapshot, changing nothing. `now` is the
 * database's own clock unless a test or the demonstration has shifted it.
 */
export const checkInvariants = (db: Db, now?: Date): Promise<Violation[]> =>
  db.transaction(
    async (tx) => {
      const at = now ?? (await readNow(tx, 0))
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
