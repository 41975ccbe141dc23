import { txnKinds } from '../../../src/domain/points'
import { bonusReasons, grantReasons } from '../../../src/domain/grants'
import { isForbiddenReason } from '../../../src/words/points'
import {
  awardBy,
  countedFrom,
  earningKinds,
  partsOf,
  plainRules,
  plainVersion,
  timedPoints,
  usedOf,
  versionOn,
  type PointsRules,
} from '../../../src/domain/points-rules'

const at = (text: string) => new Date(`${text}:00.000+08:00`)
const hourly = { fixed: 0, perHourThousandths: 1000 }

const service = (wish: Partial<Parameters<typeof awardBy>[2]> = {}) => ({
  category: 'culture' as const,
  personId: 'mother',
  from: at('2026-11-22T14:00'),
  minutes: 120,
  age: null,
  earnAge: 10,
  day: '2026-11-22',
  kept: 0,
  ...wish,
})

const withRules = (wish: Partial<PointsRules>) => ({
  version: 1,
  rules: { ...plainRules, ...wish },
})

describe('hard hours', () => {
  const night = { ...plainRules, hard: { night: 1500, holiday: 1000, heat: 1000 } }

  it('only the minutes inside of them take their factor', () => {
    const parts = partsOf(night, hourly, 'culture', { from: at('2026-11-22T21:20'), minutes: 90 })
    expect(parts).toEqual([
      { hard: null, minutes: 40, thousandths: 1000 },
      { hard: 'night', minutes: 50, thousandths: 1500 },
    ])
    expect(timedPoints(parts)).toBe(1)
  })

  it('end in the morning, on the minute', () => {
    const parts = partsOf(night, hourly, 'culture', { from: at('2026-11-22T05:59'), minutes: 2 })
    expect(parts.map(({ hard, minutes }) => [hard, minutes])).toEqual([
      [null, 1],
      ['night', 1],
    ])
  })

  it('where several apply the highest counts, not their product', () => {
    const both = { ...plainRules, hard: { night: 1500, holiday: 2000, heat: 1000 } }
    const parts = partsOf(both, hourly, 'culture', { from: at('2026-10-01T22:00'), minutes: 60 })
    expect(parts).toEqual([{ hard: 'holiday', minutes: 60, thousandths: 2000 }])
  })

  it('heat is a matter of summer noons', () => {
    const heat = { ...plainRules, hard: { night: 1000, holiday: 1000, heat: 2000 } }
    const summer = partsOf(heat, hourly, 'culture', { from: at('2026-07-10T10:30'), minutes: 60 })
    const winter = partsOf(heat, hourly, 'culture', { from: at('2026-12-10T10:30'), minutes: 60 })
    expect(summer.map(({ hard, minutes }) => [hard, minutes])).toEqual([
      [null, 30],
      ['heat', 30],
    ])
    expect(winter).toHaveLength(1)
  })
})

