import { ActivitiesStore } from '../../../src/miniprogram/stores/activities'
import { phoneWith } from './cloud'

const page = (...titles: string[]) => ({ items: titles.map((title) => ({ title })), next: null })

test('Each filter narrows the list; taking them away asks for everything again.', async () => {
  const phone = phoneWith({ 'activities.list': () => page('剪纸体验') })
  const activities = new ActivitiesStore(phone.api)
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
  const activities = new ActivitiesStore(phone.api)
  await Promise.all([activities.narrow({ search: '剪' }), activities.narrow({ search: '剪纸' })])
  expect(activities.list.items?.map((card) => card.title)).toEqual(['剪纸'])
})

test('Where nothing is on in the own community, the home page shows the district.', async () => {
  const phone = phoneWith({
    'activities.list': (input) =>
      JSON.stringify(input).includes('communityId') ? page() : page('义诊'),
  })
  const activities = new ActivitiesStore(phone.api)
  await activities.nearby.load('own-community')
  expect(activities.nearby.value?.map((card) => card.title)).toEqual(['义诊'])
})
