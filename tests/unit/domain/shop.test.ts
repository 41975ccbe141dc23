import { decidePickUp, decideReserve, pickUpUntil, type ReserveAsk } from '../../../src/domain/shop'
import { later } from '../../../src/domain/time'

const now = new Date('2026-03-01T02:00:00.000Z')

const reserve = (wish: Partial<ReserveAsk> = {}) =>
  decideReserve({
    owed: 0,
    onSale: true,
    inScope: true,
    byAdult: true,
    stock: 3,
    price: 15,
    balance: 20,
    limit: 2,
    takenThisPeriod: 0,
    ...wish,
  })

const free = { ok: true, value: null }
const refused = (reason: string, detail?: string) =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }

describe('reserving', () => {
  it('takes the last piece with the last points', () => {
    expect(reserve({ stock: 1, balance: 15 })).toEqual(free)
  })

  it('says how many points are missing', () => {
    expect(reserve({ balance: 11 })).toEqual(refused('not_enough_points', '4'))
  })

  it('refuses what is sold out', () => {
    expect(reserve({ stock: 0 })).toEqual(refused('stock_out'))
  })

  it('refuses what was taken off sale', () => {
    expect(reserve({ onSale: false })).toEqual(refused('off_sale'))
  })

  it('serves the households of its community only', () => {
    expect(reserve({ inScope: false })).toEqual(refused('out_of_scope'))
  })

  it('is an adult’s decision', () => {
    expect(reserve({ byAdult: false })).toEqual(refused('adult_only'))
  })

  it('has a limit for each household and quarter', () => {
    expect(reserve({ takenThisPeriod: 1 })).toEqual(free)
    expect(reserve({ takenThisPeriod: 2 })).toEqual(refused('limit_reached', '2'))
  })

  it('of several reasons the first in the order of the contract is told', () => {
    const everything = {
      onSale: false,
      inScope: false,
      byAdult: false,
      takenThisPeriod: 9,
      stock: 0,
      balance: 0,
    }
    expect(reserve(everything)).toEqual(refused('off_sale'))
    expect(reserve({ ...everything, onSale: true })).toEqual(refused('out_of_scope'))
    expect(reserve({ ...everything, onSale: true, inScope: true })).toEqual(refused('adult_only'))
    expect(reserve({ takenThisPeriod: 9, stock: 0, balance: 0 })).toEqual(
      refused('limit_reached', '2'),
    )
    expect(reserve({ stock: 0, balance: 0 })).toEqual(refused('stock_out'))
  })
})

describe('picking up', () => {
  const expiresAt = pickUpUntil(now)

  it('an item waits seven days at the counter', () => {
    expect(expiresAt).toEqual(new Date('2026-03-08T02:00:00.000Z'))
    expect(decidePickUp({ status: 'reserved', expiresAt, now: later(expiresAt, -1) })).toEqual(free)
    expect(decidePickUp({ status: 'reserved', expiresAt, now: expiresAt })).toEqual(
      refused('pick_up_expired'),
    )
  })

  it('nothing is handed over twice', () => {
    expect(decidePickUp({ status: 'picked_up', expiresAt, now })).toEqual(refused('already_ended'))
    expect(decidePickUp({ status: 'released', expiresAt, now })).toEqual(refused('already_ended'))
  })
})
