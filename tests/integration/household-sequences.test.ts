import fc from 'fast-check'
import { expectSound } from '../support/check'
import { openCloud, type Cloud } from '../support/cloud'
import { buildWorld, type World } from '../support/world'
import { householdStep, HouseholdStory } from './sequences/household-steps'

/** The same sequences each time; one that ever fails is added to the examples by name. */
const runs = { numRuns: 60, seed: 640104, endOnFailure: true }

/** In the first sequences the checker looks after every step, in the others when they are over. */
const stepwise = 6

let cloud: Cloud
let world: World

beforeAll(async () => {
  cloud = await openCloud()
})
// A world of its own now and then, for the checker looks at everything that was ever done in one.
const openWorld = async () => {
  cloud.deps.offset.milliseconds = 0
  await cloud.database.empty()
  world = await buildWorld(cloud)
}
afterAll(() => cloud.close())

const done = new Map<string, number>()

it('when households join, redeem, leave and divide, in any order, every rule holds', async () => {
  let played = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(householdStep, { minLength: 6, maxLength: 10, size: 'max' }),
      async (steps) => {
        if (played % 25 === 0) await openWorld()
        played += 1
        const story = await HouseholdStory.open(cloud, world)
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
      'count',
      'earn',
      'hand over',
      'join',
      'leave',
      'pick up',
      'receive',
      'reserve',
      'split',
      'wait',
    ].sort(),
  )
})
