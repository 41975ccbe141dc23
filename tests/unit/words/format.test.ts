import {
  agoText,
  countdownText,
  dayParts,
  dayText,
  digitsText,
  minutesText,
  numberText,
  offerText,
  rangeText,
  signedText,
} from '../../../src/words/format'

const now = '2026-11-22T02:00:00.000Z'

test('Near days go by their name, others by date and weekday, those of another year with the year.', () => {
  expect(dayText('2026-11-22T15:59:00.000Z', now)).toBe('今天')
  expect(dayText('2026-11-22T16:00:00.000Z', now)).toBe('明天')
  expect(dayText('2026-11-25T06:00:00.000Z', now)).toBe('11月25日 周三')
  expect(dayText('2027-01-01T06:00:00.000Z', now)).toBe('2027年1月1日 周五')
  expect(dayParts('2026-11-23T06:00:00.000Z', now)).toEqual({ day: '明天', date: '11月23日 周一' })
  expect(dayParts('2026-11-25T06:00:00.000Z', now)).toEqual({ day: '11月25日', date: '周三' })
})

test('A time that ends on another day says so.', () => {
  expect(rangeText('2026-11-22T06:00:00.000Z', '2026-11-22T08:00:00.000Z', now)).toBe(
    '今天 14:00–16:00',
  )
  expect(rangeText('2026-11-22T14:00:00.000Z', '2026-11-22T18:00:00.000Z', now)).toBe(
    '今天 22:00–明天 02:00',
  )
})

test('Service time is said in hours and minutes.', () => {
  expect([0, 45, 60, 150].map(minutesText)).toEqual(['0小时', '45分钟', '1小时', '2小时30分'])
})

test('A countdown is coarse while there is time and counts seconds at the end; it never goes below zero.', () => {
  expect(countdownText('2026-11-25T06:00:00.000Z', now)).toBe('3天4小时')
  expect(countdownText('2026-11-22T04:05:00.000Z', now)).toBe('2小时05分')
  expect(countdownText('2026-11-22T02:04:09.000Z', now)).toBe('4分09秒')
  expect(countdownText('2026-11-22T01:00:00.000Z', now)).toBe('0秒')
})

test('What a slot offers is said as people say it.', () => {
  expect(offerText({ fixed: 0, perHourThousandths: 1000 })).toBe('每小时 1 分')
  expect(offerText({ fixed: 5, perHourThousandths: 0 })).toBe('到场 5 分')
  expect(offerText({ fixed: 5, perHourThousandths: 1500 })).toBe('到场 5 分，另每小时 1.5 分')
  expect(offerText({ fixed: 0, perHourThousandths: 0 })).toBe('不计积分')
})

test('Figures and digits are grouped for reading.', () => {
  expect(numberText(3500)).toBe('3,500')
  expect(numberText(1234567)).toBe('1,234,567')
  expect(signedText(-44)).toBe('−44')
  expect(signedText(12)).toBe('+12')
  expect(digitsText('123456')).toBe('123 456')
  expect(digitsText('12345678')).toBe('1234 5678')
})

test('What was told a moment ago says how long ago, older things say when.', () => {
  expect(agoText('2026-11-22T01:59:40.000Z', now)).toBe('刚刚')
  expect(agoText('2026-11-22T01:30:00.000Z', now)).toBe('30分钟前')
  expect(agoText('2026-11-21T06:00:00.000Z', now)).toBe('昨天 14:00')
})
