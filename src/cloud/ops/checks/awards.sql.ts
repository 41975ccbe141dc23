import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** An award that no later movement took back. */
const standing = sql`
  select t.* from txn t
  where t.kind = 'award' and not exists (
    select 1 from txn r
    where r.district_id = t.district_id and r.refers_to = t.id and r.kind = 'reverse'
  )`

/** Confirmed service earned once, or the record says why not; unconfirmed service earned nothing. */
const servedOnce: Check = {
  rule: 6,
  finds: () => sql`
    select a.district_id, a.signup_id::text as subject,
      format('%s awards, reason for none: %s, confirmed: %s', count(t.id),
        coalesce(a.no_award, 'not given'), coalesce(a.confirmed_at::text, 'no')) as what
    from attendance a
    left join (${standing}) t on t.district_id = a.district_id and t.subject = a.signup_id
    group by a.district_id, a.signup_id, a.confirmed_at, a.no_award, a.award_txn_id
    having case
      when a.confirmed_at is null or a.no_award is not null
        then count(t.id) > 0 or a.award_txn_id is not null
          or (a.confirmed_at is null) <> (a.no_award is null)
      else count(t.id) <> 1 or not coalesce(bool_and(t.id = a.award_txn_id), false)
    end`,
}

/**
 * Nobody earns for service that is not on record. It goes to the household that it was served for; only an award
 * after a correction goes to the one that this has moved in with.
 */
const awardHasService: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject, 'award without an attendance of that household' as what
    from txn t
    left join attendance a on a.district_id = t.district_id and a.signup_id = t.subject
    left join family own on own.district_id = a.district_id and own.id = a.family_id
    left join family paid on paid.district_id = t.district_id and paid.id = t.family_id
    where t.kind = 'award' and (
      a.signup_id is null
      or a.family_id <> t.family_id and (
        t.refers_to is null or own.joined_id is distinct from coalesce(paid.joined_id, paid.id)
      )
    )`,
}

/**
 * A reversal undoes one award in full: same accounts, opposite amounts, once. What the household has spent already
 * stands on its claim account, what it lost by expiry comes from there, and where it has moved in with another one,
 * that one stands for it.
 */
const reversalUndoesOne: Check = {
  rule: 6,
  finds: () => sql`
    select r.district_id, r.id::text as subject, 'reversal does not undo exactly one movement' as what
    from txn r
    left join txn o on o.district_id = r.district_id and o.id = r.refers_to
    left join family own on own.district_id = o.district_id and own.id = o.family_id
    left join family taken on taken.district_id = r.district_id and taken.id = r.family_id
    where r.kind = 'reverse' and (
      o.id is null or o.kind not in ('award', 'bonus', 'penalty')
      or o.family_id <> r.family_id and own.joined_id is distinct from coalesce(taken.joined_id, taken.id)
      or 1 < (
        select count(*) from txn x
        where x.district_id = r.district_id and x.refers_to = r.refers_to and x.kind = 'reverse'
      )
      or exists (
        select 1 from posting p
        join account a on a.district_id = p.district_id and a.id = p.account_id
        left join family f on f.district_id = a.district_id and f.id = a.owner_id
        where p.district_id = r.district_id and p.txn_id in (r.id, o.id)
        group by case a.kind when 'expired' then coalesce(taken.joined_id, r.family_id) else coalesce(f.joined_id, a.owner_id) end,
          case when a.kind in ('claim', 'expired') then 'family' else a.kind end
        having sum(p.amount) <> 0
      )
    )`,
}

/** What a reversal takes from what expired had expired of that very award, wherever its points were by then. */
const expiredIsNotOwed: Check = {
  rule: 6,
  finds: () => sql`
    with recursive taken as (
      select r.district_id, r.id, r.refers_to, -sum(p.amount) as amount
      from txn r
      join posting p on p.district_id = r.district_id and p.txn_id = r.id
      join account a on a.district_id = p.district_id and a.id = p.account_id and a.kind = 'expired'
      where r.kind = 'reverse'
      group by r.district_id, r.id, r.refers_to
    ), held as (
      select k.district_id, k.id, l.id as lot_id
      from taken k join lot l on l.district_id = k.district_id and l.txn_id = k.refers_to
      union all
      select h.district_id, h.id, l.id
      from held h join lot l on l.district_id = h.district_id and l.from_lot_id = h.lot_id
    )
    select k.district_id, k.id::text as subject,
      format('%s taken from what expired, %s of the award had', k.amount, coalesce(sum(p.amount), 0)) as what
    from taken k
    left join held h on h.district_id = k.district_id and h.id = k.id
    left join txn t on t.district_id = h.district_id and t.subject = h.lot_id and t.kind = 'expire'
    left join posting p on p.district_id = t.district_id and p.txn_id = t.id and p.amount > 0
    group by k.district_id, k.id, k.amount
    having k.amount > coalesce(sum(p.amount), 0)`,
}

/**
 * An award is what its rule gives: the fixed points and the whole points of the measured time. Whoever reads
 * the sentence can recompute it from the record.
 */
const awardFollowsRule: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject,
      format('award of %s does not follow from its rule %s and %s minutes', p.amount,
        coalesce(t.rule::text, 'null'), coalesce(a.earning_minutes::text, 'no')) as what
    from txn t
    join attendance a on a.district_id = t.district_id and a.signup_id = t.subject
    left join account f on f.district_id = t.district_id and f.owner_id = t.family_id and f.kind = 'family'
    left join posting p on p.district_id = t.district_id and p.txn_id = t.id and p.account_id = f.id
    where t.kind = 'award' and (
      p.amount is null or t.rule is null
      or p.amount is distinct from (t.rule ->> 'fixed')::bigint
        + coalesce(
            (select sum((part ->> 'minutes')::bigint * (part ->> 'thousandths')::bigint)::bigint
             from jsonb_array_elements(t.rule -> 'parts') as part),
            (t.rule ->> 'minutes')::bigint * (t.rule ->> 'perHourThousandths')::bigint) / 60000
        - coalesce((t.rule ->> 'cut')::bigint, 0)
      or t.id = a.award_txn_id and (t.rule ->> 'minutes')::bigint is distinct from a.earning_minutes
    )`,
}

