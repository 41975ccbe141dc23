import { currentConsent } from '../../../src/domain/families'
import { JoinStore } from '../../../src/miniprogram/stores/join'
import { SessionStore } from '../../../src/miniprogram/stores/session'
import { phoneWith } from './cloud'

function newcomer() {
  const phone = phoneWith({
    'families.join': () => ({ personId: 'p', familyId: 'f' }),
    'session.who': () => ({
      districtId: '420106',
      districtName: '武昌区',
      identified: true,
      me: null,
      demo: true,
    }),
  })
  const session = new SessionStore(phone.api, phone.platform)
  return { ...phone, join: new JoinStore(phone.api, phone.platform, phone.clock, session) }
}

const filled = { nickname: ' 新邻居 ', birthYear: '1958', communityId: 'c', consent: true }

test('A newcomer fills in three things, agrees, and is welcomed by name.', async () => {
  const { join, inputsTo } = newcomer()
  join.fill(filled)
  await join.submit()
  expect(join.joinedAs).toBe('新邻居')
  expect(inputsTo('families.join')).toMatchObject([
    { nickname: '新邻居', birthYear: 1958, communityId: 'c', consentVersion: currentConsent },
  ])
})

test('Nothing is sent while something is missing, and each gap is named after the first try.', async () => {
  const { join, inputsTo } = newcomer()
  expect(join.shows('nickname')).toBe(false)
  await join.submit()
  expect(inputsTo('families.join')).toHaveLength(0)
  expect(join.gaps).toEqual(['nickname', 'birth_year', 'community', 'consent'])
  expect(join.shows('nickname')).toBe(true)
})

test('A child is told at once that a guardian has to add it.', async () => {
  const { join, inputsTo } = newcomer()
  join.fill({ ...filled, birthYear: '2016' })
  expect(join.shows('minor')).toBe(true)
  await join.submit()
  expect(inputsTo('families.join')).toHaveLength(0)
})

test('Whoever chose a building names the window too; another community forgets both.', async () => {
  const { join } = newcomer()
  join.fill({ ...filled, buildingId: 'b' })
  expect(join.gaps).toEqual(['window'])
  join.fill({ windowNumber: '12' })
  expect(join.gaps).toEqual([])
  join.chooseCommunity('other')
  expect(join.form).toMatchObject({ buildingId: null, windowNumber: '' })
})
