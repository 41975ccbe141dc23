import type { Db } from '../../src/cloud/db/connect'
import { checkInvariants, type Violation } from '../../src/cloud/ops/check'
import type { RuleNumber } from '../../src/cloud/ops/checks/rule'

const lineOf = ({ rule, what, districtId, subject }: Violation) =>
  `rule ${String(rule)}: ${what} (${districtId}, ${subject})`

/** Fails with the list of what is broken: of all rules, or of some. */
export const expectSound = async (db: Db, now?: Date, rules?: readonly RuleNumber[]) => {
  const violations = await checkInvariants(db, now, rules)
  expect(violations.map(lineOf)).toEqual([])
}

/** Runs the checker after each test of the file, whatever the test itself was about. */
export const checkAfterEach = (what: () => { db: Db; now?: () => Promise<Date> }) => {
  afterEach(async () => {
    const { db, now } = what()
    await expectSound(db, await now?.())
  })
}
