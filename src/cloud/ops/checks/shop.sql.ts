import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** Stock is the sum of its moves; what waits and what was handed over are the redemptions of each kind. */
const stockIsItsMoves: Check = {
  rule: 7,
  finds: () => sql`
    select i.district_id, i.id::text as subject,
      format('stock %s of moves %s, reserved %s of %s, picked up %s of %s, received %s', i.stock,
        coalesce(m.total, 0), i.reserved, coalesce(r.waiting, 0), i.picked_up, coalesce(r.handed, 0),
        coalesce(m.received, 0)) as what
    from shop_item i
    left join (
      select district_id, item_id, sum(quantity) as total,
        sum(quantity) filter (where kind in ('received', 'counted')) as received
      from stock_move group by district_id, item_id
    ) m on m.district_id = i.district_id and m.item_id = i.id
    left join (
      select district_id, item_id, count(*) filter (where status = 'reserved') as waiting,
        count(*) filter (where status = 'picked_up') as handed
      from redemption group by district_id, item_id
    ) r on r.district_id = i.district_id and r.item_id = i.id
    where i.stock <> coalesce(m.total, 0)
       or i.stock < 0
       or i.reserved <> coalesce(r.waiting, 0)
       or i.picked_up <> coalesce(r.handed, 0)
       or i.reserved + i.picked_up > coalesce(m.received, 0)`,
}

/** A redemption takes one piece; a released one gave it back; nothing else moves for it. */
const pieceMovesOnce: Check = {
  rule: 7,
  finds: () => sql`
    select r.district_id, r.id::text as subject,
      format('%s took %s and gave back %s pieces', r.status, coalesce(-sum(m.quantity) filter (where m.kind = 'reserved'), 0),
        coalesce(sum(m.quantity) filter (where m.kind = 'returned'), 0)) as what
    from redemption r
    left join stock_move m on m.district_id = r.district_id and m.redemption_id = r.id
    group by r.district_id, r.id, r.status, r.item_id
    having coalesce(sum(m.quantity) filter (where m.kind = 'reserved'), 0) <> -1
        or coalesce(sum(m.quantity) filter (where m.kind = 'returned'), 0)
           <> case r.status when 'released' then 1 else 0 end
        or coalesce(bool_or(m.item_id <> r.item_id or m.kind not in ('reserved', 'returned')), false)`,
}

/** Pieces leave and return only for a redemption that exists. */
const moveHasRedemption: Check = {
  rule: 7,
  finds: () => sql`
    select m.district_id, m.id::text as subject, format('%s without its redemption', m.kind) as what
    from stock_move m
    left join redemption r on r.district_id = m.district_id and r.id = m.redemption_id
    where (m.kind in ('reserved', 'returned')) <> (r.id is not null)
       or (m.redemption_id is not null and r.id is null)`,
}

/** Exactly one debit of the price, from the household to what is held for it. */
const debitedOnce: Check = {
  rule: 7,
  finds: () => sql`
    select r.district_id, r.id::text as subject, format('%s debits, expected one of %s', count(t.id), r.price) as what
    from redemption r
    left join txn t on t.district_id = r.district_id and t.subject = r.id and t.kind = 'reserve'
    left join account f on f.district_id = r.district_id and f.owner_id = r.family_id and f.kind = 'family'
    left join account h on h.district_id = r.district_id and h.owner_id = r.family_id and h.kind = 'held'
    left join posting taken on taken.district_id = r.district_id and taken.txn_id = t.id and taken.account_id = f.id
    left join posting kept on kept.district_id = r.district_id and kept.txn_id = t.id and kept.account_id = h.id
    group by r.district_id, r.id, r.price, r.reserve_txn_id
    having count(t.id) <> 1
        or not coalesce(bool_and(t.id = r.reserve_txn_id), false)
        or not coalesce(bool_and(taken.amount = -r.price and kept.amount = r.price), false)`,
}

/** At most one end: settled to the shop when picked up, given back to the household when released. */
const endedOnce: Check = {
  rule: 7,
  finds: () => sql`
    select r.district_id, r.id::text as subject,
      format('%s with %s ends', r.status, count(t.id)) as what
    from redemption r
    left join txn t on t.district_id = r.district_id and t.refers_to = r.reserve_txn_id
      and t.kind in ('settle', 'release')
    left join account h on h.district_id = r.district_id and h.owner_id = r.family_id and h.kind = 'held'
    left join account g on g.district_id = r.district_id
      and g.owner_id = case t.kind when 'settle' then r.org_id else r.family_id end
      and g.kind = case t.kind when 'settle' then 'shop' else 'family' end
    left join posting gone on gone.district_id = r.district_id and gone.txn_id = t.id and gone.account_id = h.id
    left join posting got on got.district_id = r.district_id and got.txn_id = t.id and got.account_id = g.id
    group by r.district_id, r.id, r.status, r.price, r.end_txn_id
    having count(t.id) <> case r.status when 'reserved' then 0 else 1 end
        or (r.status = 'reserved' and r.end_txn_id is not null)
        or (r.status <> 'reserved' and not coalesce(bool_and(
             t.id = r.end_txn_id
             and t.kind = case r.status when 'picked_up' then 'settle' else 'release' end
             and gone.amount = -r.price and got.amount = r.price), false))`,
}

/** Held points belong to a redemption: no reservation, settlement or release stands alone. */
const movementHasRedemption: Check = {
  rule: 7,
  finds: () => sql`
    select t.district_id, t.id::text as subject, format('%s without a redemption', t.kind) as what
    from txn t
    where (t.kind = 'reserve' and not exists (
        select 1 from redemption r where r.district_id = t.district_id and r.reserve_txn_id = t.id
      ))
      or (t.kind in ('settle', 'release') and not exists (
        select 1 from redemption r where r.district_id = t.district_id and r.end_txn_id = t.id
      ))`,
}

export const shopChecks: readonly Check[] = [
  stockIsItsMoves,
  pieceMovesOnce,
  moveHasRedemption,
  debitedOnce,
  endedOnce,
  movementHasRedemption,
]
