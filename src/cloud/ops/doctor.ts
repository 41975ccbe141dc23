import { ConfigError } from '../config'
import { readNow, type Connection } from '../db/connect'
import { checkInvariants } from './check'
import { rules } from './checks/rule'

/** The most violations of one rule that are printed. */
const mostShown = 10

/** `npm run doctor`: the checker's result, rule by rule; throws when anything is wrong. */
export const doctorCommand = async (
  { db }: Connection,
  say: (line: string) => void,
  offset = 0,
) => {
  say('Checking the invariants...')
  // A demonstration's clock may be ahead of the database's: what is due there is judged by that clock.
  const now = offset === 0 ? undefined : await readNow(db, offset)
  const violations = await checkInvariants(db, now)
  for (const [number, promise] of Object.entries(rules)) {
    const broken = violations.filter(({ rule }) => String(rule) === number)
    say(`  ${broken.length === 0 ? '✓' : '✗'} ${number.padStart(2)}  ${promise}`)
    for (const { what, districtId, subject } of broken.slice(0, mostShown)) {
      say(`        ${what} (district ${districtId}, ${subject})`)
    }
    if (broken.length > mostShown) say(`       ... and ${String(broken.length - mostShown)} more`)
  }
  if (violations.length > 0) {
    throw new ConfigError(
      `${String(violations.length)} violations. Nothing was changed; look at the audit rows of the subjects above.`,
    )
  }
  say('Everything holds.')
}
