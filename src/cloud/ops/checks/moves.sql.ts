import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** What left one household because people moved arrived in another one in full, once. */
const moveArrives: Check = {
  rule: 2,
  finds: () => sql`
    select o.district_id, o.id::text as subject,
      format('%s points moved out and %s arrived in %s movements', -gone.amount,
        coalesce(sum(got.amount), 0), count(i.id)) as what
    from txn o
    left join account f on f.district_id = o.district_id and f.owner_id = o.family_id and f.kind = 'family'
    left join posting gone on gone.district_id = o.district_id and gone.txn_id = o.id and gone.account_id = f.id
    left join txn i on i.district_id = o.district_id and i.refers_to = o.id and i.kind = 'move_in'
      and i.family_id <> o.family_id
    left join account t on t.district_id = i.district_id and t.owner_id = i.family_id and t.kind = 'family'
    left join posting got on got.district_id = i.district_id and got.txn_id = i.id and got.account_id = t.id
    where o.kind = 'move_out'
    group by o.district_id, o.id, gone.amount
    having count(i.id) <> 1 or gone.amount is distinct from -sum(got.amount)
    union all
    select i.district_id, i.id::text, 'points arrived that moved out nowhere'
    from txn i
    left join txn o on o.district_id = i.district_id and o.id = i.refers_to and o.kind = 'move_out'
    where i.kind = 'move_in' and o.id is null`,
}

/** Points that move keep the dates of the lot that they come from, and take as much from it as arrives. */
const movedLotKeepsDates: Check = {
  rule: 2,
  finds: () => sql`
    select l.district_id, l.id::text as subject,
      format('lot of %s until %s came from one until %s that gave %s', l.amount, l.expires_at,
        coalesce(s.expires_at::text, 'nowhere'), coalesce(u.amount, 0)) as what
    from lot l
    join txn t on t.district_id = l.district_id and t.id = l.txn_id
    left join lot s on s.district_id = l.district_id and s.id = l.from_lot_id
    left join lot_use u on u.district_id = l.district_id and u.lot_id = l.from_lot_id and u.txn_id = t.refers_to
    where t.kind = 'move_in' and (s.id is null or l.amount is distinct from u.amount
         or l.earned_at <> s.earned_at or l.expires_at > s.expires_at)`,
}

/** Nobody lives in a household that moved in with another, and nothing is left in it. */
const endedIsEmpty: Check = {
  rule: 11,
  finds: () => sql`
    select f.district_id, f.id::text as subject, 'a household that ended has people, points or no living successor' as what
    from family f
    left join family t on t.district_id = f.district_id and t.id = f.joined_id
    where f.joined_id is not null and (
      t.id is null or t.joined_id is not null or f.building_id is not null
      or exists (select 1 from person p where p.district_id = f.district_id and p.family_id = f.id)
      or exists (
        select 1 from account a
        where a.district_id = f.district_id and a.owner_id = f.id and a.balance <> 0
      )
    )`,
}

/** A household divides only by the word of both heads, and as many points go as they agreed to. */
const splitIsAgreed: Check = {
  rule: 11,
  finds: () => sql`
    select s.district_id, s.id::text as subject,
      format('%s, the heads agreed: %s and %s, %s points of %s', s.status, s.head_agreed, s.new_head_agreed,
        coalesce(p.moved, 0), s.points) as what
    from family_split s
    left join (
      select t.district_id, t.subject, sum(p.amount) as moved
      from txn t
      join posting p on p.district_id = t.district_id and p.txn_id = t.id and p.amount > 0
      where t.kind = 'move_in'
      group by t.district_id, t.subject
    ) p on p.district_id = s.district_id and p.subject = s.id
    where (s.status in ('agreed', 'done') and not (s.head_agreed and s.new_head_agreed))
       or coalesce(p.moved, 0) <> case s.status when 'done' then s.points else 0 end`,
}

/** An account of the app is that of one living person, and a code was used by one at the most. */
const inviteUsedOnce: Check = {
  rule: 11,
  finds: () => sql`
    select i.district_id, i.used_by::text as subject, 'somebody has two accounts' as what
    from (
      select district_id, person_id as used_by from identity group by district_id, person_id having count(*) > 1
    ) i
    union all
    select v.district_id, v.id::text, 'an invitation was used by nobody of the district'
    from family_invite v
    left join person p on p.district_id = v.district_id and p.id = v.used_by
    where v.status = 'used' and p.id is null`,
}

export const moveChecks: readonly Check[] = [
  moveArrives,
  movedLotKeepsDates,
  endedIsEmpty,
  splitIsAgreed,
  inviteUsedOnce,
]
