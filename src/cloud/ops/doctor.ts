import { ConfigError } from '../config'
import type { Connection } from '../db/connect'
import { checkInvariants } from './check'

/** What each rule of the checker promises, in a sentence. */
const promises = [
  'Postings sum to zero, per movement and in total',
  'Balances are not negative and equal postings and open lots',
  'No slot is oversold and its counters equal the counts',
  'No free seat while someone who fits is waiting',
  'Promotions followed the order of the line',
  'Each confirmed attendance has exactly one award or a reason for none',
  'Stock equals its moves and each redemption has one debit and one end at most',
  'One live sign-up per person and slot, no two seats at one time',
  'Every write has its audit row, and ledger and audit only grow',
  'Everything acknowledged is there',
] as const

/** `npm run doctor`: the checker's result, rule by rule; throws when anything is wrong. */
export const doctorCommand = async (connection: Connection, say: (line: string) => void) => {
  say('Checking the invariants …')
  const violations = await checkInvariants(connection.db)
  promises.forEach((promise, index) => {
    const broken = violations.filter(({ rule }) => rule === index + 1)
    say(`  ${broken.length === 0 ? '✓' : '✗'} ${String(index + 1).padStart(2)}  ${promise}`)
    for (const { what, districtId, subject } of broken.slice(0, 10)) {
      say(`        ${what} (district ${districtId}, ${subject})`)
    }
    if (broken.length > 10) say(`        … and ${String(broken.length - 10)} more`)
  })
  if (violations.length > 0) {
    throw new ConfigError(`${String(violations.length)} violations. Nothing was changed; look at the audit rows of the subjects above.`)
  }
  say('Everything holds.')
}
