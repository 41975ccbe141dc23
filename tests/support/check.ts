import type { Db } from '../../src/cloud/db/connect'
import { checkInvariants, type Violation } from '../../src/cloud/ops/check'

const lineOf = ({ rule, what, districtId, subject }: Violation) =>
  `rule ${String(rule)}: ${what} (${districtId}, ${subject})`

/** Fails with the list of what is broken. */
export const expectSound = async (db: Db, now?: Date) => {
  const violations = await checkInvariants(db, now)
  expect(violations.map(lineOf)).toEqual([])
}

/** Runs the checker after each test of the file, whatever the test itself was about. */
export const checkAfterEach = (what: () => { db: Db; now?: () => Promise<Date> }) => {
  afterEach(async () => {
    const { db, now } = what()
    await expectSound(db, await now?.())
  })
}
