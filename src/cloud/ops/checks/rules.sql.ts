import { sql } from 'drizzle-orm'
import { highestFactor } from '../../../domain/activities'
import { capKinds, earningKinds, type CapKind } from '../../../domain/points-rules'
import type { Check } from './rule'

/** Awards with the household that served, the community that gave them and the day of their service in UTC+8. */
const awards = sql`
  select t.district_id, t.id, a.family_id, t.at, t.rule, v.category, -p.amount as points, c.owner_id as community_id,
    a.person_id, s.starts_at at time zone 'UTC' + interval '8 hours' as served
  from txn t
  join attendance a on a.district_id = t.district_id and a.signup_id = t.subject
  join slot s on s.district_id = a.district_id and s.id = a.slot_id
  join activity v on v.district_id = s.district_id and v.id = s.activity_id
  join posting p on p.district_id = t.district_id and p.txn_id = t.id
  join account c on c.district_id = p.district_id and c.id = p.account_id and c.kind = 'issuing'
  where t.kind = 'award'`

/** Points come from service and from approved bonuses, and from nothing else. */
const earnedByService: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject, format('%s makes points', t.kind) as what
    from posting p
    join account c on c.district_id = p.district_id and c.id = p.account_id and c.kind = 'issuing'
    join txn t on t.district_id = p.district_id and t.id = p.txn_id
    where p.amount < 0 and t.kind not in (${sql.join(
      Object.values(earningKinds).map((kind) => sql`${kind}`),
      sql`, `,
    )})`,
}

/** Whose awards a cap adds up, over which time. What somebody earned on a day counts wherever they lived. */
const periods: Record<CapKind, ReturnType<typeof sql>> = {
  personDay: sql`w.person_id, w.served::date`,
  familyDay: sql`w.family_id, w.served::date`,
  week: sql`w.family_id, date_trunc('week', w.served)`,
  month: sql`w.family_id, date_trunc('month', w.served)`,
  quarter: sql`w.family_id, date_trunc('quarter', w.served)`,
  year: sql`w.family_id, date_trunc('year', w.served)`,
}

const totals = sql.join(
  capKinds.map(
    (kind) => sql`sum(w.points) over (
      partition by w.district_id, w.community_id, ${periods[kind]}
      order by (r.rules -> 'caps' ->> ${kind}::text)::bigint
    ) as ${sql.identifier(kind)}`,
  ),
  sql`, `,
)

/**
 * An award names a version of the issuing community that was in force, and takes its factors from it. The awards
 * of a period whose versions allow so much or less come to no more than that: those of a version that allows more
 * are left out, for they were decided before or after, and either way had to be left standing. The awards are
 * found once for both: to plan the way to them costs more than to go it.
 */
const awardFollowsVersion: Check = {
  rule: 6,
  finds: () => sql`
    with w as materialized (${awards}),
    f as (
      select w.district_id, w.id, r.rules, ${totals}
      from w
      join points_rule r on r.district_id = w.district_id and r.community_id = w.community_id
        and r.version = (w.rule ->> 'version')::int
      where not exists (
        select 1 from txn x where x.district_id = w.district_id and x.refers_to = w.id and x.kind = 'reverse'
      )
    )
    select w.district_id, w.id::text as subject,
      format('version %s was not the rule of %s on that day, or its factors are others', w.rule ->> 'version', w.community_id) as what
    from w
    left join points_rule r on r.district_id = w.district_id and r.community_id = w.community_id
      and r.version = (w.rule ->> 'version')::int
    where coalesce((w.rule ->> 'version')::int, 0) > 0 and (
      r.id is null or r.withdrawn_at is not null or r.starts_on > w.served::date
      or exists (
        select 1 from jsonb_array_elements(w.rule -> 'parts') as part
        where (part ->> 'thousandths')::bigint <> least(${highestFactor}::bigint,
          least(${highestFactor}::bigint,
            (w.rule ->> 'perHourThousandths')::bigint * (r.rules -> 'perHour' ->> w.category)::bigint / 1000)
          * coalesce((r.rules -> 'hard' ->> (part ->> 'hard'))::bigint, 1000) / 1000)
      )
    )
    union all
    select f.district_id, f.id::text, format('cap %s exceeded: %s', cap.kind, cap.total)
    from f
    cross join lateral (values ${sql.join(
      capKinds.map((kind) => sql`(${kind}::text, f.${sql.identifier(kind)})`),
      sql`, `,
    )}) as cap(kind, total)
    where cap.total > (f.rules -> 'caps' ->> cap.kind)::bigint`,
}

/** Whatever staff gave or took was approved by a second person of another family, and posted once. */
const grantHasSecondPerson: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject, format('%s without an approved grant', t.kind) as what
    from txn t
    left join points_grant g on g.district_id = t.district_id and g.txn_id = t.id
    where t.kind in ('bonus', 'penalty') and g.id is null
    union all
    select g.district_id, g.id::text, format('%s grant of %s is not what was posted', g.state, g.amount)
    from points_grant g
    left join txn t on t.district_id = g.district_id and t.id = g.txn_id
    left join account f on f.district_id = g.district_id and f.owner_id = g.family_id and f.kind = 'family'
    left join posting p on p.district_id = t.district_id and p.txn_id = t.id and p.account_id = f.id
    where g.state = 'approved' and (
      t.kind is distinct from g.kind or t.subject <> g.id or t.family_id <> g.family_id
      or (g.kind = 'bonus' and p.amount is distinct from g.amount)
      or (g.kind = 'penalty' and (p.amount is null or p.amount not between -g.amount and -1))
      or g.decided_by = g.given_by
      or g.giver_family_id in (g.family_id, g.decider_family_id) or g.decider_family_id = g.family_id
      or g.decided_by = any (g.member_ids)
    )`,
}

/** What staff gave or took is undone as it was given: by two people of different families, and not of that one. */
const undoHasSecondPerson: Check = {
  rule: 6,
  finds: () => sql`
    select t.district_id, t.id::text as subject, format('%s reversed without two people', o.kind) as what
    from txn t
    join txn o on o.district_id = t.district_id and o.id = t.refers_to and o.kind in ('bonus', 'penalty')
    left join grant_undo u on u.district_id = t.district_id and u.txn_id = t.id
    where t.kind = 'reverse' and u.id is null
    union all
    select u.district_id, u.id::text, format('undoing of a %s grant is not what was posted', g.state)
    from grant_undo u
    join points_grant g on g.district_id = u.district_id and g.id = u.grant_id
    left join txn t on t.district_id = u.district_id and t.id = u.txn_id
    where u.state = 'approved' and (
      t.kind is distinct from 'reverse' or t.refers_to is distinct from g.txn_id or t.subject <> g.id
      or u.decided_by is null or u.decider_family_id is null or t.family_id in (u.asker_family_id, u.decider_family_id)
      or u.decided_by = u.asked_by or u.asker_family_id in (g.family_id, u.decider_family_id)
      or u.decider_family_id = g.family_id or u.asked_by = any (g.member_ids) or u.decided_by = any (g.member_ids)
    )`,
}

export const ruleChecks: readonly Check[] = [
  earnedByService,
  awardFollowsVersion,
  grantHasSecondPerson,
  undoHasSecondPerson,
]
