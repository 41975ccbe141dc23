import { codeNow } from '../../../src/domain/codes'
import { day, later } from '../../../src/domain/time'
import { CodeStore } from '../../../src/miniprogram/stores/code'
import { offline, phoneWith } from './cloud'

const key = (letter: string) => letter.repeat(64)
const keys = (letter: string) => [
  { date: '2026-05-02', key: key(letter) },
  { date: '2026-05-03', key: key(letter) },
]
const told = {
  personId: 'lin',
  keys: keys('a'),
  family: { familyId: 'household', alias: '林家', keys: keys('b') },
}

const standWith = () => {
  const network = { there: true }
  const phone = phoneWith({ 'attendance.memberCode': () => (network.there ? told : offline) })
  const store = () => new CodeStore(phone.api, phone.platform, phone.clock)
  return { ...phone, network, store }
}

test('Codes are shown without network, today and tomorrow, also when the phone is opened anew.', async () => {
  const { store, network, clock } = standWith()
  await store().load()
  network.there = false
  const code = store()
  await code.load()
  expect(code.failure).toEqual({ kind: 'offline' })
  const now = clock.now()
  expect(code.shownAt(now)).toEqual(codeNow(key('a'), 'member', 'lin', now))
  code.choose('family')
  expect(code.shownAt(later(now, day))).toEqual(
    codeNow(key('b'), 'family', 'household', later(now, day)),
  )
  expect(code.shownAt(later(now, 2 * day))).toBeNull()
})

test('Whoever holds the phone next does not find the codes of the last one.', async () => {
  const { store, platform, clock } = standWith()
  const code = store()
  await code.load()
  code.belongTo('lin')
  expect(code.isHeld).toBe(true)
  code.belongTo('chen')
  expect(code.shownAt(clock.now())).toBeNull()
  expect(platform.kept.has('codes')).toBe(false)
  expect(store().isHeld).toBe(false)
})

test('What cannot be read counts as nothing.', () => {
  const { api, clock, platform } = standWith()
  platform.storage.write('codes', '{"personId":1}')
  expect(new CodeStore(api, platform, clock).isHeld).toBe(false)
})
