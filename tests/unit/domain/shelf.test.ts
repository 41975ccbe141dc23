import { decideCount, fatesOf } from '../../../src/domain/shelf'

describe('a stock-take', () => {
  const count = (wish: Partial<Parameters<typeof decideCount>[0]> = {}) =>
    decideCount({ counted: 10, stock: 7, reserved: 3, reason: '', ...wish })

  it('counts what waits along with what can be reserved', () => {
    expect(count()).toEqual({ ok: true, value: { difference: 0 } })
  })

  it('asks for the reason of a difference', () => {
    expect(count({ counted: 9 })).toEqual({ ok: false, reason: 'reason_missing' })
    expect(count({ counted: 9, reason: ' ' })).toEqual({ ok: false, reason: 'reason_missing' })
    expect(count({ counted: 9, reason: '破损' })).toEqual({ ok: true, value: { difference: -1 } })
    expect(count({ counted: 11, reason: '找到' })).toEqual({ ok: true, value: { difference: 1 } })
  })

  it('never takes what waits for its household', () => {
    expect(count({ counted: 3, reason: '破损' })).toEqual({ ok: true, value: { difference: -7 } })
    expect(count({ counted: 2, reason: '破损' })).toEqual({
      ok: false,
      reason: 'below_reserved',
      detail: '3',
    })
  })
})

describe('what became of each gift', () => {
  it('the first that came in is the first that left', () => {
    const receipts = [
      { sponsorId: 'a', quantity: 4 },
      { sponsorId: null, quantity: 2 },
      { sponsorId: 'b', quantity: 5 },
    ]
    expect(fatesOf(receipts, { handedOut: 5, waiting: 2, lost: 1 })).toEqual([
      { sponsorId: 'a', quantity: 4, handedOut: 4, lost: 0, waiting: 0, left: 0 },
      { sponsorId: null, quantity: 2, handedOut: 1, lost: 1, waiting: 0, left: 0 },
      { sponsorId: 'b', quantity: 5, handedOut: 0, lost: 0, waiting: 2, left: 3 },
    ])
  })

  it('what was found besides belongs to nobody', () => {
    expect(
      fatesOf([{ sponsorId: 'a', quantity: 1 }], { handedOut: 3, waiting: 0, lost: 0 }),
    ).toEqual([{ sponsorId: 'a', quantity: 1, handedOut: 1, lost: 0, waiting: 0, left: 0 }])
  })
})
