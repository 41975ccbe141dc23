import { sql } from 'drizzle-orm'
import { dayCap, longestReport } from '../../../domain/hours'
import type { Check } from './rule'

/** A record with what it says was served, whoever said it last. */
const records = sql`
  select district_id, signup_id as record_id, person_id, confirmed_at is not null as recognised,
    coalesce(corrected_minutes, measured_minutes) as minutes, agreed_minutes, allowed_minutes,
    counted_minutes, earning_minutes
  from attendance
  union all
  select district_id, id, person_id, state = 'approved', coalesce(corrected_minutes, minutes), agreed_minutes,
    coalesce(corrected_minutes, minutes), counted_minutes, counted_minutes
  from self_report`

const counted = sql`
  select district_id, record_id, sum(minutes) as minutes from service_day group by district_id, record_id`

/** What counts is recognised, is not more than was served, and is what the days add up to. */
const countsWhatWasServed: Check = {
  rule: 6,
  finds: () => sql`
    select r.district_id, r.record_id::text as subject,
      format('%s served, %s counted, %s earning, %s on its days', coalesce(r.minutes::text, 'nothing'),
        coalesce(r.counted_minutes::text, 'nothing'), coalesce(r.earning_minutes::text, 'nothing'),
        coalesce(d.minutes, 0)) as what
    from (${records}) r
    left join (${counted}) d on d.district_id = r.district_id and d.record_id = r.record_id
    where r.recognised <> (r.counted_minutes is not null)
       or r.recognised <> (r.earning_minutes is not null)
       or coalesce(r.counted_minutes, 0) <> coalesce(d.minutes, 0)
       or r.counted_minutes > r.minutes
       or r.earning_minutes <> least(r.counted_minutes, r.allowed_minutes)
       or r.allowed_minutes > r.minutes`,
}

/** Days that count belong to a record of that person. */
const daysHaveRecords: Check = {
  rule: 6,
  finds: () => sql`
    select d.district_id, d.record_id::text as subject, format('%s counts for nothing on record', d.day) as what
    from service_day d
    left join (${records}) r on r.district_id = d.district_id and r.record_id = d.record_id
    where r.record_id is null or r.person_id <> d.person_id`,
}

/** Whatever the org above has not agreed to stays within eight hours of a person's day. */
const daysAreCapped: Check = {
  rule: 6,
  finds: () => sql`
    select d.district_id, d.person_id::text as subject, format('%s minutes on %s', sum(d.minutes), d.day) as what
    from service_day d
    join (${records}) r on r.district_id = d.district_id and r.record_id = d.record_id
    where r.agreed_minutes = 0
    group by d.district_id, d.person_id, d.day
    having sum(d.minutes) > ${dayCap}::int`,
}

/**
 * Service that does not count waits for a day that is full, or for the task that looks at it again after a
 * correction has left room.
 */
const roomIsGiven: Check = {
  rule: 6,
  finds: () => sql`
    select r.district_id, r.record_id::text as subject,
      format('%s of %s counted, and no day of it is full', r.counted_minutes, r.minutes) as what
    from (
      select a.district_id, a.signup_id as record_id, a.person_id, a.counted_minutes,
        coalesce(a.corrected_minutes, a.measured_minutes) as minutes, t.starts_at, t.ends_at
      from attendance a join slot t on t.district_id = a.district_id and t.id = a.slot_id
      union all
      select district_id, id, person_id, counted_minutes, coalesce(corrected_minutes, minutes), starts_at,
        starts_at + make_interval(mins => coalesce(corrected_minutes, minutes))
      from self_report
    ) r
    where r.counted_minutes < r.minutes
      and not exists (
        select 1 from service_day d
        where d.district_id = r.district_id and d.person_id = r.person_id
          and d.day between to_char(r.starts_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')
            and to_char(r.ends_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')
        group by d.day having sum(d.minutes) >= ${dayCap}::int
      )
      and not exists (
        select 1 from outbox o
        where o.district_id = r.district_id and o.kind = 'recount' and o.payload ->> 'personId' = r.person_id::text
          and o.done_at is null and o.failed_at is null
      )`,
}

/** What was measured or told, what staff made of it, and the most that this may be. */
const corrections = sql`
  select a.district_id, a.signup_id as record_id, a.measured_minutes as first_minutes, a.corrected_minutes,
    floor(extract(epoch from t.ends_at - t.starts_at) / 60) as most
  from attendance a
  join slot t on t.district_id = a.district_id and t.id = a.slot_id
  union all
  select district_id, id, minutes, corrected_minutes,
    least(${longestReport}::int, floor(extract(epoch from at - starts_at) / 60))
  from self_report`

/** A correction stays within the planned slot, or within what a report may say, and is what the trail says last. */
const correctionIsOnTrail: Check = {
  rule: 6,
  finds: () => sql`
    select r.district_id, r.record_id::text as subject,
      format('%s corrected, the trail ends with %s', coalesce(r.corrected_minutes::text, 'nothing'),
        coalesce(e.after_minutes::text, 'nothing')) as what
    from (${corrections}) r
    left join lateral (
      select after_minutes from service_event e
      where e.district_id = r.district_id and e.record_id = r.record_id and e.kind in ('settled', 'corrected')
      order by e.ordinal desc limit 1
    ) e on true
    where r.corrected_minutes not between 0 and r.most
       or (r.corrected_minutes is not null or e.after_minutes is not null)
          and coalesce(r.corrected_minutes, r.first_minutes) is distinct from e.after_minutes`,
}

