import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** The head of a household is one of its adults; a young person who joined alone heads only a household of one. */
const headIsWithin: Check = {
  rule: 11,
  finds: () => sql`
    select f.district_id, f.id::text as subject, 'the head is not an adult of the household' as what
    from family f
    left join person p on p.district_id = f.district_id and p.id = f.head_id
    where f.joined_id is null and (p.id is null or p.family_id <> f.id
       or (p.kind <> 'adult' and exists (
         select 1 from person o
         where o.district_id = f.district_id and o.family_id = f.id and o.id <> p.id
       )))`,
}

/** A guardian is an adult of the minor's own household; a minor has two of them at the most. */
const guardianIsWithin: Check = {
  rule: 11,
  finds: () => sql`
    select g.district_id, g.minor_id::text as subject, 'guardian link does not join an adult and a minor of one household' as what
    from guardian g
    join person m on m.district_id = g.district_id and m.id = g.minor_id
    join person a on a.district_id = g.district_id and a.id = g.guardian_id
    where m.kind <> 'minor' or a.kind <> 'adult' or m.family_id <> a.family_id
    union all
    select district_id, minor_id::text, format('%s guardians', count(*))
    from guardian group by district_id, minor_id having count(*) > 2`,
}

/** A household lives in a community, and its window is one of a building of that community. */
const homeIsReal: Check = {
  rule: 11,
  finds: () => sql`
    select f.district_id, f.id::text as subject, 'home is no community, or the window is not of it' as what
    from family f
    join org o on o.district_id = f.district_id and o.id = f.community_id
    left join building b on b.district_id = f.district_id and b.id = f.building_id
    where o.kind <> 'community'
       or (f.building_id is not null and (b.community_id <> f.community_id
         or f.window_number not between 1 and b.windows))`,
}

/** An org's path is its parent's path and its own id, or rights would hold where nobody granted them. */
const pathIsTheTree: Check = {
  rule: 11,
  finds: () => sql`
    select o.district_id, o.id::text as subject, format('path %s does not follow the tree', o.path) as what
    from org o
    left join org up on up.district_id = o.district_id and up.id = o.parent_id
    where o.path <> coalesce(up.path, '/') || o.id::text || '/'`,
}

/**
 * References that the database does not hold by a foreign key lead to a row of the same district. All the
 * others begin with the district already.
 */
const nothingCrosses: Check = {
  rule: 11,
  finds: () => sql`
    select r.district_id, r.subject::text as subject, format('%s is not of this district', r.what) as what
    from (
      select i.district_id, i.person_id as subject, 'person of an account' as what
      from identity i left join person p on p.district_id = i.district_id and p.id = i.person_id
      where p.id is null
      union all
      select y.district_id, y.id, 'signer of a party'
      from party y left join person p on p.district_id = y.district_id and p.id = y.signed_by
      where p.id is null
      union all
      select a.district_id, a.signup_id, 'someone of an attendance'
      from attendance a
      left join person p on p.district_id = a.district_id and p.id = a.person_id
      left join family f on f.district_id = a.district_id and f.id = a.family_id
      left join slot s on s.district_id = a.district_id and s.id = a.slot_id
      where p.id is null or f.id is null or s.id is null
      union all
      select r.district_id, r.id, 'shop or taker of a redemption'
      from redemption r
      left join org o on o.district_id = r.district_id and o.id = r.org_id
      left join person p on p.district_id = r.district_id and p.id = r.by_person_id
      where o.id is null or p.id is null
      union all
      select t.district_id, t.id, 'household of a movement'
      from txn t left join family f on f.district_id = t.district_id and f.id = t.family_id
      where f.id is null
      union all
      select n.district_id, n.id, 'reader of a notice'
      from inbox_item n left join person p on p.district_id = n.district_id and p.id = n.person_id
      where p.id is null
      union all
      select c.district_id, c.id, 'owner of an account of points'
      from account c
      left join family f on f.district_id = c.district_id and f.id = c.owner_id
      left join org o on o.district_id = c.district_id and o.id = c.owner_id
      where case when c.kind in ('family', 'held', 'claim') then f.id is null else o.id is null end
      union all
      select u.district_id, u.id, 'author of an audit row'
      from audit u left join person p on p.district_id = u.district_id and p.id = u.person_id
      where u.person_id is not null and p.id is null
    ) r`,
}

export const householdChecks: readonly Check[] = [
  headIsWithin,
  guardianIsWithin,
  homeIsReal,
  pathIsTheTree,
  nothingCrosses,
]
