import { sql, type SQL } from 'drizzle-orm'
import type { Check } from './rule'

/** These statuses hold a seat. Written here once more: a checker that shares the code shares its mistakes. */
const seated = sql`('confirmed', 'offered', 'attended', 'absent')`
/** An absent person was elsewhere, so that seat does not clash with another one. */
const present = sql`('confirmed', 'offered', 'attended')`
const live = sql`('pending', 'confirmed', 'waitlisted', 'offered', 'attended', 'absent')`
const left = sql`('cancelled', 'declined', 'rejected')`

/** Nobody is promised a seat that is not there; the counters that lists show are the counts. */
const countersAreCounts: Check = {
  rule: 3,
  finds: () => sql`
    select t.district_id, t.id::text as subject,
      format('capacity %s, taken %s of %s counted, waiting %s of %s counted', t.capacity,
        t.taken, coalesce(s.seats, 0), t.waiting, coalesce(s.parties, 0)) as what
    from slot t
    left join (
      select district_id, slot_id,
        count(*) filter (where status in ${seated}) as seats,
        count(distinct party_id) filter (where status = 'waitlisted') as parties
      from signup group by district_id, slot_id
    ) s on s.district_id = t.district_id and s.slot_id = t.id
    where coalesce(s.seats, 0) > t.capacity
       or t.taken <> coalesce(s.seats, 0)
       or t.waiting <> coalesce(s.parties, 0)`,
}

/** All of a party or none: it never sits and waits at once, and its people are of its household and slot. */
const partyIsOne: Check = {
  rule: 3,
  finds: () => sql`
    select p.district_id, p.id::text as subject, 'party is torn between seats, line, slots or households' as what
    from party p
    join signup s on s.district_id = p.district_id and s.party_id = p.id
    join person m on m.district_id = s.district_id and m.id = s.person_id
    where s.status in ${live}
    group by p.district_id, p.id, p.slot_id, p.family_id
    having (bool_or(s.status in ${seated}) and bool_or(s.status in ('waitlisted', 'pending')))
        or bool_or(s.slot_id <> p.slot_id)
        or bool_or(m.family_id <> p.family_id and s.status in ('confirmed', 'offered', 'waitlisted', 'pending'))`,
}

/**
 * From when a waiting party may be overtaken that is too large for what is free: a day after it was first
 * passed over, on the last day before the start at the latest.
 */
const overtakingBegins = (party: SQL, startsAt: SQL, otherwise: SQL) =>
  sql`least(coalesce(${party}.passed_over_at, ${otherwise}) + interval '24 hours', ${startsAt} - interval '24 hours')`

/**
 * A line that is about to be looked at again is not judged meanwhile: a task for that is due after each
 * commit that took a clash away. The first in line who does not clash gets the seats it fits into; one that
 * is too large holds up those behind it until it may be overtaken; in the last two hours nobody moves up.
 */
const noSeatIdle: Check = {
  rule: 4,
  finds: (now) => sql`
    with waiting as (
      select t.district_id, t.id as slot_id, t.starts_at, t.capacity, s.party_id, p.line, p.passed_over_at,
        count(*) as size
      from slot t
      join activity a on a.district_id = t.district_id and a.id = t.activity_id and a.status = 'published'
      join signup s on s.district_id = t.district_id and s.slot_id = t.id and s.status = 'waitlisted'
      join party p on p.district_id = s.district_id and p.id = s.party_id
      where ${now.toISOString()}::timestamptz < t.starts_at - interval '2 hours'
        and not exists (
          select 1 from outbox k
          where k.district_id = t.district_id and k.kind = 'reseat' and k.done_at is null and k.failed_at is null
            and k.payload ->> 'slotId' = t.id::text
        )
        and not exists (
          select 1
          from signup w
          join signup o on o.district_id = w.district_id and o.person_id = w.person_id
            and o.slot_id <> w.slot_id and o.status in ${present}
          join slot e on e.district_id = o.district_id and e.id = o.slot_id
          where w.district_id = s.district_id and w.party_id = s.party_id and w.status = 'waitlisted'
            and e.starts_at < t.ends_at and t.starts_at < e.ends_at
        )
      group by t.district_id, t.id, t.starts_at, t.capacity, s.party_id, p.line, p.passed_over_at
    ), judged as (
      select w.*, w.capacity - (
        select count(*) from signup h
        where h.district_id = w.district_id and h.slot_id = w.slot_id and h.status in ${seated}
      ) as free
      from waiting w
    )
    select district_id, slot_id::text as subject,
      format('%s seats are free while party %s of %s waits', free, party_id, size) as what
    from judged j
    where size <= free
      and not exists (
        select 1 from waiting e
        where e.district_id = j.district_id and e.slot_id = j.slot_id and e.line < j.line
          and ${now.toISOString()}::timestamptz < ${overtakingBegins(sql`e`, sql`e.starts_at`, sql`${now.toISOString()}::timestamptz`)}
      )`,
}