/** Each correction begins where the one before it ended, and says who made it. */
const trailIsUnbroken: Check = {
  rule: 6,
  finds: () => sql`
    select c.district_id, c.record_id::text as subject,
      format('%s from %s after %s', c.kind, coalesce(c.before_minutes::text, 'nothing'), coalesce(c.known::text, 'nothing')) as what
    from (
      select e.*, coalesce(
        lag(e.after_minutes) over (partition by e.district_id, e.record_id order by e.ordinal),
        r.first_minutes
      ) as known
      from service_event e
      join (${corrections}) r on r.district_id = e.district_id and r.record_id = e.record_id
      where e.kind in ('settled', 'corrected')
    ) c
    where c.before_minutes is distinct from c.known or c.by_id is null`,
}

/** A dispute is about a record that is there, of the kind that it says; of reports only what was approved. */
const disputesHaveRecords: Check = {
  rule: 6,
  finds: () => sql`
    select d.district_id, d.id::text as subject, format('disputes a record (%s) that is not there', d.kind) as what
    from dispute d
    left join attendance a
      on d.kind = 'attendance' and a.district_id = d.district_id and a.signup_id = d.record_id
    left join self_report s
      on d.kind = 'self_report' and s.district_id = d.district_id and s.id = d.record_id and s.state = 'approved'
    where a.signup_id is null and s.id is null`,
}

/** What does not count, or may not earn, was asked of the org above; an open question is the present one. */
const waitingIsAsked: Check = {
  rule: 6,
  finds: () => sql`
    select r.district_id, r.record_id::text as subject,
      format('%s of %s counted, %s allowed, asked for %s', r.counted_minutes, r.minutes, r.allowed_minutes,
        coalesce(c.minutes::text, 'nothing')) as what
    from (${records}) r
    left join lateral (
      select c.* from consent c
      where c.district_id = r.district_id and c.record_id = r.record_id and c.state <> 'withdrawn'
      order by c.state = 'open' desc, c.asked_at desc, c.id desc limit 1
    ) c on true
    where r.recognised and (
      (r.counted_minutes < r.minutes or r.allowed_minutes < r.minutes)
        and (c.id is null or c.state = 'agreed' or c.minutes <> r.minutes)
      or c.state = 'open' and (
        c.minutes <> r.minutes or c.over_minutes <> r.minutes - r.counted_minutes
        or c.raised_minutes <> r.minutes - r.allowed_minutes
      )
    )`,
}

/** An award that follows a reversal is of the same service, and the reversal was of an award. */
const reawardFollows: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject, 'award follows something else than a reversal of the same service' as what
    from txn t
    left join txn r on r.district_id = t.district_id and r.id = t.refers_to
    where t.kind = 'award' and t.refers_to is not null and (r.kind <> 'reverse' or r.subject <> t.subject)`,
}

/** Each claim is what its reversal could not take, less what was settled and waived. */
const claimIsItsMovements: Check = {
  rule: 2,
  finds: () => sql`
    select c.district_id, c.id::text as subject,
      format('claim of %s with %s left: %s not taken, %s settled', c.amount, c.remaining,
        coalesce(b.amount, 0), coalesce(s.amount, 0)) as what
    from claim c
    left join (
      select p.district_id, p.txn_id, -sum(p.amount) as amount
      from posting p join account a on a.district_id = p.district_id and a.id = p.account_id and a.kind = 'claim'
      group by p.district_id, p.txn_id
    ) b on b.district_id = c.district_id and b.txn_id = c.txn_id
    left join (
      select t.district_id, t.subject, sum(p.amount) as amount
      from txn t
      join posting p on p.district_id = t.district_id and p.txn_id = t.id
      join account a on a.district_id = p.district_id and a.id = p.account_id and a.kind = 'claim'
      where t.kind in ('repay', 'waive')
      group by t.district_id, t.subject
    ) s on s.district_id = c.district_id and s.subject = c.id
    where c.amount <> coalesce(b.amount, 0) or c.remaining <> c.amount - coalesce(s.amount, 0)`,
}

/** What a household owes on its account is what its claims say. */
const owedIsClaimed: Check = {
  rule: 2,
  finds: () => sql`
    select a.district_id, a.id::text as subject,
      format('claim account at %s, claims come to %s', coalesce(p.total, 0), coalesce(c.total, 0)) as what
    from account a
    left join (
      select district_id, account_id, sum(amount) as total from posting group by district_id, account_id
    ) p on p.district_id = a.district_id and p.account_id = a.id
    left join (
      select district_id, family_id, sum(remaining) as total from claim group by district_id, family_id
    ) c on c.district_id = a.district_id and c.family_id = a.owner_id
    where a.kind = 'claim' and coalesce(p.total, 0) <> -coalesce(c.total, 0)`,
}

export const hoursChecks: readonly Check[] = [
  countsWhatWasServed,
  daysHaveRecords,
  daysAreCapped,
  roomIsGiven,
  correctionIsOnTrail,
  trailIsUnbroken,
  disputesHaveRecords,
  waitingIsAsked,
  reawardFollows,
  claimIsItsMovements,
  owedIsClaimed,
]
