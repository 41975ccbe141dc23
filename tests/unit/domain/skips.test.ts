import { allocate, type WaitingParty } from '../../../src/domain/signups'
import { isNewSkip, skippedForClash } from '../../../src/domain/skips'
import { day, hour, later } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')
const slot = { startsAt: later(now, 3 * day) }

const waits = (partyId: string, size: number, clashes = false): WaitingParty => ({
  partyId,
  size,
  clashes,
  passedOverAt: null,
})

const skipped = (free: number, line: WaitingParty[], at = now) =>
  skippedForClash(line, (waiting) => allocate(slot, free, waiting, at).seated).map(
    ({ partyId }) => partyId,
  )

describe('whose turn clashes', () => {
  it('is whoever would have got seats, did they not sit elsewhere', () => {
    expect(skipped(1, [waits('a', 1, true), waits('b', 1)])).toEqual(['a'])
    expect(skipped(1, [waits('a', 1, true)])).toEqual(['a'])
  })

  it('is nobody for whom there was no room, or who stood behind the one who got it', () => {
    expect(skipped(0, [waits('a', 1, true)])).toEqual([])
    expect(skipped(1, [waits('a', 2, true)])).toEqual([])
    expect(skipped(1, [waits('a', 1), waits('b', 1, true)])).toEqual([])
  })

  it('can be several, each of whom the seat would have been for', () => {
    expect(skipped(1, [waits('a', 1, true), waits('b', 1, true)])).toEqual(['a', 'b'])
  })

  it('is nobody in the last two hours, when the line stands still', () => {
    expect(skipped(1, [waits('a', 1, true)], later(slot.startsAt, -2 * hour))).toEqual([])
  })
})

it('a skip is a new one where there was none within a day', () => {
  expect(isNewSkip({ skippedAt: null }, now)).toBe(true)
  expect(isNewSkip({ skippedAt: later(now, 1 - day) }, now)).toBe(false)
  expect(isNewSkip({ skippedAt: later(now, -day) }, now)).toBe(true)
})