describe('an award', () => {
  it('is rounded down once for all of its parts', () => {
    const rules = withRules({ hard: { night: 1500, holiday: 1000, heat: 1000 } })
    const award = awardBy(rules, hourly, service({ from: at('2026-11-22T21:30'), minutes: 60 }), [])
    // 30 minutes at 1 and 30 at 1.5 are 1.25 points.
    expect(award).toMatchObject({ ok: true, value: { points: 1, timed: 1 } })
  })

  it('takes the factor of its category on top of the factor of its slot', () => {
    const rules = withRules({ perHour: { ...plainRules.perHour, elderly: 1500 } })
    const offer = { fixed: 0, perHourThousandths: 2000 }
    const award = awardBy(rules, offer, service({ category: 'elderly' }), [])
    expect(award).toMatchObject({ ok: true, value: { points: 6, version: 1 } })
  })

  it('is never worth more than three points an hour, whatever slot, category and hour say together', () => {
    const rules = {
      ...plainRules,
      perHour: { ...plainRules.perHour, culture: 3000 },
      hard: { ...plainRules.hard, night: 3000 },
    }
    const offer = { fixed: 0, perHourThousandths: 3000 }
    const parts = partsOf(rules, offer, 'culture', { from: at('2026-11-22T21:00'), minutes: 120 })
    expect(parts.map(({ thousandths }) => thousandths)).toEqual([3000, 3000])
  })

  it('has the fixed points of slot and rule, but a slot that gives nothing gives nothing', () => {
    const rules = withRules({ fixed: 2 })
    expect(awardBy(rules, { fixed: 3, perHourThousandths: 0 }, service(), [])).toMatchObject({
      value: { points: 5, fixed: 5 },
    })
    expect(awardBy(rules, { fixed: 0, perHourThousandths: 0 }, service(), [])).toMatchObject({
      ok: false,
      reason: 'nothing_earned',
    })
  })

  it('under the plain rule is what it always was', () => {
    const award = awardBy(
      plainVersion,
      { fixed: 1, perHourThousandths: 1000 },
      service({ minutes: 90 }),
      [],
    )
    expect(award).toMatchObject({ value: { points: 2, fixed: 1, timed: 1, cut: 0, cap: null } })
  })

  it('is cut by the cap that leaves the least, which it names', () => {
    const rules = withRules({ caps: { ...plainRules.caps, personDay: 4, month: 10 } })
    const earned = [{ personId: 'father', day: '2026-11-02', points: 9 }]
    const award = awardBy(rules, hourly, service(), earned)
    expect(award).toMatchObject({
      value: { points: 1, cut: 1, cap: { kind: 'month', most: 10 } },
    })
  })

  it('given anew keeps the room that it had found, and no more', () => {
    const rules = withRules({ caps: { ...plainRules.caps, month: 10 } })
    const earned = [{ personId: 'father', day: '2026-11-02', points: 15 }]
    const again = (minutes: number) => awardBy(rules, hourly, service({ minutes, kept: 3 }), earned)
    expect(again(120)).toMatchObject({ value: { points: 2, cut: 0, cap: null } })
    expect(again(300)).toMatchObject({ value: { points: 3, cut: 2, cap: { kind: 'month' } } })
  })

  it('what the person earned elsewhere counts for the day of the person alone', () => {
    const rules = withRules({ caps: { ...plainRules.caps, personDay: 3, familyDay: 3 } })
    const elsewhere = { personId: 'mother', day: '2026-11-22', points: 2, elsewhere: true }
    expect(awardBy(rules, hourly, service(), [elsewhere])).toMatchObject({
      value: { points: 1, cap: { kind: 'personDay' } },
    })
    expect(awardBy(rules, hourly, service({ personId: 'father' }), [elsewhere])).toMatchObject({
      value: { points: 2, cap: null },
    })
  })

  it('beyond a cap is none, with the reason', () => {
    const rules = withRules({ caps: { ...plainRules.caps, personDay: 2 } })
    const earned = [{ personId: 'mother', day: '2026-11-22', points: 2 }]
    expect(awardBy(rules, hourly, service(), earned)).toMatchObject({ reason: 'cap_reached' })
    expect(awardBy(rules, hourly, service({ personId: 'father' }), earned)).toMatchObject({
      value: { points: 2 },
    })
  })
})

describe('the periods of caps', () => {
  const earned = [
    { personId: 'mother', day: '2026-12-31', points: 1 },
    { personId: 'father', day: '2027-01-01', points: 2 },
    { personId: 'mother', day: '2027-01-03', points: 4 },
    { personId: 'mother', day: '2027-01-04', points: 8 },
  ]
  const who = { personId: 'mother', day: '2027-01-01' }

  it.each([
    ['personDay', 0],
    ['familyDay', 2],
    ['week', 7],
    ['month', 14],
    ['quarter', 14],
    ['year', 14],
  ] as const)('%s around the new year: %i', (kind, used) => {
    expect(usedOf(kind, earned, who)).toBe(used)
  })
})

it('the rule of a day is the latest version that had begun', () => {
  const versions = [
    { version: 1, startsOn: '2026-01-01' },
    { version: 2, startsOn: '2026-07-01' },
    { version: 3, startsOn: '2026-06-01' },
  ]
  expect(versionOn(versions, '2025-12-31')).toBeNull()
  expect(versionOn(versions, '2026-05-31')?.version).toBe(1)
  expect(versionOn(versions, '2026-07-02')?.version).toBe(3)
})

it('minutes that a correction added lie before the planned end', () => {
  const slot = { startsAt: at('2026-11-22T20:00'), endsAt: at('2026-11-22T23:00') }
  expect(countedFrom(slot, at('2026-11-22T21:00'), 60)).toEqual(at('2026-11-22T21:00'))
  expect(countedFrom(slot, at('2026-11-22T22:30'), 60)).toEqual(at('2026-11-22T22:00'))
  expect(countedFrom(slot, at('2026-11-22T19:00'), 60)).toEqual(at('2026-11-22T20:00'))
})

describe('what WeChat forbids', () => {
  it('points come from service and from approved bonuses, and there is no third reason', () => {
    expect(earningKinds).toEqual({ service: 'award', bonus: 'bonus' })
    const made: readonly string[] = Object.values(earningKinds)
    expect(txnKinds.filter((kind) => made.includes(kind))).toEqual(['award', 'bonus'])
  })

  it('staff choose among reasons of service only', () => {
    expect([...bonusReasons]).toEqual(['beyond_duty', 'emergency', 'good_advice', 'long_service'])
    expect(grantReasons.join(' ')).not.toMatch(/share|follow|subscri|ad_|vote|invite/)
  })

  it.each(['转发到朋友圈', '关注公众号', '订阅消息', '看广告', '帮忙投票', '邀请好友助力'])(
    'a note that says 「%s」 is refused',
    (note) => {
      expect(isForbiddenReason(note)).toBe(true)
    },
  )

  it('a note about service is not', () => {
    expect(isForbiddenReason('台风夜里帮三位老人转移')).toBe(false)
  })
})
