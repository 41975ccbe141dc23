import fc from 'fast-check'
import { expectSound } from '../support/check'
import { openCloud, type Cloud } from '../support/cloud'
import { buildWorld, type World } from '../support/world'
import { step, Story } from './sequences/steps'

/** The same sequences each time; one that ever fails is added to the examples by name. */
const runs = { numRuns: 30, seed: 420106, endOnFailure: true }

/** In the first sequences the checker looks after every step, in the others when they are over. */
const stepwise = 5

let cloud: Cloud
let world: World

beforeAll(async () => {
  cloud = await openCloud()
  world = await buildWorld(cloud)
})
afterAll(() => cloud.close())

/** How often each act was carried out and not refused, for a property that never does anything proves nothing. */
const done = new Map<string, number>()

it('in any sequence of commands every rule holds', async () => {
  let played = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 12, maxLength: 20, size: 'max' }),
      async (steps) => {
        played += 1
        const story = await Story.open(cloud, world)
        for (const one of steps) {
          const told = await story.carryOut(one)
          if (told === null) continue
          // A refusal has its reason; anything else that goes wrong is a bug.
          expect('failed' in told ? [one.act, told.failed] : null).toBeNull()
          if ('output' in told) done.set(one.act, (done.get(one.act) ?? 0) + 1)
          await cloud.app.idle()
          if (played <= stepwise) await expectSound(cloud.database.db, await cloud.now())
        }
        await expectSound(cloud.database.db, await cloud.now())
      },
    ),
    runs,
  )
}, 900_000)

it('every kind of step was carried out, not only refused', () => {
  expect([...done.keys()].sort()).toEqual(
    [
      'cancel',
      'cancel redemption',
      'check in',
      'check out',
      'confirm',
      'excuse',
      'pass',
      'pick up',
      'reserve',
      'sign up',
      'take back',
      'tick',
      'turn down',
    ].sort(),
  )
})
