import { ActivitiesStore } from '../../../src/miniprogram/stores/activities'
import { phoneWith } from './cloud'

const page = (...titles: string[]) => ({ items: titles.map((title) => ({ title })), next: null })

test('Each filter narrows the list; taking them away asks for everything again.', async () => {
  const phone = phoneWith({ 'activities.list': () => page('剪纸体验') })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await activities.narrow({ search: ' 剪纸 ', category: 'culture', onlyFree: true })
  expect(activities.isFiltered).toBe(true)
  await activities.widen()
  expect(activities.isFiltered).toBe(false)
  expect(phone.inputsTo('activities.list')).toEqual([
    { search: '剪纸', category: 'culture', onlyFree: true },
    {},
  ])
})

test('Typing on: the answer to an older search never replaces the newer one.', async () => {
  const phone = phoneWith({
    'activities.list': (input) => page(JSON.stringify(input).includes('剪纸') ? '剪纸' : '剪'),
  })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await Promise.all([activities.narrow({ search: '剪' }), activities.narrow({ search: '剪纸' })])
  expect(activities.list.items?.map((card) => card.title)).toEqual(['剪纸'])
})

test('Where nothing is on in the own community, the home page shows the district.', async () => {
  const phone = phoneWith({
    'activities.list': (input) =>
      JSON.stringify(input).includes('communityId') ? page() : page('义诊'),
  })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await activities.nearby.load('own-community')
  expect(activities.nearby.value?.map((card) => card.title)).toEqual(['义诊'])
})

test('A tag that is tapped elsewhere stands alone; the list asks for it when it is shown.', async () => {
  const phone = phoneWith({ 'activities.list': () => page('剪纸体验') })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await activities.narrow({ search: '剪纸', onlyMine: true })
  activities.look({ tag: '亲子' })
  expect(activities.list.items).toBeNull()
  await activities.list.first()
  expect(activities.filterCount).toBe(1)
  expect(phone.inputsTo('activities.list')).toEqual([
    { search: '剪纸', onlyMine: true },
    { tag: '亲子' },
  ])
})

test("Tomorrow is tomorrow in China, whatever the phone's own zone.", async () => {
  const phone = phoneWith({ 'activities.list': () => page() })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await activities.narrow({ days: 'tomorrow', servedGroup: 'elders' })
  expect(phone.inputsTo('activities.list')).toEqual([
    {
      servedGroup: 'elders',
      from: '2026-05-02T16:00:00.000Z',
      until: '2026-05-03T16:00:00.000Z',
    },
  ])
})

test('What one person can join says nothing to the next one.', async () => {
  const phone = phoneWith({ 'activities.list': () => page() })
  const activities = new ActivitiesStore(phone.api, phone.clock)
  await activities.narrow({ onlyMine: true, category: 'culture' })
  activities.forgetPerson()
  expect(activities.filters).toMatchObject({ onlyMine: false, category: 'culture' })
})
