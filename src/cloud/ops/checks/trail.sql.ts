import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import * as tables from '../../db/tables'
import type { Check } from './rule'

/** Every table whose rows are written by commands says so by naming the audit row of the last one. */
const audited = Object.values(tables)
  .filter((table) => is(table, PgTable))
  .filter((table) => 'auditId' in getTableColumns(table))
  .map(getTableName)

/** These are only ever added to, by the database's own means. */
const appendOnly = ['audit', 'lot_use', 'posting', 'scan', 'service_event', 'stock_move', 'txn']

/** Who wrote this row, when and why, is on record in its own district. */
const rowHasAudit: Check = {
  rule: 9,
  finds: () => sql`
    select w.district_id, w.audit_id::text as subject,
      format('row of %s names an audit row that is not there', w.name) as what
    from (${sql.join(
      audited.map(
        (name) =>
          sql`select district_id, audit_id, ${name}::text as name from ${sql.identifier(name)}`,
      ),
      sql` union all `,
    )}) w
    left join audit u on u.district_id = w.district_id and u.id = w.audit_id
    where u.id is null`,
}

/** A command leaves one audit row, its own, with its name and its key. */
const commandHasAudit: Check = {
  rule: 9,
  finds: () => sql`
    select k.district_id, k.key::text as subject, format('%s shares or misnames its audit row', k.command) as what
    from command_key k
    join audit u on u.district_id = k.district_id and u.id = k.audit_id
    where u.command <> k.command or u.key is distinct from k.key
       or exists (
         select 1 from command_key other
         where other.district_id = k.district_id and other.audit_id = k.audit_id
           and (other.account, other.key) <> (k.account, k.key)
       )`,
}

/**
 * Trail and ledger refuse UPDATE, DELETE and TRUNCATE by triggers that are there and switched on.
 * In `tgtype` 2 is BEFORE, 8 DELETE, 16 UPDATE and 32 TRUNCATE.
 */
const guardsStand: Check = {
  rule: 9,
  finds: () => sql`
    select 'all' as district_id, g.name as subject,
      case when g.truncates then 'rows can be truncated' else 'rows can be changed' end as what
    from (
      select n.name, e.truncates
      from unnest(array[${sql.join(
        appendOnly.map((name) => sql`${name}`),
        sql`, `,
      )}]::text[]) as n(name)
      cross join (values (true), (false)) as e(truncates)
    ) g
    where not exists (
      select 1
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid and c.relname = g.name
      join pg_namespace s on s.oid = c.relnamespace and s.nspname = current_schema()
      join pg_proc f on f.oid = t.tgfoid and f.proname = 'refuse_change'
      where not t.tgisinternal and t.tgenabled in ('O', 'A') and t.tgqual is null
        and (t.tgtype & 2) = 2
        and case when g.truncates then (t.tgtype & 32) = 32 else (t.tgtype & 24) = 24 end
    )`,
}

/** Nobody but the owner of the tables, who migrates them, has the right to change what only grows. */
const rightsAreHeld: Check = {
  rule: 9,
  finds: () => sql`
    select 'all' as district_id, c.relname::text as subject,
      format('%s may %s its rows', case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end,
        lower(a.privilege_type)) as what
    from pg_class c
    join pg_namespace s on s.oid = c.relnamespace and s.nspname = current_schema()
    cross join lateral aclexplode(c.relacl) a
    where c.relname in (${sql.join(
      appendOnly.map((name) => sql`${name}`),
      sql`, `,
    )}) and a.grantee <> c.relowner and a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
}

/** The names under which answers give ids away, and where those ids live. */
const named: readonly { answer: string; table: string; commands: string }[] = [
  { answer: 'partyId', table: 'party', commands: '%' },
  { answer: 'redemptionId', table: 'redemption', commands: '%' },
  { answer: 'personId', table: 'person', commands: '%' },
  { answer: 'familyId', table: 'family', commands: '%' },
  { answer: 'certificateId', table: 'certificate', commands: '%' },
  { answer: 'disputeId', table: 'dispute', commands: '%' },
  { answer: 'reportId', table: 'self_report', commands: '%' },
  { answer: 'fileId', table: 'file', commands: '%' },
  { answer: 'inviteId', table: 'family_invite', commands: '%' },
  { answer: 'splitId', table: 'family_split', commands: '%' },
  { answer: 'itemId', table: 'shop_item', commands: '%' },
  { answer: 'sponsorId', table: 'sponsor', commands: '%' },
  { answer: 'id', table: 'activity', commands: 'activities.%' },
  { answer: 'id', table: 'series', commands: 'series.create' },
]

/** What a command answered with is there for as long as its answer is. */
const answeredIsThere: Check = {
  rule: 10,
  finds: () => sql`
    select k.district_id, k.key::text as subject,
      format('%s answered %s %s, which is not there', k.command, n.answer, k.answer ->> n.answer) as what
    from command_key k
    join (values ${sql.join(
      named.map(({ answer, table, commands }) => sql`(${answer}, ${table}, ${commands})`),
      sql`, `,
    )}) as n(answer, place, commands) on k.command like n.commands and k.answer ->> n.answer is not null
    left join (${sql.join(
      [...new Set(named.map(({ table }) => table))].map(
        (table) =>
          sql`select district_id, id::text as id, ${table}::text as place from ${sql.identifier(table)}`,
      ),
      sql` union all `,
    )}) t on t.district_id = k.district_id and t.place = n.place and t.id = k.answer ->> n.answer
    where t.id is null`,
}

/**
 * What an audit row is about is there: nothing that was acknowledged is ever removed, but a template that
 * its org dropped.
 */
const auditedIsThere: Check = {
  rule: 10,
  finds: () => sql`
    select u.district_id, u.id::text as subject, format('%s was about %s, which is not there', u.command, u.subject) as what
    from audit u
    left join (
      select district_id, id from activity
      union all select district_id, id from series
      union all select district_id, id from template
      union all select district_id, subject from audit where command = 'series.dropTemplate'
      union all select district_id, id from absence
      union all select district_id, id from certificate
      union all select district_id, id from feedback
      union all select district_id, id from dispute
      union all select district_id, id from consent
      union all select district_id, id from self_report
      union all select district_id, id from claim
      union all select district_id, id from slot
      union all select district_id, id from party
      union all select district_id, id from signup
      union all select district_id, id from person
      union all select district_id, id from family
      union all select district_id, id from org
      union all select district_id, id from file
      union all select district_id, id from family_invite
      union all select district_id, id from family_split
      union all select district_id, id from sponsor
      union all select district_id, id from shop_item
      union all select district_id, id from redemption
      union all select district_id, id from txn
      union all select district_id, id from lot
      union all select district_id, id from points_rule
      union all select district_id, id from points_grant
      union all select district_id, id from outbox
    ) t on t.district_id = u.district_id and t.id = u.subject
    where u.subject is not null and t.id is null`,
}

export const trailChecks: readonly Check[] = [
  rowHasAudit,
  commandHasAudit,
  guardsStand,
  rightsAreHeld,
  answeredIsThere,
  auditedIsThere,
]
