import fc from 'fast-check'
import * as t from '../../src/cloud/db/tables'
import { liveCode, stepOfDigits } from '../../src/cloud/codes'
import { lockFor } from '../../src/domain/attendance'
import { minute } from '../../src/domain/time'
import { addChild, type Adult } from '../support/build'
import { expectSound } from '../support/check'
import { newKey, openCloud, outcome, type Cloud, type Told } from '../support/cloud'
import { addParty } from '../support/history'
import { buildWorld, type World } from '../support/world'

/** The same attacks each time. */
const seed = 640104

let cloud: Cloud
let world: World

beforeAll(async () => {
  cloud = await openCloud()
})
beforeEach(async () => {
  cloud.deps.offset.milliseconds = 0
  await cloud.database.empty()
  world = await buildWorld(cloud)
})
afterAll(() => cloud.close())

const sound = async () => {
  await cloud.app.idle()
  await expectSound(cloud.database.db, await cloud.now())
}

const drawn = <T>(what: fc.Arbitrary<T>, numRuns: number) => fc.sample(what, { numRuns, seed })
const byCode = (code: string) => ({ by: 'code' as const, code })
const byDigits = (digits: string) => ({ by: 'digits' as const, digits })
type Proof = ReturnType<typeof byCode> | ReturnType<typeof byDigits>

interface Comer {
  adult: Adult
  childId: string
}

/** So many mothers and their children have a place on these slots, which follow each other. */
const comersOn = async (count: number, slotIds: readonly string[]) => {
  const comers: Comer[] = []
  for (let index = 0; index < count; index += 1) {
    const adult = await world.addNeighbour(`邻居${String(index)}`)
    const childId = await addChild(world.builder, adult, '孩子', 9)
    const personIds = [adult.id, childId]
    for (const slotId of slotIds)
      await addParty(world.builder, { slotId, signer: adult, personIds, status: 'confirmed' })
    comers.push({ adult, childId })
  }
  return comers
}

const slotNow = async () => (await world.addSlot({ inHours: 0.2, lasts: 90, capacity: 500 })).slotId

const showSite = async (slotId: string) =>
  liveCode(cloud.deps.secret, 'site', slotId, await cloud.now())

const tryIn = (who: Adult, slotId: string, proof: Proof, personIds?: string[]) =>
  outcome(
    world.as(who).attendance.checkMyself({
      key: newKey(),
      slotId,
      act: 'in',
      proof,
      ...(personIds && { personIds }),
    }),
  )

const tryAtDesk = (slotId: string, proof: Proof) =>
  outcome(
    world.as(world.organizer).attendance.checkMember({ key: newKey(), slotId, act: 'in', proof }),
  )

const taken = (told: readonly Told[]) => told.filter((one) => 'output' in one).length
const reasons = (told: readonly Told[]) =>
  [...new Set(told.map((one) => ('refused' in one ? one.refused : 'taken')))].sort()
const scans = async () => (await cloud.database.db.select().from(t.scan)).length

/** Mothers check in with the code of the site, and then try it again and again for their children. */
const reuse = async (mothers: number) => {
  const slotId = await slotNow()
  const comers = await comersOn(mothers, [slotId])
  const first: Told[] = []
  const again: Told[] = []
  for (const { adult, childId } of comers) {
    const { code, digits } = await showSite(slotId)
    first.push(await tryIn(adult, slotId, byCode(code), [adult.id]))
    // The child is signed up and has not come, so nothing but the code stands in the way.
    for (const personIds of [[childId], [adult.id, childId], [childId], undefined, [childId]])
      for (const proof of [byCode(code), byDigits(digits)])
        again.push(await tryIn(adult, slotId, proof, personIds))
  }
  return { first, again }
}

describe('a site code that somebody has used', () => {
  it('is not taken from the same person again, in a hundred tries', async () => {
    const { first, again } = await reuse(10)
    expect(taken(first)).toBe(10)
    expect(again).toHaveLength(100)
    expect(reasons(again)).toEqual(['code_used'])
    expect(await scans()).toBe(10)
    await sound()
  })
})

/** A letter of a code is another one. */
const altered = (text: string, [where, what]: readonly [number, number]) => {
  const index = where % text.length
  const letters = Array.from('0123456789abcdefHLMSF.-').filter((one) => one !== text[index])
  return text.slice(0, index) + (letters[what % letters.length] ?? '') + text.slice(index + 1)
}