/** What was decided before a slot was moved is judged by no other times than those of then: not at all. */
const movedAfter = (slotId: SQL, instant: SQL) => sql`exists (
  select 1 from audit m
  where m.district_id = t.district_id and m.command = 'activities.change' and m.at >= ${instant}
    and m.after -> 'moved' @> to_jsonb(${slotId}::text)
)`

/**
 * Nobody was seated past an earlier party that waited then and was not skipped for a clash: at all before
 * that one may be overtaken, past one that would have fitted as well after that. In the last two hours
 * nobody is promoted, and whoever comes may take what is free. A walk-in sits on seats that were added for
 * it and passes nobody. Where sign-up is by approval, a party waits since it was approved.
 *
 * A command reads its instant before it gets the slot's lock, so two commands of one moment may carry theirs
 * in the other order. Of a party that has left the line meanwhile, what lies that close together is not judged.
 */
const lineInOrder: Check = {
  rule: 5,
  finds: () => sql`
    with waited as (
      select p.district_id, p.id, p.slot_id, p.line, p.seated_at, p.ended_at, p.skipped_at, p.passed_over_at,
        case when not t.approval then p.joined_at when t.waitlist then (
          select min(u.at) from audit u
          where u.district_id = p.district_id and u.subject = p.slot_id and u.command = 'signups.decide'
            and u.before -> 'pending' @> to_jsonb(p.id::text)
        ) end as waits_since
      from party p join slot t on t.district_id = p.district_id and t.id = p.slot_id
      where p.waited
    )
    select q.district_id, q.id::text as subject,
      format('seated in line %s while party %s in line %s waited', q.line, p.id, p.line) as what
    from party q
    join slot t on t.district_id = q.district_id and t.id = q.slot_id
    join waited p on p.district_id = q.district_id and p.slot_id = q.slot_id and p.line < q.line
    where q.seated_at is not null and not q.walk_in
      and (q.waited or q.seated_at < t.starts_at - interval '2 hours')
      and p.waits_since <= q.seated_at
      and (p.seated_at is null or p.seated_at > q.seated_at + interval '10 seconds')
      and (p.ended_at is null or p.ended_at > q.seated_at + interval '10 seconds')
      and (p.skipped_at is null or p.skipped_at < q.seated_at)
      and not ${movedAfter(sql`q.slot_id`, sql`q.seated_at`)}
      and (
        q.seated_at < ${overtakingBegins(sql`p`, sql`t.starts_at`, sql`'infinity'::timestamptz`)}
        or coalesce(q.size_when_seated, 1) >= (
          select count(*) from signup s
          left join audit u on u.district_id = s.district_id and u.id = s.audit_id
          where s.district_id = p.district_id and s.party_id = p.id
            and not (s.status in ${left} and u.at <= q.seated_at)
        )
      )`,
}

/** In the last two hours before the start no seat goes to the line. */
const noLatePromotion: Check = {
  rule: 5,
  finds: () => sql`
    select p.district_id, p.id::text as subject, format('promoted at %s, too close to the start', p.seated_at) as what
    from party p
    join slot t on t.district_id = p.district_id and t.id = p.slot_id
    where p.waited and p.seated_at >= t.starts_at - interval '2 hours'
      and not ${movedAfter(sql`p.slot_id`, sql`p.seated_at`)}`,
}

