import { AbsencesStore, canAppeal } from '../../../src/miniprogram/stores/absences'
import { offline, phoneWith, Refused } from './cloud'

const at = '2026-05-02T08:00:00.000Z'

test('An absence can be appealed against for two weeks, once.', () => {
  const none = { at, appeal: 'none' as const }
  expect(canAppeal(none, new Date('2026-05-16T08:00:00.000Z'))).toBe(true)
  expect(canAppeal(none, new Date('2026-05-16T08:00:00.001Z'))).toBe(false)
  expect(canAppeal({ at, appeal: 'open' }, new Date(at))).toBe(false)
  expect(canAppeal({ at, appeal: 'upheld' }, new Date(at))).toBe(false)
})

test('An appeal whose answer was lost is sent again as the same one.', async () => {
  const answers: unknown[] = [offline, { appeal: 'open' }]
  const phone = phoneWith({ 'signups.appeal': () => answers.shift() })
  const absences = new AbsencesStore(phone.api, phone.platform)
  const wish = { absenceId: 'absence', text: '当天孩子发烧了' }
  expect(await absences.appeal.run(wish)).toBeNull()
  expect(await absences.appeal.run(wish)).toEqual({ appeal: 'open' })
  const [first, second] = phone.inputsTo('signups.appeal')
  expect(second).toEqual(first)
})

test('An appeal that comes too late is refused in words.', async () => {
  const phone = phoneWith({ 'signups.appeal': () => new Refused('appeal_too_late') })
  const absences = new AbsencesStore(phone.api, phone.platform)
  await absences.appeal.run({ absenceId: 'absence', text: '当天孩子发烧了' })
  expect(absences.appeal.failure).toEqual({ kind: 'refused', reason: 'appeal_too_late' })
})