describe('at the real doors', () => {
  it('nothing stale, altered, cut off, of another slot or of another district is taken', async () => {
    const { secret } = cloud.deps
    const slotId = await slotNow()
    const elsewhere = await slotNow()
    const comers = await comersOn(10, [slotId])
    const outsiders = await comersOn(2, [elsewhere])
    const early = await showSite(slotId)
    const memberEarly = liveCode(secret, 'member', comers[0]?.adult.id ?? '', await cloud.now())
    cloud.pass(3 * minute)
    const far = world.there.resident
    const told: Told[] = []
    const places = drawn(fc.tuple(fc.nat(), fc.nat()), comers.length)
    for (const [index, { adult }] of comers.entries()) {
      const now = await cloud.now()
      const place = places[index] ?? [0, 0]
      const { code, digits } = await showSite(slotId)
      const other = await showSite(elsewhere)
      const member = liveCode(secret, 'member', adult.id, now)
      const outsider = outsiders[index % outsiders.length]?.adult.id ?? ''
      const atSite = [
        byCode(early.code),
        byCode(other.code),
        byCode(other.code.replace(elsewhere, slotId)),
        byCode(altered(code, place)),
        byCode(code.slice(0, -1 - (place[0] % 20))),
        byCode(member.code),
        byDigits(early.digits),
        byDigits(other.digits),
        byDigits(String((Number(digits) + 1 + (place[0] % 999_998)) % 1_000_000).padStart(6, '0')),
      ]
      const atDesk = [
        byCode(memberEarly.code),
        byCode(code),
        byCode(altered(member.code, place)),
        byCode(member.code.slice(0, -1 - (place[0] % 20))),
        byCode(liveCode(secret, 'member', outsider, now).code),
        byCode(liveCode(secret, 'member', outsider, now).code.replace(outsider, adult.id)),
        byCode(liveCode(secret, 'member', far.id, now).code),
        byCode(liveCode(secret, 'family', far.familyId, now).code),
        byCode(liveCode('another secret', 'member', adult.id, now).code),
      ]
      for (const proof of atSite) told.push(await tryIn(adult, slotId, proof))
      for (const proof of atDesk) told.push(await tryAtDesk(slotId, proof))
    }
    expect(told).toHaveLength(180)
    expect(reasons(told)).toEqual(['code_invalid', 'code_stale', 'digits_wrong', 'not_signed_up'])
    expect(await scans()).toBe(0)
    for (const { adult } of comers)
      expect(await tryIn(adult, slotId, byCode((await showSite(slotId)).code))).toHaveProperty(
        'output',
      )
    await sound()
  })

  it('the slot of another district is not there, however good the code', async () => {
    const { there } = world
    const slotId = await slotNow()
    await comersOn(1, [slotId])
    const { code } = await showSite(slotId)
    expect(await tryIn(there.resident, slotId, byCode(code))).toEqual({ failed: 'NOT_FOUND' })
  })
})

/** Slots that follow each other, and for all of which one can check in now. */
const slotsInTurn = async (count: number) => {
  const slotIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const slot = { inHours: 0.2 + index * 0.15, lasts: 9, capacity: 500 }
    slotIds.push((await world.addSlot(slot)).slotId)
  }
  return slotIds
}

interface Pair {
  adult: Adult
  slotId: string
}

/** Six digits for each guess, none of them right at the moment. */
const wrongDigits = async (guesses: readonly Pair[]) => {
  const now = await cloud.now()
  const isRight = (slotId: string, digits: string) =>
    stepOfDigits(cloud.deps.secret, 'site', slotId, digits, now) !== null
  const numbers = drawn(fc.nat(999_998), guesses.length)
  return guesses.map(({ slotId }, index) => {
    const digits = (number: number) => String(number).padStart(6, '0')
    const number = numbers[index] ?? 0
    return isRight(slotId, digits(number)) ? digits(number + 1) : digits(number)
  })
}

/** Everybody guesses at every slot, five times or up to three times more, all of it mixed and at once. */
const guessAll = async (people: number, slots: number) => {
  const slotIds = await slotsInTurn(slots)
  const comers = await comersOn(people, slotIds)
  const pairs = comers.flatMap(({ adult }) => slotIds.map((slotId) => ({ adult, slotId })))
  const all = pairs.flatMap((pair, index) => Array.from({ length: 5 + (index % 4) }, () => pair))
  const guesses = drawn(fc.shuffledSubarray(all, { minLength: all.length }), 1).flat()
  const digits = await wrongDigits(guesses)
  const answers = await Promise.all(
    guesses.map(({ adult, slotId }, index) => tryIn(adult, slotId, byDigits(digits[index] ?? ''))),
  )
  return pairs.map((pair) => {
    const own = answers.filter((_, index) => guesses[index] === pair)
    const count = (reason: string) =>
      own.filter((one) => 'refused' in one && one.refused === reason).length
    const [wrong, locked] = [count('digits_wrong'), count('digits_locked')]
    return { ...pair, asked: own.length, wrong, locked }
  })
}

describe('digits that somebody guesses', () => {
  const right = async (adult: Adult, slotId: string) =>
    tryIn(adult, slotId, byDigits((await showSite(slotId)).digits), [adult.id])

  it('lock after exactly five wrong tries, each person and slot apart; the right ones do not open', async () => {
    const pairs = await guessAll(8, 4)
    expect(pairs.map(({ wrong }) => wrong)).toEqual(pairs.map(() => 5))
    expect(pairs.map(({ locked }) => locked)).toEqual(pairs.map(({ asked }) => asked - 5))
    expect(pairs.filter(({ locked }) => locked > 0)).toHaveLength(24)
    for (const { adult, slotId } of pairs)
      expect(await right(adult, slotId)).toEqual({ refused: 'digits_locked' })
    cloud.pass(lockFor)
    for (const { adult, slotId } of pairs)
      expect(await right(adult, slotId)).toHaveProperty('output')
    await sound()
  })
})

/** They come last: what they take away from the database is not there any more. */
describe('control', () => {
  it('without the key that keeps the use of a code it is taken again', async () => {
    await cloud.database.db.execute(
      'alter table code_use drop constraint code_use_district_id_slot_id_person_id_act_step_pk',
    )
    expect(taken((await reuse(2)).again)).toBe(2)
  })

  it('without the count people go on guessing', async () => {
    await cloud.database.db.execute(`
      create function forget() returns trigger language plpgsql as $$
      begin new.wrong := 0; return new; end $$`)
    await cloud.database.db.execute(
      'create trigger forget before insert or update on code_guess for each row execute function forget()',
    )
    const pairs = await guessAll(2, 2)
    expect(pairs.map(({ asked, wrong }) => asked - wrong)).toEqual([0, 0, 0, 0])
  })
})
