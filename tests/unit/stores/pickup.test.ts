import { PickupStore } from '../../../src/miniprogram/organizer/stores/pickup'
import { phoneWith, Refused } from './cloud'
import type { Cloud } from './cloud'

const found = {
  redemptionId: 'r',
  itemName: '草本香皂',
  alias: '枫叶18',
  price: 5,
  reservedAt: '2026-05-01T06:05:00.000Z',
}

function counter(cloud: Cloud) {
  const phone = phoneWith({ 'shop.lookUp': () => found, ...cloud })
  return { ...phone, pickup: new PickupStore(phone.api, phone.platform) }
}

test('Eight digits ask at once what they stand for; fewer ask nothing.', async () => {
  const { pickup, inputsTo } = counter({})
  await pickup.type('shop', '1234567')
  expect(inputsTo('shop.lookUp')).toEqual([])
  await pickup.type('shop', '12345678')
  expect(pickup.found).toEqual(found)
})

test('A code that nobody has leaves its sentence until it is typed anew.', async () => {
  const { pickup } = counter({ 'shop.lookUp': () => new Refused('code_unknown') })
  await pickup.type('shop', '00000000')
  expect(pickup.lookUpFailure).toEqual({ kind: 'refused', reason: 'code_unknown' })
  await pickup.type('shop', '0000000')
  expect(pickup.lookUpFailure).toBeNull()
})

test('Changing a digit takes away what the old code stood for.', async () => {
  const { pickup } = counter({})
  await pickup.type('shop', '12345678')
  await pickup.type('shop', '1234567')
  expect(pickup.found).toBeNull()
})
