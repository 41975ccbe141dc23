import {
  checkCancelActivity,
  checkDraft,
  checkPublish,
  highestFactor,
  mostPoints,
  slotTimes,
} from '../../../src/domain/activities'
import { day, hour, later } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')
const startsAt = later(now, 2 * day)
const endsAt = later(startsAt, 2 * hour)
const refused = (reason: string) => ({ ok: false, reason })
const fine = { ok: true, value: null }

describe('the times of a slot', () => {
  it('unless said otherwise it opens at once, closes at its start, and can be cancelled until three hours before', () => {
    expect(slotTimes({ startsAt, endsAt }, now)).toEqual({
      startsAt,
      endsAt,
      opensAt: now,
      closesAt: startsAt,
      cancelUntil: later(startsAt, -3 * hour),
    })
  })

  it('what the organizer says stands', () => {
    const wish = {
      opensAt: later(now, day),
      closesAt: later(startsAt, -day),
      cancelUntil: startsAt,
    }
    expect(slotTimes({ startsAt, endsAt, ...wish }, now)).toMatchObject(wish)
  })

  it('a slot of the past opened at its start, so that its times stay in order', () => {
    const past = slotTimes({ startsAt: later(now, -day), endsAt: now }, now)
    expect(past.opensAt).toEqual(past.startsAt)
  })
})

describe('a draft', () => {
  const slot = { ...slotTimes({ startsAt, endsAt }, now), perHourThousandths: 1000 }
  const check = (wish: Partial<typeof slot>) => checkDraft([slot, { ...slot, ...wish }])

  it('begins before it ends', () => {
    expect(check({})).toEqual(fine)
    expect(check({ endsAt: startsAt })).toEqual(refused('slot_times_wrong'))
  })

  it('lasts a day at the most', () => {
    expect(check({ endsAt: later(startsAt, day) })).toEqual(fine)
    expect(check({ endsAt: later(startsAt, day + 1) })).toEqual(refused('slot_times_wrong'))
  })

  it('opens before it closes, and closes at its end at the latest', () => {
    expect(check({ opensAt: later(startsAt, 1) })).toEqual(refused('slot_times_wrong'))
    expect(check({ closesAt: endsAt })).toEqual(fine)
    expect(check({ closesAt: later(endsAt, 1) })).toEqual(refused('slot_times_wrong'))
  })

  it('can be cancelled until its start at the latest', () => {
    expect(check({ cancelUntil: startsAt })).toEqual(fine)
    expect(check({ cancelUntil: later(startsAt, 1) })).toEqual(refused('slot_times_wrong'))
  })

  it('has a highest factor', () => {
    expect(check({ perHourThousandths: highestFactor })).toEqual(fine)
    expect(check({ perHourThousandths: highestFactor + 1 })).toEqual(refused('factor_too_high'))
  })
})

describe('publishing', () => {
  const publish = (wish: Partial<Parameters<typeof checkPublish>[0]> = {}) =>
    checkPublish({
      status: 'draft',
      orgIsCommunity: true,
      cover: 'none',
      starts: [startsAt],
      now,
      ...wish,
    })

  it('a community publishes its own draft', () => {
    expect(publish()).toEqual(fine)
    expect(publish({ cover: 'passed' })).toEqual(fine)
  })

  it('happens once', () => {
    expect(publish({ status: 'published' })).toEqual(refused('not_a_draft'))
    expect(publish({ status: 'cancelled' })).toEqual(refused('not_a_draft'))
  })

  it('a team needs a review by the org above', () => {
    expect(publish({ orgIsCommunity: false })).toEqual(refused('needs_review'))
  })

  it('a picture that has not passed the check is not shown to people', () => {
    expect(publish({ cover: 'pending' })).toEqual(refused('cover_unchecked'))
    expect(publish({ cover: 'rejected' })).toEqual(refused('cover_unchecked'))
  })

  it('what has begun is not announced', () => {
    expect(publish({ starts: [startsAt, now] })).toEqual(refused('slot_in_past'))
  })
})

describe('taking an activity back', () => {
  it('is possible while it is published and nobody has served', () => {
    expect(checkCancelActivity({ status: 'published', checkedIn: 0 })).toEqual(fine)
    expect(checkCancelActivity({ status: 'draft', checkedIn: 0 })).toEqual(refused('not_published'))
    expect(checkCancelActivity({ status: 'published', checkedIn: 1 })).toEqual(
      refused('already_served'),
    )
  })
})

it('the most that one can earn is the fixed points and the whole points of the planned time', () => {
  expect(mostPoints({ startsAt, endsAt, fixed: 3, perHourThousandths: 1500 })).toBe(6)
  expect(
    mostPoints({
      startsAt,
      endsAt: later(startsAt, 50 * 60_000),
      fixed: 0,
      perHourThousandths: 1000,
    }),
  ).toBe(0)
})
