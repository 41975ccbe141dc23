import { createClock } from '../../../src/miniprogram/clock'

const own = Date.parse('2026-11-21T08:00:00Z')
const clock = createClock(() => own)

test('A phone whose clock is right is not told so.', () => {
  clock.learn('2026-11-21T08:00:00.300Z', own, own)
  expect(clock.jumps).toBe(0)
})

test('A phone whose clock is a day late learns it from one answer, and whoever shows the time hears of it.', () => {
  clock.learn('2026-11-22T08:00:00Z', own, own)
  expect(clock.now().toISOString()).toBe('2026-11-22T08:00:00.000Z')
  expect(clock.jumps).toBe(1)
})

test('What is not a time changes nothing.', () => {
  clock.learn('soon', own, own)
  expect(clock.now().toISOString()).toBe('2026-11-22T08:00:00.000Z')
  expect(clock.jumps).toBe(1)
})
