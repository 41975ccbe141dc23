import { expectSound } from '../../support/check'
import { openCloud } from '../../support/cloud'
import { racingPool } from '../../support/race'
import { buildWorld } from '../../support/world'
import { LedgerRush } from '../ledger/rush'

/**
 * Sixty-four clients on a few households: reserve, double taps, pick-ups against cancellations, awards,
 * bonuses, penalties and expiry all at once. The suite plays one short run; for the long version see
 * docs/how-to/ledger.md.
 */
const runs = Number(process.env.HAOLIN_LEDGER_RUNS ?? 1)
const asked = Number(process.env.HAOLIN_LEDGER_ASKED ?? 1500)
const isLong = runs > 1

const say = (line: string) => {
  if (isLong) process.stderr.write(`  ${line}\n`)
}

it.each(Array.from({ length: runs }, (_, index) => index + 1))(
  'run %i leaves every rule whole and every answer has a reason',
  async (run) => {
    const cloud = await openCloud({ poolSize: racingPool })
    try {
      const world = await buildWorld(cloud)
      const services = Math.ceil(asked * 0.08)
      const rush = await LedgerRush.prepare(cloud, world, 1000 + run, services)
      say(`run ${String(run)} of ${String(runs)} begins`)
      const { done, refused, failed } = await rush.run(asked, say)
      say(`done ${JSON.stringify([...done])} refused ${JSON.stringify([...refused])}`)
      expect(failed).toEqual([])
      expect([...done.keys()].sort()).toEqual(
        ['approve', 'confirm', 'end', 'expire', 'give', 'reserve'].sort(),
      )
      await cloud.app.idle()
      await expectSound(cloud.database.db, await cloud.now())
    } finally {
      await cloud.close()
    }
  },
  1_800_000,
)
