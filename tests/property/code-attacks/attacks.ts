import fc from 'fast-check'
import type { Proof } from '../../../src/cloud/attendance/proof'
import { codeKinds, codePrefix, stepLength, type LiveCode } from '../../../src/domain/codes'
import { later } from '../../../src/domain/time'
import {
  everyoneOf,
  marked,
  shownBy,
  shownElsewhere,
  shownWithOldKey,
  tryDoor,
  type Door,
  type Maker,
  type Scene,
} from './doors'

/** What somebody may try with a code, or with its digits. */
const onCodes = [
  'reused',
  'stale',
  'too early',
  'of another',
  'under another name',
  'of another kind',
  'of another day',
  'of another installation',
  'altered',
  'with another signature',
  'cut off',
] as const
const onDigits = [
  'reused',
  'stale',
  'too early',
  'of another',
  'of another kind',
  'of another day',
  'of another installation',
  'altered',
  'cut off',
] as const

type Attack = (typeof onCodes)[number]
type By = Proof['by']

export interface Case {
  scene: Scene
  door: Door
  by: By
  attack: Attack
  /** At the desk: the code of one person or of the household. */
  isFamily: boolean
  onPhone: boolean
  /** How long after it was shown the honest one is used. */
  wait: number
  where: number
  what: number
}

const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

const scenes: fc.Arbitrary<Scene> = fc.record({
  now: instants,
  slotId: fc.uuid(),
  otherSlotId: fc.uuid(),
  familyId: fc.uuid(),
  motherId: fc.uuid(),
  childId: fc.uuid(),
  neighbourId: fc.uuid(),
  outsiderId: fc.uuid(),
})

const tries = fc.oneof(
  fc.record({ by: fc.constant('code' as const), attack: fc.constantFrom(...onCodes) }),
  fc.record({ by: fc.constant('digits' as const), attack: fc.constantFrom(...onDigits) }),
)

export const cases: fc.Arbitrary<Case> = fc
  .record({
    scene: scenes,
    door: fc.constantFrom<Door>('site', 'desk'),
    tried: tries,
    isFamily: fc.boolean(),
    onPhone: fc.boolean(),
    wait: fc.nat(),
    where: fc.nat(),
    what: fc.nat(),
  })
  .map(({ tried, ...rest }) => ({ ...rest, ...tried }))

const makerOf = ({ scene, door, isFamily, onPhone }: Case): Maker => {
  if (door === 'site') return { kind: 'site', id: scene.slotId, onPhone }
  return isFamily
    ? { kind: 'family', id: scene.familyId, onPhone }
    : { kind: 'member', id: scene.motherId, onPhone }
}

/** A real one, of another slot or of somebody who is not signed up. */
const foreign = ({ scene, door }: Case, maker: Maker): Maker => ({
  ...maker,
  id: door === 'site' ? scene.otherSlotId : scene.outsiderId,
})

const proofOf = (by: By, { code, digits }: LiveCode): Proof =>
  by === 'code' ? { by, code } : { by, digits }

const textOf = (proof: Proof) => (proof.by === 'code' ? proof.code : proof.digits)
const saying = (by: By, text: string): Proof =>
  by === 'code' ? { by, code: text } : { by, digits: text }

/** Another letter in one place. */
const altered = (text: string, where: number, what: number, alphabet: string) => {
  const index = where % text.length
  const others = Array.from(alphabet).filter((letter) => letter !== text[index])
  return text.slice(0, index) + (others[what % others.length] ?? '') + text.slice(index + 1)
}

/** One byte of the signature is another one. */
const signedOtherwise = (code: string, where: number, what: number) => {
  const parts = code.split('.')
  const bytes = Buffer.from(parts.at(-1) ?? '', 'hex')
  const index = where % bytes.length
  bytes.writeUInt8(bytes.readUInt8(index) ^ (1 + (what % 255)), index)
  return [...parts.slice(0, -1), bytes.toString('hex')].join('.')
}

