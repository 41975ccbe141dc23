import * as v from 'valibot'
import { mostReceived, sponsorKinds } from '../domain/shelf'
import { itemKinds, limitPeriods, mostWaitDays, reaches, stockMoveKinds } from '../domain/shop'
import { read, refusals, write } from './access'
import { count, cursor, id, instant, key, positive, text, whole } from './shapes'

/** Who keeps a shop: its shopkeepers, and the admins above. */
const keepers = ['shopkeeper', 'admin'] as const

const sponsor = v.object({
  id,
  kind: v.picklist(sponsorKinds),
  name: v.string(),
  about: v.string(),
})

const shelfItem = v.object({
  id,
  name: v.string(),
  kind: v.picklist(itemKinds),
  about: v.string(),
  pictureFileId: v.nullable(id),
  pictureUrl: v.nullable(v.string()),
  price: whole,
  stock: whole,
  reserved: whole,
  pickedUp: whole,
  limit: whole,
  limitPeriod: v.picklist(limitPeriods),
  reach: v.picklist(reaches),
  pickUpPlace: v.string(),
  pickUpHours: v.string(),
  booking: v.string(),
  waitDays: whole,
  onSale: v.boolean(),
})

const goods = v.object({ itemName: v.string(), quantity: whole })

/** Minding a shop: what is on its shelves, where it came from and what became of it. */
export const shelf = {
  /** The shops at or below an org. */
  shops: read(keepers, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(v.object({ id, name: v.string() }))),

  items: read(keepers, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(shelfItem)),

  /** Makes an item, which is off sale and out of stock at first, or edits one. */
  save: write(keepers, 'org')
    .errors(refusals('file_unknown', 'key_reused'))
    .input(
      v.object({
        key,
        orgId: id,
        itemId: v.nullable(id),
        name: text(1, 30),
        kind: v.picklist(itemKinds),
        about: text(0, 300),
        pictureFileId: v.nullable(id),
        price: positive(9999),
        limit: positive(99),
        limitPeriod: v.picklist(limitPeriods),
        reach: v.picklist(reaches),
        pickUpPlace: text(2, 60),
        pickUpHours: text(2, 60),
        booking: text(0, 100),
        waitDays: positive(mostWaitDays),
      }),
    )
    .output(v.object({ itemId: id })),

  /** Puts an item on sale or takes it off; what is reserved already waits on. */
  sell: write(keepers, 'org')
    .errors(refusals('cover_unchecked', 'key_reused'))
    .input(v.object({ key, itemId: id, onSale: v.boolean() }))
    .output(v.object({ onSale: v.boolean() })),

  sponsors: read(keepers, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(sponsor)),

  saveSponsor: write(keepers, 'org')
    .errors(refusals('name_taken', 'key_reused'))
    .input(
      v.object({
        key,
        orgId: id,
        kind: v.picklist(sponsorKinds),
        name: text(1, 30),
        about: text(0, 100),
      }),
    )
    .output(v.object({ sponsorId: id })),

  /** Pieces came in, given by a sponsor of the shop or bought by the community. */
  receive: write(keepers, 'org')
    .errors(refusals('sponsor_unknown', 'key_reused'))
    .input(
      v.object({
        key,
        itemId: id,
        quantity: positive(mostReceived),
        sponsorId: v.nullable(id),
        note: text(0, 100),
      }),
    )
    .output(v.object({ stock: whole })),

  /** A stock-take: everything on the shelf is counted, what waits for pick-up included. */
  count: write(keepers, 'org')
    .errors(refusals('below_reserved', 'reason_missing', 'key_reused'))
    .input(v.object({ key, itemId: id, counted: count(999_999), reason: text(0, 100) }))
    .output(v.object({ difference: whole, stock: whole })),

  /** What came in and what was corrected, latest first; who received anything is not in it. */
  history: read(keepers, 'org')
    .input(v.object({ itemId: id, cursor: v.optional(cursor) }))
    .output(
      v.object({
        items: v.array(
          v.object({
            id,
            kind: v.picklist(stockMoveKinds),
            quantity: whole,
            sponsorName: v.nullable(v.string()),
            note: v.string(),
            by: v.nullable(v.string()),
            at: instant,
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),

  /** The public book of the shops that serve a community: in, out, and what became of what was given. */
  book: read('anyone', 'district')
    .input(v.object({ communityId: v.optional(id) }))
    .output(
      v.object({
        shops: v.array(
          v.object({
            id,
            name: v.string(),
            items: v.array(
              v.object({
                id,
                name: v.string(),
                kind: v.picklist(itemKinds),
                received: whole,
                corrected: whole,
                handedOut: whole,
                waiting: whole,
                left: whole,
              }),
            ),
          }),
        ),
        sponsors: v.array(
          v.object({
            id,
            kind: v.picklist(sponsorKinds),
            name: v.string(),
            about: v.string(),
            goods: v.array(
              v.object({
                ...goods.entries,
                handedOut: whole,
                waiting: whole,
                lost: whole,
                left: whole,
              }),
            ),
          }),
        ),
        /** The latest receipts and corrections. */
        entries: v.array(
          v.object({
            at: instant,
            kind: v.picklist(['received', 'counted']),
            ...goods.entries,
            sponsorName: v.nullable(v.string()),
            note: v.string(),
          }),
        ),
      }),
    ),
}
