import { sql } from 'drizzle-orm'
import { confirmedMinutes } from '../../attendance/minutes'
import { attendance, certificate, certificateItem } from '../../db/tables'
import type { Check } from './rule'

/** A good certificate lists confirmed service of its holder, each with the minutes of the record as it is now. */
const itemsAgree: Check = {
  rule: 12,
  finds: () => sql`
    select ${certificate.districtId} as district_id, ${certificate.id}::text as subject,
      format('%s minutes are certified, the record has %s', ${certificateItem.minutes},
        coalesce(${attendance.signupId}::text || ' with ' || ${confirmedMinutes}, 'none')) as what
    from ${certificate}
    join ${certificateItem} on ${certificateItem.districtId} = ${certificate.districtId}
      and ${certificateItem.certificateId} = ${certificate.id}
    left join ${attendance} on ${attendance.districtId} = ${certificate.districtId}
      and ${attendance.signupId} = ${certificateItem.signupId}
      and ${attendance.personId} = ${certificate.personId}
      and ${attendance.confirmedAt} is not null
    where ${certificate.state} = 'issued'
      and (${attendance.signupId} is null or ${confirmedMinutes} <> ${certificateItem.minutes})`,
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
      or count(i.signup_id) <> jsonb_array_length(c.content -> 'items')
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

export const certificateChecks: readonly Check[] = [itemsAgree, totalsAgree, linksAgree]