/** What is good at the other door only, or this one's code under the name of another kind. */
const ofAnotherKind = ({ by, scene, door, what }: Case, maker: Maker, live: LiveCode): Proof => {
  const { slotId, motherId, familyId } = scene
  const others: Pick<Maker, 'kind' | 'id'>[] =
    door === 'desk'
      ? [{ kind: 'site', id: slotId }]
      : [
          { kind: 'member', id: motherId },
          { kind: 'family', id: familyId },
        ]
  if (by === 'digits' || what % 2 === 0) {
    const other = others[(what >> 1) % others.length]
    return proofOf(by, shownBy({ ...maker, ...other }, scene.now))
  }
  const kinds = codeKinds.filter((kind) => kind !== maker.kind)
  const name = codePrefix[kinds[(what >> 1) % kinds.length] ?? 'site']
  return saying(by, live.code.replace(codePrefix[maker.kind], name))
}

const tampered = (asked: Case, proof: Proof): Proof => {
  const { by, where, what } = asked
  const text = textOf(proof)
  switch (asked.attack) {
    case 'altered':
      return saying(
        by,
        altered(text, where, what, by === 'code' ? '0123456789abcdefABCDEFHLMSx.-' : '0123456789'),
      )
    case 'with another signature':
      return saying(by, signedOtherwise(text, where, what))
    default:
      return saying(by, text.slice(0, where % text.length))
  }
}

/** What is shown instead of the honest one, and when. */
const attackOf = (asked: Case, maker: Maker): { proof: Proof; at: Date } => {
  const { scene, by, what } = asked
  const { now } = scene
  const live = shownBy(maker, now)
  const step = stepLength[maker.kind]
  const honest = proofOf(by, live)
  switch (asked.attack) {
    case 'reused':
      return { proof: honest, at: later(live.validUntil, what % step) }
    case 'stale':
      return { proof: honest, at: later(live.validUntil, step + (what % 1_000_000) * 1000) }
    case 'too early': {
      const ahead = later(now, 5000 + (1 + (what % 20_000)) * step)
      return { proof: proofOf(by, shownBy(maker, ahead)), at: now }
    }
    case 'of another':
      return { proof: proofOf(by, shownBy(foreign(asked, maker), now)), at: now }
    case 'under another name': {
      const other = foreign(asked, maker)
      return { proof: saying(by, shownBy(other, now).code.replace(other.id, maker.id)), at: now }
    }
    case 'of another kind':
      return { proof: ofAnotherKind(asked, maker, live), at: now }
    case 'of another day':
      return { proof: proofOf(by, shownWithOldKey(maker, now)), at: now }
    case 'of another installation':
      return { proof: proofOf(by, shownElsewhere(maker, now)), at: now }
    case 'altered':
    case 'with another signature':
    case 'cut off':
      return { proof: tampered(asked, honest), at: now }
  }
}

/** The honest one is taken where it should be, and then somebody tries the other thing. */
export const play = (asked: Case): { honest: boolean; attack: boolean } => {
  const { scene, door, by } = asked
  const maker = makerOf(asked)
  const live = shownBy(maker, scene.now)
  const good = live.validUntil.getTime() - scene.now.getTime() + stepLength[maker.kind]
  const at = later(scene.now, asked.wait % good)
  const everyone = everyoneOf(scene)
  const came = tryDoor(scene, door, proofOf(by, live), at, everyone)
  const isAgain = asked.attack === 'reused' && Array.isArray(came)
  const people = isAgain ? marked(everyone, came, at) : everyone
  const attack = attackOf(asked, maker)
  return {
    honest: Array.isArray(came),
    attack: Array.isArray(tryDoor(scene, door, attack.proof, attack.at, people)),
  }
}

/** Of so many cases: how many honest ones were taken, and how many attacks, each by its name. */
export const playAll = (numRuns: number, seed: number) => {
  const tried = new Map<string, number>()
  const taken = new Map<string, number>()
  let honest = 0
  const more = (counts: Map<string, number>, name: string) => {
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const asked of fc.sample(cases, { numRuns, seed })) {
    const name = `${asked.door}, ${asked.by} ${asked.attack}`
    const told = play(asked)
    if (told.honest) honest += 1
    more(tried, name)
    if (told.attack) more(taken, name)
  }
  return { honest, tried, taken: Object.fromEntries(taken) }
}

export const kindsOfAttack = 2 * (onCodes.length + onDigits.length)
