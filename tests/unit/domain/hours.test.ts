import {
  agreedTo,
  corrected,
  decideCorrect,
  decideDispute,
  decideReport,
  decideSettle,
  longestOf,
  longestReport,
  recognised,
  recordStates,
  servedFrom,
  standingOf,
  stateOf,
  superiorPath,
  type RecordState,
} from '../../../src/domain/hours'
import { day, hour, later, minute } from '../../../src/domain/time'

const at = (text: string) => new Date(text)
const free = () => 0
const noon = at('2026-03-01T04:00:00.000Z')

describe('the state of a record', () => {
  const checked = { checkedOutAt: noon, outBy: 'roll_call', confirmedAt: null }

  it('is here, left, forgotten or confirmed', () => {
    expect(stateOf({ ...checked, checkedOutAt: null, outBy: null })).toBe('here')
    expect(stateOf(checked)).toBe('left')
    expect(stateOf({ ...checked, outBy: 'timer' })).toBe('forgotten')
    expect(stateOf({ ...checked, outBy: 'timer', confirmedAt: noon })).toBe('confirmed')
  })
})

describe('state × command: every step that is not allowed is refused with its reason', () => {
  const ask = { isOwn: false, disputed: false, planned: 120, minutes: 60 }
  const commands = {
    settle: (state: RecordState) => decideSettle({ ...ask, state }),
    correct: (state: RecordState) => decideCorrect({ ...ask, state, current: 90 }),
    dispute: (state: RecordState) =>
      decideDispute({ ...ask, state, onStaffsWord: true, overlapping: null }),
  }
  const table: Record<keyof typeof commands, Record<RecordState, string>> = {
    settle: {
      here: 'still_here',
      left: 'not_forgotten',
      forgotten: 'ok',
      confirmed: 'already_confirmed',
    },
    correct: {
      here: 'not_confirmed_yet',
      left: 'not_confirmed_yet',
      forgotten: 'not_confirmed_yet',
      confirmed: 'ok',
    },
    dispute: { here: 'still_here', left: 'not_confirmed_yet', forgotten: 'ok', confirmed: 'ok' },
  }
  const cells = (['settle', 'correct', 'dispute'] as const).flatMap((command) =>
    recordStates.map((state) => [command, state] as const),
  )

  it.each(cells)('%s a record that is %s', (command, state) => {
    const decided = commands[command](state)
    expect(decided.ok ? 'ok' : decided.reason).toBe(table[command][state])
  })
})

describe('who did not come at all', () => {
  const deny = (state: RecordState, minutes: number, onStaffsWord = true) => {
    const ask = { state, disputed: false, planned: 120, minutes, overlapping: null }
    const decided = decideDispute({ ...ask, onStaffsWord })
    return decided.ok ? 'ok' : decided.reason
  }

  it('says so at once where staff alone say the contrary', () => {
    expect([deny('here', 0), deny('left', 0)]).toEqual(['ok', 'ok'])
  })

  it('waits like everybody where a code was scanned, or where it is about how long', () => {
    expect([deny('here', 0, false), deny('left', 0, false)]).toEqual([
      'still_here',
      'not_confirmed_yet',
    ])
    expect([deny('here', 1), deny('left', 1)]).toEqual(['still_here', 'not_confirmed_yet'])
  })
})

describe('what a report may be corrected to', () => {
  const startsAt = noon

  it('had passed when it was told, and is within what one report may say', () => {
    expect(longestOf({ startsAt, at: later(startsAt, 2.5 * hour) })).toBe(150)
    expect(longestOf({ startsAt, at: later(startsAt, day) })).toBe(longestReport)
  })

  it('is not the time of something else', () => {
    const ask = { state: 'confirmed' as const, disputed: false, planned: 120, minutes: 90 }
    expect(decideDispute({ ...ask, onStaffsWord: false, overlapping: '民俗体验日' })).toEqual({
      ok: false,
      reason: 'record_overlaps',
      detail: '民俗体验日',
    })
  })
})