/** Whoever was confirmed has served, and whoever has served was confirmed. */
const statusAgrees: Check = {
  rule: 6,
  finds: () => sql`
    select s.district_id, s.id::text as subject,
      format('sign-up is %s, attendance confirmed: %s', s.status, coalesce(a.confirmed_at::text, 'no')) as what
    from signup s
    left join attendance a on a.district_id = s.district_id and a.signup_id = s.id
    where (s.status = 'attended') <> (a.confirmed_at is not null)
       or (a.signup_id is not null and (a.slot_id <> s.slot_id or a.person_id <> s.person_id))`,
}

/** Minutes are whole, not negative, within the planned slot, and only of those who came and left. */
const minutesAreMeasured: Check = {
  rule: 6,
  finds: () => sql`
    select a.district_id, a.signup_id::text as subject,
      format('%s minutes from %s to %s', coalesce(a.measured_minutes::text, 'no'), a.checked_in_at,
        coalesce(a.checked_out_at::text, 'never')) as what
    from attendance a
    join slot t on t.district_id = a.district_id and t.id = a.slot_id
    where (a.checked_out_at is null) <> (a.measured_minutes is null)
       or a.checked_out_at < a.checked_in_at
       or a.measured_minutes < 0
       or a.measured_minutes > greatest(0, floor(extract(epoch from
            least(t.ends_at, a.checked_out_at) - greatest(t.starts_at, a.checked_in_at)) / 60))
       or (a.confirmed_at is not null and a.checked_out_at is null)`,
}

export const awardChecks: readonly Check[] = [
  servedOnce,
  awardHasService,
  reversalUndoesOne,
  expiredIsNotOwed,
  awardFollowsRule,
  statusAgrees,
  minutesAreMeasured,
]
