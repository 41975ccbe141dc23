import { minutesToMorning } from '../../../src/miniprogram/stores/demo'

test('The demonstration’s morning is the next nine o’clock in China.', () => {
  expect(minutesToMorning(new Date('2026-05-02T00:30:00.000Z'))).toBe(30)
  expect(minutesToMorning(new Date('2026-05-02T01:00:00.000Z'))).toBe(1440)
  expect(minutesToMorning(new Date('2026-05-02T06:05:00.000Z'))).toBe(18 * 60 + 55)
})