/** A seat is offered until some instant, which lies before the last two hours. */
const offersEnd: Check = {
  rule: 5,
  finds: () => sql`
    select p.district_id, p.id::text as subject, 'a seat is offered without an end, or for too long' as what
    from party p
    join slot t on t.district_id = p.district_id and t.id = p.slot_id
    where (p.offered_until is null or p.offered_until > t.starts_at - interval '2 hours')
      and exists (
        select 1 from signup s
        where s.district_id = p.district_id and s.party_id = p.id and s.status = 'offered'
      )`,
}

/** A party remembers that and when it was seated, for the checks before; whoever waits or is undecided has none. */
const seatIsRemembered: Check = {
  rule: 5,
  finds: () => sql`
    select p.district_id, p.id::text as subject, 'seats without a time, or a time without ever a seat' as what
    from party p
    where (p.seated_at is null or p.size_when_seated is null) and exists (
        select 1 from signup s
        where s.district_id = p.district_id and s.party_id = p.id and s.status in ${seated}
      )
      or p.seated_at is not null and exists (
        select 1 from signup s
        where s.district_id = p.district_id and s.party_id = p.id and s.status in ('waitlisted', 'pending')
      )`,
}

/** One live sign-up per person and slot. */
const signedUpOnce: Check = {
  rule: 8,
  finds: () => sql`
    select district_id, person_id::text as subject,
      format('%s live sign-ups on slot %s', count(*), slot_id) as what
    from signup where status in ${live}
    group by district_id, person_id, slot_id having count(*) > 1`,
}

/** Nobody can be in two places: the times are the slots' own, not the copies in the sign-ups. */
const oneSeatAtATime: Check = {
  rule: 8,
  finds: () => sql`
    select one.district_id, one.person_id::text as subject,
      format('seats on slots %s and %s overlap', one.slot_id, other.slot_id) as what
    from signup one
    join signup other on other.district_id = one.district_id and other.person_id = one.person_id
      and other.id > one.id and other.status in ${present}
    join slot here on here.district_id = one.district_id and here.id = one.slot_id
    join slot there on there.district_id = other.district_id and there.id = other.slot_id
    where one.status in ${present}
      and here.starts_at < there.ends_at and there.starts_at < here.ends_at`,
}

/** The copied times are the slot's, or the database's own guard against clashes would watch the wrong hours. */
const timesAreTheSlots: Check = {
  rule: 8,
  finds: () => sql`
    select s.district_id, s.id::text as subject, 'sign-up has other times than its slot' as what
    from signup s
    join slot t on t.district_id = s.district_id and t.id = s.slot_id
    where s.status in ${live} and (s.starts_at <> t.starts_at or s.ends_at <> t.ends_at)`,
}

/** An absence counts against the adult who signed for the party, and once. */
const absencesAreAdults: Check = {
  rule: 11,
  finds: () => sql`
    select b.district_id, b.id::text as subject, 'an absence counts against a minor, or against someone else' as what
    from absence b
    join person m on m.district_id = b.district_id and m.id = b.person_id
    join party p on p.district_id = b.district_id and p.id = b.party_id
    where m.kind <> 'adult' or p.signed_by <> b.person_id
    union all
    select district_id, party_id::text, format('%s absences of one party', count(*))
    from absence group by district_id, party_id having count(*) > 1`,
}

/**
 * Whoever had a place on something that was taken back has been let go, and nobody waits on what is over and
 * settled: there is nothing left to wait for.
 */
const nothingOnCancelled: Check = {
  rule: 3,
  finds: () => sql`
    select s.district_id, s.id::text as subject,
      format('sign-up is %s on an activity that is %s', s.status, a.status) as what
    from signup s
    join slot t on t.district_id = s.district_id and t.id = s.slot_id
    join activity a on a.district_id = t.district_id and a.id = t.activity_id
    where s.status in ('pending', 'confirmed', 'waitlisted', 'offered')
      and a.status in ('draft', 'review', 'cancelled', 'discarded')
       or s.status in ('pending', 'waitlisted', 'offered') and a.status = 'settled'`,
}

export const seatChecks: readonly Check[] = [
  countersAreCounts,
  partyIsOne,
  noSeatIdle,
  lineInOrder,
  noLatePromotion,
  offersEnd,
  seatIsRemembered,
  signedUpOnce,
  oneSeatAtATime,
  timesAreTheSlots,
  absencesAreAdults,
  nothingOnCancelled,
]
