import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/**
 * The record is what the scans come to, in whatever order they arrived: nobody came later than the first
 * scan that says so, and nobody is still here, or left later, than the first scan from then on that says
 * that they left.
 */
const recordFollowsScans: Check = {
  rule: 6,
  finds: () => sql`
    select c.district_id, c.signup_id::text as subject,
      format('scan of %s says "%s", the record says %s to %s', c.at, c.act,
        coalesce(a.checked_in_at::text, 'never'), coalesce(a.checked_out_at::text, 'not yet')) as what
    from scan c
    left join attendance a
      on a.district_id = c.district_id and a.signup_id = c.signup_id and a.slot_id = c.slot_id
    where (c.act = 'in' and (a.signup_id is null or a.checked_in_at > c.at))
       or (c.act = 'out' and a.checked_in_at <= c.at
           and (a.checked_out_at is null or a.checked_out_at > c.at))`,
}

/** What was scanned at the door lies in the time in which one may come and go, and is no older than a day. */
const scansArePlausible: Check = {
  rule: 6,
  finds: () => sql`
    select c.district_id, c.id::text as subject,
      format('scan of %s was taken at %s', c.at, u.at) as what
    from scan c
    join audit u on u.district_id = c.district_id and u.id = c.audit_id
    where c.at > u.at + interval '1 minute' or c.at < u.at - interval '1 day'`,
}

export const scanChecks: readonly Check[] = [recordFollowsScans, scansArePlausible]
