import fc from 'fast-check'
import type { RuleNumber } from '../../../src/cloud/ops/checks/rule'
import { expectSound } from '../../support/check'
import { openCloud, type Cloud, type Told } from '../../support/cloud'
import { buildWorld, type World } from '../../support/world'

/** One sequence's own people and things, in a world that many sequences share. */
export interface Story<S> {
  /** Carries one step out; null when there is nothing that it could be about yet. */
  carryOut: (step: S) => Promise<Told | null>
}

interface Sequences<S extends { act: string }> {
  /** The rule that the sequences are to prove, as a sentence. */
  rule: string
  step: fc.Arbitrary<S>
  open: (cloud: Cloud, world: World) => Promise<Story<S>>
  /** How many steps a sequence has. */
  length: { minLength: number; maxLength: number }
  /** So many sequences, the same each time. */
  numRuns: number
  seed: number
  /** In so many of the first sequences the checker looks after every step, in the others when they are over. */
  stepwise: number
  /** What the sequences are about; all rules are looked at when a world is over, and where this is left out. */
  rules?: readonly RuleNumber[]
  /** Everything that must have been carried out at least so often, for a property that does nothing proves nothing. */
  acts: readonly S['act'][]
  leastOften: number
  /** Sequences that once failed, or that show a corner, each by its name. */
  pinned: readonly (readonly [name: string, steps: readonly S[]])[]
}

/** So many sequences share a world: what the checker reads grows with each. */
const worldLasts = 25

/** Plays sequences of real commands against the cloud and lets the checker look at what has become of it. */
export const playSequences = <S extends { act: string }>(of: Sequences<S>) => {
  let cloud: Cloud
  let world: World
  let played = 0
  const done = new Map<string, number>()

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  const sound = async (rules?: readonly RuleNumber[]) => {
    await cloud.app.idle()
    await expectSound(cloud.database.db, await cloud.now(), rules)
  }

  const freshWorld = async () => {
    if (played > 0) await sound()
    cloud.deps.offset.milliseconds = 0
    await cloud.database.empty()
    world = await buildWorld(cloud)
  }

  const play = async (steps: readonly S[], looksAtEach: boolean) => {
    if (played % worldLasts === 0) await freshWorld()
    played += 1
    const story = await of.open(cloud, world)
    for (const one of steps) {
      const told = await story.carryOut(one)
      if (told === null) continue
      // A refusal has its reason; anything else that goes wrong is a bug.
      expect('failed' in told ? [one.act, told.failed] : null).toBeNull()
      if ('output' in told) done.set(one.act, (done.get(one.act) ?? 0) + 1)
      if (looksAtEach) await sound(of.rules)
    }
    await sound(of.rules)
  }

  if (of.pinned.length > 0) it.each(of.pinned)('%s', (_, steps) => play(steps, true))

  it(
    of.rule,
    async () => {
      let begun = 0
      const { numRuns, seed, stepwise } = of
      await fc.assert(
        fc.asyncProperty(fc.array(of.step, { ...of.length, size: 'max' }), (steps) => {
          begun += 1
          return play(steps, begun <= stepwise)
        }),
        { numRuns, seed, endOnFailure: true },
      )
      await sound()
    },
    1_200_000,
  )

  it('every kind of step was carried out, not only refused', () => {
    const often = of.acts.map((act) => [act, (done.get(act) ?? 0) >= of.leastOften])
    expect(often).toEqual(of.acts.map((act) => [act, true]))
    expect([...done.keys()].filter((act) => !of.acts.includes(act))).toEqual([])
  })
}
