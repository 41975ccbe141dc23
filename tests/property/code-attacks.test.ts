import type * as Crypto from 'node:crypto'
import type * as Proofs from '../../src/cloud/attendance/proof'
import type * as Attendance from '../../src/domain/attendance'
import type * as Codes from '../../src/domain/codes'
import { kindsOfAttack, playAll } from './code-attacks/attacks'

/** The same cases each time. Six digits are guessed once in a million, so one of them may be right by chance. */
const seed = 640104
const cases = 10_000

/** A check that is taken away from outside, to see that these cases miss it. */
let mockWithout: 'nothing' | 'signature' | 'step' | 'binding' | 'memory' = 'nothing'

jest.mock('node:crypto', () => {
  const real = jest.requireActual<typeof Crypto>('node:crypto')
  const equal: typeof real.timingSafeEqual = (one, other) =>
    mockWithout === 'signature' || real.timingSafeEqual(one, other)
  return { ...real, timingSafeEqual: equal }
})

jest.mock('../../src/domain/codes', () => {
  const real = jest.requireActual<typeof Codes>('../../src/domain/codes')
  const fresh: typeof Codes.isFresh = (step, now, length) =>
    mockWithout === 'step' || real.isFresh(step, now, length)
  return { ...real, isFresh: fresh }
})

jest.mock('../../src/cloud/attendance/proof', () => {
  const real = jest.requireActual<typeof Proofs>('../../src/cloud/attendance/proof')
  const codes = jest.requireActual<typeof Codes>('../../src/domain/codes')
  const site: typeof Proofs.proveSite = (secret, slotId, proof, at) => {
    const isBound = mockWithout !== 'binding' || proof.by === 'digits'
    const shown = isBound ? null : codes.partsOfCode(proof.code)
    return real.proveSite(secret, shown?.id ?? slotId, proof, at)
  }
  const people: typeof Proofs.peopleOf = (holder, everyone) =>
    mockWithout === 'binding' ? [...everyone] : real.peopleOf(holder, everyone)
  return { ...real, proveSite: site, peopleOf: people }
})

jest.mock('../../src/domain/attendance', () => {
  const real = jest.requireActual<typeof Attendance>('../../src/domain/attendance')
  const decide: typeof Attendance.decideCheck = (ask) => {
    if (mockWithout !== 'memory') return real.decideCheck(ask)
    return real.decideCheck({
      ...ask,
      people: ask.people.map((one) => ({ ...one, checkedInAt: null, checkedOutAt: null })),
    })
  }
  return { ...real, decideCheck: decide }
})

afterEach(() => {
  mockWithout = 'nothing'
})

test(`of ${String(cases)} codes and digits that are reused, stale, of another or altered, not one is taken`, () => {
  const { honest, tried, taken } = playAll(cases, seed)
  expect(taken).toEqual({})
  // Else nothing was shown: each honest one was taken, and every attack was tried many times at both doors.
  expect(honest).toBe(cases)
  expect(tried.size).toBe(kindsOfAttack)
  expect(Math.min(...tried.values())).toBeGreaterThan(cases / kindsOfAttack / 2)
})

describe('control: the same cases miss a check that is taken away', () => {
  const takenWithout = (check: typeof mockWithout) => {
    mockWithout = check
    return Object.keys(playAll(cases / 5, seed).taken).sort()
  }

  test('the step of a code', () => {
    expect(takenWithout('step')).toEqual([
      'desk, code stale',
      'desk, code too early',
      'site, code stale',
      'site, code too early',
    ])
  })

  test('what it is bound to', () => {
    expect(takenWithout('binding')).toEqual(['desk, code of another', 'site, code of another'])
  })

  test('its signature, and its digits', () => {
    expect(takenWithout('signature')).toEqual(
      expect.arrayContaining([
        'desk, code under another name',
        'desk, code with another signature',
        'site, code altered',
        'site, code of another installation',
        'site, code with another signature',
        'site, digits altered',
        'site, digits of another',
        'site, digits stale',
      ]),
    )
  })

  test('that it was used already', () => {
    expect(takenWithout('memory')).toEqual([
      'desk, code reused',
      'desk, digits reused',
      'site, code reused',
      'site, digits reused',
    ])
  })
})
