import { changedTimes, checkChange, countClashing, isMoved } from '../../../src/domain/change'
import { day, hour, later, minute } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')
const startsAt = later(now, 3 * day)
const slot = {
  startsAt,
  endsAt: later(startsAt, 2 * hour),
  opensAt: later(now, -day),
  closesAt: startsAt,
  cancelUntil: later(startsAt, -3 * hour),
}

describe('where a slot comes to lie', () => {
  it('its windows move along, but what has opened stays open', () => {
    expect(changedTimes(slot, { shiftMinutes: 60 }, now)).toEqual({
      startsAt: later(startsAt, hour),
      endsAt: later(startsAt, 3 * hour),
      opensAt: slot.opensAt,
      closesAt: later(startsAt, hour),
      cancelUntil: later(startsAt, -2 * hour),
    })
    const opensAt = later(now, day)
    expect(changedTimes({ ...slot, opensAt }, { shiftMinutes: 60 }, now).opensAt).toEqual(
      later(opensAt, hour),
    )
  })

  it('whoever is on it keeps a way out: a day from now, or until the start', () => {
    const soon = { ...slot, startsAt: later(now, 30 * hour), cancelUntil: later(now, 27 * hour) }
    const moved = (hours: number) => changedTimes(soon, { shiftMinutes: hours * 60 }, now)
    expect(moved(-28)).toMatchObject({ cancelUntil: later(now, 2 * hour) })
    expect(moved(-5)).toMatchObject({ cancelUntil: later(now, day) })
    expect(moved(2)).toMatchObject({ cancelUntil: later(now, 29 * hour) })
    const longer = { ...soon, startsAt: later(now, 2 * hour), cancelUntil: later(now, -hour) }
    expect(changedTimes(longer, { lengthMinutes: 600 }, now).cancelUntil).toEqual(longer.startsAt)
    expect(changedTimes(longer, { capacity: 9 }, now).cancelUntil).toEqual(longer.cancelUntil)
  })

  it('a shorter one closes at its end at the latest', () => {
    const toTheEnd = { ...slot, closesAt: slot.endsAt }
    const { endsAt, closesAt } = changedTimes(toTheEnd, { lengthMinutes: 30 }, now)
    expect([endsAt, closesAt]).toEqual([later(startsAt, 30 * minute), later(startsAt, 30 * minute)])
  })

  it('more seats move nothing', () => {
    const after = { ...changedTimes(slot, { capacity: 9 }, now), capacity: 9 }
    expect(isMoved({ before: { ...slot, taken: 0 }, after })).toBe(false)
  })
})

describe('who would clash', () => {
  const seat = (personId: string, hours: number, moved: boolean) => ({
    personId,
    moved,
    startsAt: later(startsAt, hours * hour),
    endsAt: later(startsAt, (hours + 2) * hour),
  })

  it('counts each person once, of those whose seat moved', () => {
    const seats = [
      seat('lin', 0, true),
      seat('lin', 1, false),
      seat('lin', 1.5, true),
      seat('chen', 0, true),
      seat('chen', 2, false),
      seat('zhou', 0, false),
      seat('zhou', 1, false),
    ]
    expect(countClashing(seats)).toBe(1)
  })
})

describe('a change is refused for the first reason that holds', () => {
  const planned = (
    wish: { shiftMinutes?: number; capacity?: number; taken?: number; checkedIn?: boolean } = {},
  ) => ({
    before: { ...slot, taken: wish.taken ?? 0 },
    after: { ...changedTimes(slot, wish, now), capacity: wish.capacity ?? 10 },
    checkedIn: wish.checkedIn ?? false,
  })
  const check = (wish: Partial<Parameters<typeof checkChange>[0]> = {}) => {
    const asked = checkChange({
      status: 'published',
      endsAt: slot.endsAt,
      slots: [planned()],
      clashing: 0,
      now,
      ...wish,
    })
    return asked.ok ? 'ok' : [asked.reason, asked.detail]
  }

  it('in the order of the contract', () => {
    const wrong = planned({ shiftMinutes: -5 * 24 * 60 })
    const past = planned({ shiftMinutes: -3 * 24 * 60 })
    const small = planned({ capacity: 1, taken: 2 })
    const served = planned({ checkedIn: true })
    const slots = [served, small, past, wrong]
    expect(check({ slots, clashing: 1, status: 'cancelled' })).toEqual(['not_published', undefined])
    expect(check({ slots, clashing: 1 })).toEqual(['slot_times_wrong', undefined])
    expect(check({ slots: slots.slice(0, 3), clashing: 1 })).toEqual(['slot_in_past', undefined])
    expect(check({ slots: slots.slice(0, 2), clashing: 1 })).toEqual(['capacity_below_taken', '2'])
    expect(check({ slots: [served], clashing: 1 })).toEqual(['time_clash', '1'])
    expect(check({ slots: [served] })).toEqual(['already_served', undefined])
    expect(check()).toBe('ok')
  })

  it('what is over is not changed any more, in no word', () => {
    expect(check({ slots: [], now: slot.endsAt })).toEqual(['already_served', undefined])
  })
})
