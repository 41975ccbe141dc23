import * as v from 'valibot'
import { itemKinds, limitPeriods, redemptionStatuses } from '../domain/shop'
import { reasons } from '../domain/reasons'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, nothing, text, whole } from './shapes'

const item = v.object({
  id,
  name: v.string(),
  kind: v.picklist(itemKinds),
  pictureUrl: v.nullable(v.string()),
  price: whole,
  stock: whole,
  shopName: v.string(),
  /** Who gave it, in the order of giving. */
  sponsors: v.array(v.string()),
  pickUpPlace: v.string(),
  pickUpHours: v.string(),
  /** How a service is booked; empty for goods. */
  booking: v.string(),
  /** Days that it waits once it is reserved. */
  waitDays: whole,
  /** The most a household may take in one period. */
  limit: whole,
  limitPeriod: v.picklist(limitPeriods),
  about: v.string(),
  /** Why the caller's household cannot redeem it just now; null: go ahead. Visitors get null. */
  refusal: v.nullable(v.object({ reason: v.picklist(reasons), detail: v.optional(v.string()) })),
})

const redemption = v.object({
  id,
  itemId: id,
  itemName: v.string(),
  pictureUrl: v.nullable(v.string()),
  price: whole,
  status: v.picklist(redemptionStatuses),
  /** The eight digits for the counter while it waits; null afterwards. */
  code: v.nullable(v.string()),
  pickUpPlace: v.string(),
  pickUpHours: v.string(),
  booking: v.string(),
  reservedAt: instant,
  /** Unclaimed until then, points and stock go back. */
  expiresAt: instant,
  endedAt: v.nullable(instant),
  endedReason: v.nullable(v.string()),
})

const pickUpCode = v.pipe(v.string(), v.regex(/^\d{8}$/))

export const shop = {
  items: read('anyone', 'district').input(nothing).output(v.array(item)),

  item: read('anyone', 'district').input(v.object({ id })).output(item),

  /** Reserves points and stock together. */
  reserve: write('resident', 'self')
    .errors(
      refusals(
        'off_sale',
        'out_of_scope',
        'adult_only',
        'limit_reached',
        'stock_out',
        'claim_open',
        'not_enough_points',
        'key_reused',
      ),
    )
    .input(v.object({ key, itemId: id }))
    .output(v.object({ redemptionId: id, code: v.string(), expiresAt: instant })),

  /** The household changes its mind: points and stock return in full. */
  cancel: write('resident', 'family')
    .errors(refusals('adult_only', 'already_ended', 'key_reused'))
    .input(v.object({ key, redemptionId: id }))
    .output(v.object({ returned: whole })),

  mine: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor) }))
    .output(v.object({ items: v.array(redemption), next: v.nullable(v.string()) })),

  /** What waits at the counters where the caller is shopkeeper. Codes are never listed. */
  desk: read(['shopkeeper'], 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.object({
        waiting: v.array(
          v.object({
            id,
            itemName: v.string(),
            alias: v.string(),
            reservedAt: instant,
            expiresAt: instant,
          }),
        ),
        items: v.array(
          v.object({
            id,
            name: v.string(),
            stock: whole,
            reserved: whole,
            pickedUp: whole,
            price: whole,
          }),
        ),
      }),
    ),

  /** What a pick-up code stands for, before handing anything over. */
  lookUp: read(['shopkeeper'], 'org')
    .errors(refusals('code_unknown'))
    .input(v.object({ orgId: id, code: pickUpCode }))
    .output(
      v.object({
        redemptionId: id,
        itemName: v.string(),
        alias: v.string(),
        price: whole,
        reservedAt: instant,
      }),
    ),

  /** Handed over: the held points go to the shop. */
  pickUp: write(['shopkeeper'], 'org')
    .errors(refusals('code_unknown', 'already_ended', 'pick_up_expired', 'key_reused'))
    .input(v.object({ key, orgId: id, code: pickUpCode }))
    .output(v.object({ redemptionId: id, itemName: v.string(), price: whole })),

  /** The shop cannot deliver: points and stock return in full, and the household is told why. */
  refuse: write(['shopkeeper'], 'org')
    .errors(refusals('already_ended', 'key_reused'))
    .input(v.object({ key, redemptionId: id, reason: text(2, 100) }))
    .output(v.object({ returned: whole })),
}
