import fc from 'fast-check'
import { expectSound } from '../support/check'
import { openCloud, type Cloud } from '../support/cloud'
import { buildWorld, type World } from '../support/world'
import { Purse, step, type Step } from './ledger/steps'

/** The same sequences each time; one that ever fails is added to the examples by name. */
const runs = { numRuns: 150, seed: 640104, endOnFailure: true }

/** So many sequences share a world: what the checker reads grows with each. */
const worldLasts = 25

let cloud: Cloud
let world: World
let played = 0

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const freshWorld = async () => {
  await cloud.app.idle()
  cloud.deps.offset.milliseconds = 0
  await cloud.database.empty()
  world = await buildWorld(cloud)
}

const done = new Map<string, number>()

const play = async (steps: readonly Step[]) => {
  if (played % worldLasts === 0) await freshWorld()
  played += 1
  const purse = await Purse.open(cloud, world)
  for (const one of steps) {
    const told = await purse.carryOut(one)
    if (told === null) continue
    // A refusal has its reason; anything else that goes wrong is a bug.
    expect('failed' in told ? [one.act, told.failed] : null).toBeNull()
    if ('output' in told) done.set(one.act, (done.get(one.act) ?? 0) + 1)
  }
  await cloud.app.idle()
  await expectSound(cloud.database.db, await cloud.now())
}

/** Sequences that once failed, or that show a corner, each by its name. */
const pinned: [steps: Step[]][] = [
  [
    [
      { act: 'old points', who: 0, amount: 9, days: 5 },
      { act: 'reserve', who: 0, item: 1 },
      { act: 'pass', days: 4 },
      { act: 'cancel', redemption: 0 },
      { act: 'pass', days: 4 },
      { act: 'reserve', who: 0, item: 0 },
      { act: 'pass', days: 8 },
    ],
  ],
]

it('after any sequence of steps that move points every rule holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12, size: 'max' }), play),
    { ...runs, examples: pinned },
  )
}, 1_200_000)

it('every kind of step was carried out, not only refused', () => {
  expect([...done.keys()].sort()).toEqual(
    [
      'approve',
      'bonus',
      'cancel',
      'decline',
      'old points',
      'pass',
      'penalty',
      'pick up',
      'reserve',
      'rule',
      'serve',
      'turn down',
    ].sort(),
  )
})