describe('whoever handles a record', () => {
  const ask = { state: 'confirmed' as const, isOwn: false, disputed: false, planned: 120 }
  const correct = (change: Partial<Parameters<typeof decideCorrect>[0]>) => {
    const decided = decideCorrect({ ...ask, minutes: 60, current: 90, ...change })
    return decided.ok ? 'ok' : decided.reason
  }
  const settle = (change: Partial<Parameters<typeof decideSettle>[0]>) => {
    const decided = decideSettle({ ...ask, state: 'forgotten', minutes: 60, ...change })
    return decided.ok ? 'ok' : decided.reason
  }

  it('never handles the own household', () => {
    expect([correct({ isOwn: true }), settle({ isOwn: true })]).toEqual([
      'own_family',
      'own_family',
    ])
  })

  it('answers an open dispute first', () => {
    expect([correct({ disputed: true }), settle({ disputed: true })]).toEqual([
      'dispute_open',
      'dispute_open',
    ])
    const again = decideDispute({
      ...ask,
      disputed: true,
      minutes: 60,
      onStaffsWord: false,
      overlapping: null,
    })
    expect(again.ok ? 'ok' : again.reason).toBe('dispute_open')
  })

  it('gives no more than was planned, and changes something', () => {
    expect(correct({ minutes: 120 })).toBe('ok')
    expect(correct({ minutes: 121 })).toBe('longer_than_planned')
    expect(correct({ minutes: 90 })).toBe('minutes_unchanged')
    expect(settle({ minutes: 120 })).toBe('ok')
    expect(settle({ minutes: 121 })).toBe('longer_than_planned')
  })
})

describe('what counts of a record', () => {
  it('is all of it, and earns, when it was measured or settled', () => {
    expect(recognised(standingOf(90), noon, free)).toEqual({
      days: [{ day: '2026-03-01', minutes: 90 }],
      counted: 90,
      earning: 90,
      over: 0,
      raised: 0,
    })
  })

  it('is less at once after a correction downwards', () => {
    const standing = corrected(standingOf(90), 30)
    expect(recognised(standing, noon, free)).toMatchObject({ counted: 30, earning: 30, raised: 0 })
  })

  it('is more at once after a correction upwards, and earns when the org above agrees', () => {
    const standing = corrected(standingOf(30), 90)
    expect(recognised(standing, noon, free)).toMatchObject({ counted: 90, earning: 30, raised: 60 })
    expect(recognised(agreedTo(standing), noon, free)).toMatchObject({ earning: 90, raised: 0 })
  })

  it('does not come back by going down and up again', () => {
    const standing = corrected(corrected(agreedTo(standingOf(90)), 10), 90)
    expect(recognised(standing, noon, free)).toMatchObject({ counted: 90, earning: 10, raised: 80 })
  })

  it('stays within eight hours of the day until the org above agrees', () => {
    const used = () => 400
    expect(recognised(standingOf(200), noon, used)).toMatchObject({ counted: 80, over: 120 })
    expect(recognised(agreedTo(standingOf(200)), noon, used)).toMatchObject({
      counted: 200,
      over: 0,
    })
  })

  it('keeps what was agreed when more is added later', () => {
    const used = () => 480
    const standing = corrected(agreedTo(standingOf(100)), 130)
    expect(recognised(standing, noon, used)).toMatchObject({ counted: 100, over: 30 })
  })
})

describe('when the minutes were served', () => {
  const slot = { startsAt: noon, endsAt: later(noon, 120 * minute) }

  it('from the arrival, or from the start for whoever came early', () => {
    expect(servedFrom(slot, later(noon, 10 * minute), 60)).toEqual(later(noon, 10 * minute))
    expect(servedFrom(slot, later(noon, -10 * minute), 60)).toEqual(noon)
  })

  it('as much earlier as they need to end with the slot', () => {
    expect(servedFrom(slot, later(noon, 100 * minute), 90)).toEqual(later(noon, 30 * minute))
  })
})

describe('a report of service outside of activities', () => {
  const ask = { startsAt: later(noon, -120 * minute), minutes: 60, now: noon, overlapping: null }
  const told = (change: Partial<typeof ask> | { overlapping: string }) => {
    const decided = decideReport({ ...ask, ...change })
    return decided.ok ? 'ok' : decided.reason
  }

  it('is about what is over, not too long ago, and not on record', () => {
    expect(told({})).toBe('ok')
    expect(told({ minutes: 120 })).toBe('ok')
    expect(told({ minutes: 121 })).toBe('report_in_future')
    expect(told({ startsAt: later(noon, -60 * day) })).toBe('ok')
    expect(told({ startsAt: later(noon, -60 * day - 1) })).toBe('report_too_old')
    expect(told({ overlapping: '民俗体验日' })).toBe('record_overlaps')
  })
})

it('the superior of an org is the one above it, and a district is its own', () => {
  expect(superiorPath('/d/s/c/')).toBe('/d/s/')
  expect(superiorPath('/d/s/')).toBe('/d/')
  expect(superiorPath('/d/')).toBe('/d/')
})
