import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** A movement takes from one account what it gives to another, so it has two postings at the least. */
const movementBalances: Check = {
  rule: 1,
  finds: () => sql`
    select t.district_id, t.id::text as subject,
      format('%s has %s postings that sum to %s', t.kind, count(p.txn_id), coalesce(sum(p.amount), 0)) as what
    from txn t
    left join posting p on p.district_id = t.district_id and p.txn_id = t.id
    group by t.district_id, t.id, t.kind
    having coalesce(sum(p.amount), 0) <> 0 or count(p.txn_id) < 2`,
}

/** No points appear or vanish in a district, whatever the movements say. */
const districtBalances: Check = {
  rule: 1,
  finds: () => sql`
    select district_id, 'all' as subject, format('all postings sum to %s', sum(amount)) as what
    from posting group by district_id having sum(amount) <> 0`,
}

/** A running balance is not below zero and is the sum of what was posted to it. */
const balanceIsItsPostings: Check = {
  rule: 2,
  finds: () => sql`
    select a.district_id, a.id::text as subject,
      format('%s balance is %s, its postings sum to %s', a.kind, a.balance, coalesce(p.total, 0)) as what
    from account a
    left join (
      select district_id, account_id, sum(amount) as total from posting group by district_id, account_id
    ) p on p.district_id = a.district_id and p.account_id = a.id
    where a.kind in ('family', 'held')
      and (a.balance is null or a.balance < 0 or a.balance <> coalesce(p.total, 0))`,
}

/** What a family can spend lies in its lots, each with its expiry. */
const balanceIsItsLots: Check = {
  rule: 2,
  finds: () => sql`
    select a.district_id, a.id::text as subject,
      format('family balance is %s, its lots hold %s', a.balance, coalesce(l.total, 0)) as what
    from account a
    left join (
      select district_id, account_id, sum(remaining) as total from lot group by district_id, account_id
    ) l on l.district_id = a.district_id and l.account_id = a.id
    where (a.kind = 'family' and a.balance <> coalesce(l.total, 0))
       or (a.kind <> 'family' and l.total is not null)`,
}

/** A lot holds what it began with less what movements took from it. */
const lotIsItsUses: Check = {
  rule: 2,
  finds: () => sql`
    select l.district_id, l.id::text as subject,
      format('lot of %s holds %s after uses of %s', l.amount, l.remaining, coalesce(u.total, 0)) as what
    from lot l
    left join (
      select district_id, lot_id, sum(amount) as total from lot_use group by district_id, lot_id
    ) u on u.district_id = l.district_id and u.lot_id = l.id
    where l.remaining < 0 or l.remaining <> l.amount - coalesce(u.total, 0)`,
}

/** Whatever moves a family's balance moves its lots by the same amount: new lots less uses. */
const postingIsItsLots: Check = {
  rule: 2,
  finds: () => sql`
    select p.district_id, p.txn_id::text as subject,
      format('posting of %s against lots of %s', p.amount, coalesce(l.total, 0) - coalesce(u.total, 0)) as what
    from posting p
    join account a on a.district_id = p.district_id and a.id = p.account_id and a.kind = 'family'
    left join (
      select district_id, txn_id, account_id, sum(amount) as total
      from lot group by district_id, txn_id, account_id
    ) l on l.district_id = p.district_id and l.txn_id = p.txn_id and l.account_id = p.account_id
    left join (
      select x.district_id, x.txn_id, o.account_id, sum(x.amount) as total
      from lot_use x
      join lot o on o.district_id = x.district_id and o.id = x.lot_id
      group by x.district_id, x.txn_id, o.account_id
    ) u on u.district_id = p.district_id and u.txn_id = p.txn_id and u.account_id = p.account_id
    where p.amount <> coalesce(l.total, 0) - coalesce(u.total, 0)`,
}

/** What is held for a household is the price of what waits for it at the counters. */
const heldIsReserved: Check = {
  rule: 2,
  finds: () => sql`
    select coalesce(a.district_id, r.district_id) as district_id,
      coalesce(a.owner_id, r.family_id)::text as subject,
      format('held is %s, reserved redemptions cost %s', coalesce(a.balance, 0), coalesce(r.total, 0)) as what
    from (select * from account where kind = 'held') a
    full join (
      select district_id, family_id, sum(price) as total
      from redemption where status = 'reserved' group by district_id, family_id
    ) r on r.district_id = a.district_id and r.family_id = a.owner_id
    where coalesce(a.balance, 0) <> coalesce(r.total, 0)`,
}

/**
 * What a release gives back is what its reservation took, lot by lot: into the lot itself, or into one of its
 * own that does not end sooner. So does the reversal of a penalty.
 */
const returnIsWhatWasTaken: Check = {
  rule: 2,
  finds: () => sql`
    select r.district_id, r.id::text as subject, format('the %s does not give back what was taken', r.kind) as what
    from txn r
    join lot_use u on u.district_id = r.district_id and u.txn_id = r.refers_to
    join lot o on o.district_id = u.district_id and o.id = u.lot_id
    left join lot_use b on b.district_id = r.district_id and b.txn_id = r.id and b.lot_id = u.lot_id
    left join (
      select district_id, txn_id, from_lot_id, sum(amount) as total, min(expires_at) as first
      from lot where from_lot_id is not null group by district_id, txn_id, from_lot_id
    ) n on n.district_id = r.district_id and n.txn_id = r.id and n.from_lot_id = u.lot_id
    where r.kind in ('release', 'reverse')
      and (u.amount <> coalesce(-b.amount, 0) + coalesce(n.total, 0) or n.first < o.expires_at)
    union all
    select l.district_id, l.id::text, 'a lot of returned points without its release'
    from lot l
    left join txn t on t.district_id = l.district_id and t.id = l.txn_id
    left join lot_use u on u.district_id = t.district_id and u.txn_id = t.refers_to and u.lot_id = l.from_lot_id
    where l.from_lot_id is not null and (coalesce(t.kind not in ('release', 'reverse', 'move_in'), true) or u.txn_id is null)`,
}

/** Points expire with their lot, all that was left in it, not before its date. */
const expiryEmptiesOneLot: Check = {
  rule: 2,
  finds: () => sql`
    select t.district_id, t.id::text as subject, 'expiry does not empty one lot that was past its date' as what
    from txn t
    left join lot l on l.district_id = t.district_id and l.id = t.subject
    left join account a on a.district_id = l.district_id and a.id = l.account_id
    left join lot_use u on u.district_id = t.district_id and u.txn_id = t.id
    left join posting p on p.district_id = t.district_id and p.txn_id = t.id and p.account_id = l.account_id
    where t.kind = 'expire' and (
      l.id is null or a.owner_id <> t.family_id or l.remaining <> 0 or l.expires_at > t.at
      or u.lot_id is distinct from l.id or p.amount is distinct from -u.amount
    )`,
}

export const ledgerChecks: readonly Check[] = [
  movementBalances,
  districtBalances,
  balanceIsItsPostings,
  balanceIsItsLots,
  lotIsItsUses,
  postingIsItsLots,
  heldIsReserved,
  returnIsWhatWasTaken,
  expiryEmptiesOneLot,
]
