import fc from 'fast-check'
import { day } from '../../src/domain/time'
import { Both, step, type Step } from './ledger/both'
import type { Book } from './ledger/book'

/** The same sequences each time. */
const runs = { numRuns: 8000, seed: 20261122 }

const play = (steps: readonly Step[], done?: Map<string, number>) => {
  const both = new Both()
  for (const one of steps) both.carryOut(one)
  for (const act of both.done) done?.set(act, (done.get(act) ?? 0) + 1)
}

/** Sequences that once failed, or that show a corner, each by its name. */
const pinned: readonly [name: string, steps: readonly Step[]][] = [
  [
    'a release gives the longer life to what comes back and to nothing else',
    [
      { act: 'earn', kind: 'award', who: 'a', amount: 10 },
      { act: 'wait', days: 725 },
      { act: 'reserve', who: 'a', price: 4 },
      { act: 'release', index: 0 },
      { act: 'wait', days: 6 },
      { act: 'reserve', who: 'a', price: 4 },
    ],
  ],
  [
    'what came back is reserved and comes back once more',
    [
      { act: 'earn', kind: 'bonus', who: 'b', amount: 3 },
      { act: 'wait', days: 725 },
      { act: 'reserve', who: 'b', price: 3 },
      { act: 'wait', days: 6 },
      { act: 'release', index: 0 },
      { act: 'reserve', who: 'b', price: 2 },
      { act: 'release', index: 0 },
      { act: 'wait', days: 6 },
      { act: 'wait', days: 1 },
    ],
  ],
  [
    'an award of which a part is held is reversed, and then the part comes back',
    [
      { act: 'earn', kind: 'award', who: 'a', amount: 5 },
      { act: 'reserve', who: 'a', price: 3 },
      { act: 'reverse', index: 0 },
      { act: 'release', index: 0 },
      { act: 'penalty', who: 'a', amount: 9 },
    ],
  ],
  [
    'points that moved along keep their date',
    [
      { act: 'earn', kind: 'award', who: 'a', amount: 5 },
      { act: 'wait', days: 400 },
      { act: 'earn', kind: 'award', who: 'a', amount: 5 },
      { act: 'join', who: 'b', host: 'a' },
      { act: 'split', who: 'b', amount: 7 },
      { act: 'join', who: 'b', host: 'c' },
      { act: 'wait', days: 400 },
    ],
  ],
  [
    'what was taken back and spent already is settled by the next award, and until then nothing is redeemed',
    [
      { act: 'earn', kind: 'award', who: 'a', amount: 9 },
      { act: 'reserve', who: 'a', price: 7 },
      { act: 'reverse', index: 0 },
      { act: 'earn', kind: 'bonus', who: 'a', amount: 3 },
      { act: 'reserve', who: 'a', price: 1 },
      { act: 'join', who: 'a', host: 'b' },
      { act: 'release', index: 0 },
      { act: 'reserve', who: 'a', price: 1 },
    ],
  ],
  [
    'whoever leaves takes nothing, and an award of the household that ended stays as it is',
    [
      { act: 'earn', kind: 'award', who: 'a', amount: 6 },
      { act: 'join', who: 'a', host: 'b' },
      { act: 'leave', who: 'a' },
      { act: 'reverse', index: 0 },
      { act: 'reserve', who: 'a', price: 1 },
      { act: 'reserve', who: 'b', price: 6 },
    ],
  ],
]

it.each(pinned)('%s', (_, steps) => {
  play(steps)
})

it('through any mixed sequence the ledger says what the plain model says', () => {
  const done = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 45 }), (steps) => {
      play(steps, done)
    }),
    runs,
  )
  // A property whose steps never happen proves nothing.
  expect([...done.keys()].sort()).toEqual(
    [
      'earn',
      'join',
      'leave',
      'penalty',
      'release',
      'reserve',
      'reverse',
      'settle',
      'split',
      'wait',
      'waive',
    ].sort(),
  )
})

describe('control: a mistake in the books is seen', () => {
  const finds = (spoil: (book: Book) => void) => () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 45 }), (steps) => {
        const both = new Both()
        spoil(both.book)
        for (const one of steps) both.carryOut(one)
      }),
      { ...runs, numRuns: 500, endOnFailure: true },
    )
  }

  it('when a release gives the whole lot a longer life', () => {
    const spoil = (book: Book) => {
      book.release = (who, uses, now) => {
        for (const { lotId, amount } of uses) {
          const lot = book.lots.find((one) => one.lotId === lotId)
          if (!lot) continue
          lot.remaining += amount
          lot.expiresAt = new Date(Math.max(lot.expiresAt.getTime(), now.getTime() + 7 * day))
          book.enter([
            { accountId: `held:${who}`, amount: -amount },
            { accountId: `family:${who}`, amount },
          ])
        }
      }
    }
    expect(finds(spoil)).toThrow()
  })

  it('when the newest lot is spent first', () => {
    const spoil = (book: Book) => {
      const sorted = book.lotsOf.bind(book)
      book.lotsOf = (who) => sorted(who).reverse()
    }
    expect(finds(spoil)).toThrow()
  })

  it('when points come in and what is owed is forgotten', () => {
    const spoil = (book: Book) => {
      book.repay = () => undefined
    }
    expect(finds(spoil)).toThrow()
  })

  it('when an award is posted and its lot forgotten', () => {
    const spoil = (book: Book) => {
      const earn = book.earn.bind(book)
      book.earn = (...about) => {
        const lotId = earn(...about)
        const lot = book.lots.find((one) => one.lotId === lotId)
        if (lot) lot.remaining -= 1
        return lotId
      }
    }
    expect(finds(spoil)).toThrow()
  })
})
