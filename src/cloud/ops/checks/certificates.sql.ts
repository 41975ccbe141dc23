import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** A good certificate lists what counts of its holder in its period, each record with its minutes as they are now. */
const itemsAgree: Check = {
  rule: 12,
  finds: () => sql`
    select c.district_id, c.id::text as subject,
      format('%s minutes of %s are certified, %s count', i.minutes, i.record_id, coalesce(sum(d.minutes), 0)) as what
    from certificate c
    join certificate_item i on i.district_id = c.district_id and i.certificate_id = c.id
    left join service_day d on d.district_id = c.district_id and d.record_id = i.record_id
      and d.person_id = c.person_id and d.day between c.from_date and c.until_date
    where c.state = 'issued'
    group by c.district_id, c.id, i.record_id, i.minutes
    having i.minutes <> coalesce(sum(d.minutes), 0)`,
}

/** The total is the sum of its lines, on the paper as beside it. */
const totalsAgree: Check = {
  rule: 12,
  finds: () => sql`
    select c.district_id, c.id::text as subject,
      format('%s minutes in all, its lines come to %s', c.minutes, coalesce(sum(i.minutes), 0)) as what
    from certificate c
    left join certificate_item i on i.district_id = c.district_id and i.certificate_id = c.id
    where c.state in ('issued', 'revoked')
    group by c.district_id, c.id
    having c.minutes <> coalesce(sum(i.minutes), 0) or c.minutes <= 0
      or c.minutes <> (c.content ->> 'minutes')::int
      or count(i.record_id) <> jsonb_array_length(c.content -> 'items')
      or c.serial <> c.content ->> 'serial'`,
}

/** The one that replaces and the one that was replaced name each other and are of one person. */
const linksAgree: Check = {
  rule: 12,
  finds: () => sql`
    select c.district_id, c.id::text as subject, 'the link between a revoked certificate and its successor is broken' as what
    from certificate c
    left join certificate newer on newer.district_id = c.district_id and newer.id = c.replaced_by_id
    left join certificate older on older.district_id = c.district_id and older.id = c.replaces_id
    where (c.replaced_by_id is not null and (c.state <> 'revoked' or newer.id is null
        or newer.replaces_id is distinct from c.id or newer.person_id <> c.person_id))
      or (c.replaces_id is not null and (older.id is null or older.state <> 'revoked'
        or older.replaced_by_id is distinct from c.id))`,
}

/** What was revoked says why; what staff took back says who did, who is not its holder and is on record. */
const takenBackForAReason: Check = {
  rule: 12,
  finds: () => sql`
    select c.district_id, c.id::text as subject, 'revoked without a reason, or by somebody of whom there is no record' as what
    from certificate c
    left join audit a on a.district_id = c.district_id and a.subject = c.id and a.command = 'certificates.revoke'
    where c.state = 'revoked' and coalesce(length(c.reason), 0) < 2
       or c.revoked_by_id is not null
         and (c.revoked_by_id = c.person_id or a.person_id is distinct from c.revoked_by_id)`,
}

export const certificateChecks: readonly Check[] = [
  itemsAgree,
  totalsAgree,
  linksAgree,
  takenBackForAReason,
]
