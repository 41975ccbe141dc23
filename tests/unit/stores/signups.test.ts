import { SignupsStore } from '../../../src/miniprogram/stores/signups'
import { offline, phoneWith, Refused } from './cloud'

const wish = { slotId: 'slot', personIds: ['parent', 'child'], answers: { size: 'M' } }
const keyOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'key' in input ? input.key : undefined

test('The network breaks while signing up: trying again sends the same key.', async () => {
  let isDown = true
  const phone = phoneWith({
    'signups.create': () =>
      isDown ? offline : { partyId: 'party', status: 'confirmed', position: null },
  })
  const signups = new SignupsStore(phone.api, phone.platform)
  expect(await signups.create.run(wish)).toBeNull()
  expect(signups.create.failure).toEqual({ kind: 'offline' })
  isDown = false
  expect(await signups.create.run(wish)).toMatchObject({ status: 'confirmed' })
  const [first, second] = phone.inputsTo('signups.create').map(keyOf)
  expect(second).toBe(first)
})

test('A refusal ends the intent: the next try is a new one.', async () => {
  const phone = phoneWith({ 'signups.create': () => new Refused('time_clash', '午间送餐') })
  const signups = new SignupsStore(phone.api, phone.platform)
  await signups.create.run(wish)
  expect(signups.create.failure).toEqual({
    kind: 'refused',
    reason: 'time_clash',
    detail: '午间送餐',
  })
  await signups.create.run(wish)
  const [first, second] = phone.inputsTo('signups.create').map(keyOf)
  expect(second).not.toBe(first)
})

test('A second tap while the first is under way does nothing.', async () => {
  const phone = phoneWith({
    'signups.create': () => ({ partyId: 'party', status: 'waitlisted', position: 2 }),
  })
  const signups = new SignupsStore(phone.api, phone.platform)
  const [first, second] = await Promise.all([signups.create.run(wish), signups.create.run(wish)])
  expect(first).toMatchObject({ position: 2 })
  expect(second).toBeNull()
  expect(phone.inputsTo('signups.create')).toHaveLength(1)
})

test('The offer ran out before the answer came: the refusal says so, and nothing is left half-done.', async () => {
  const phone = phoneWith({ 'signups.accept': () => new Refused('offer_expired') })
  const signups = new SignupsStore(phone.api, phone.platform)
  expect(await signups.accept.run({ partyId: 'party' })).toBeNull()
  expect(signups.accept.failure).toEqual({ kind: 'refused', reason: 'offer_expired' })
})

test('An offer is let go once, however often the answer gets lost.', async () => {
  const answers: unknown[] = [offline, { status: 'declined' }]
  const phone = phoneWith({ 'signups.decline': () => answers.shift() })
  const signups = new SignupsStore(phone.api, phone.platform)
  await signups.decline.run({ partyId: 'party' })
  expect(await signups.decline.run({ partyId: 'party' })).toEqual({ status: 'declined' })
  const [first, second] = phone.inputsTo('signups.decline').map(keyOf)
  expect(second).toBe(first)
})
