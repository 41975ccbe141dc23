import { Command } from '../../../src/miniprogram/stores/command'
import { offline, phoneWith, Refused } from './cloud'
import type { Cloud } from './cloud'

function redeeming(answer: Cloud[string]) {
  const phone = phoneWith({ 'shop.reserve': answer })
  const reserve = new Command<{ itemId: string }, unknown>(phone.platform.newKey, (input) =>
    phone.api.shop.reserve(input),
  )
  const keys = () => phone.inputsTo('shop.reserve').map((input) => JSON.stringify(input))
  return { reserve, keys }
}

const reserved = { redemptionId: 'r', code: '12345678', expiresAt: '2026-05-09T06:05:00.000Z' }

test('After the answer was lost, the same intent is sent again with the same key.', async () => {
  const answers: unknown[] = [offline, reserved]
  const { reserve, keys } = redeeming(() => answers.shift())
  expect(await reserve.run({ itemId: 'rice' })).toBeNull()
  expect(reserve.failure).toEqual({ kind: 'offline' })
  expect(await reserve.run({ itemId: 'rice' })).toEqual(reserved)
  const [first, second] = keys()
  expect(second).toBe(first)
})

test('What was done or refused is over: the next tap is a new intent with a new key.', async () => {
  const answers: unknown[] = [new Refused('stock_out'), reserved, reserved]
  const { reserve, keys } = redeeming(() => answers.shift())
  await reserve.run({ itemId: 'rice' })
  await reserve.run({ itemId: 'rice' })
  await reserve.run({ itemId: 'rice' })
  expect(new Set(keys()).size).toBe(3)
})

test('Another content is another intent, even after a lost answer.', async () => {
  const answers: unknown[] = [offline, reserved]
  const { reserve, keys } = redeeming(() => answers.shift())
  await reserve.run({ itemId: 'rice' })
  await reserve.run({ itemId: 'soap' })
  expect(new Set(keys()).size).toBe(2)
})

test('A double tap asks once.', async () => {
  const { reserve, keys } = redeeming(() => reserved)
  const both = await Promise.all([reserve.run({ itemId: 'rice' }), reserve.run({ itemId: 'rice' })])
  expect(both).toEqual([reserved, null])
  expect(keys()).toHaveLength(1)
  expect(reserve.busy).toBe(false)
})
