import { type Plant, unguarded, uuid } from './world'

/** The household that moved in, and the movement of its points. */
const moved = `any(select id from txn where kind = 'move_out')`

export const faultsOfHouseholds: Plant[] = [
  {
    rule: 2,
    fault: 'points that moved out and never arrived',
    statements: () => [unguarded, `update txn set kind = 'bonus' where kind = 'move_in'`],
    also: [6, 11],
  },
  {
    rule: 2,
    fault: 'points that arrived twice',
    statements: () => [
      'drop index txn_ended_once',
      `insert into txn select district_id, ${uuid()}, kind, at, family_id, subject, refers_to, sentence, rule, audit_id
       from txn where kind = 'move_in' limit 1`,
    ],
    also: [1],
  },
  {
    rule: 2,
    fault: 'points that got a fresh date by moving',
    statements: () => [
      `update lot set expires_at = expires_at + interval '1 year' where from_lot_id is not null`,
    ],
  },
  {
    rule: 2,
    fault: 'points that say they are newer than the lot that they come from',
    statements: () => [
      `update lot set earned_at = earned_at + interval '1 day' where from_lot_id is not null`,
    ],
  },
  {
    rule: 2,
    fault: 'points that came from nowhere',
    statements: () => [`update lot set from_lot_id = null where from_lot_id is not null`],
  },
  {
    rule: 2,
    fault: 'points that were taken from another lot than they say',
    statements: () => [unguarded, `update lot_use set amount = amount - 1 where txn_id = ${moved}`],
  },
  {
    rule: 11,
    fault: 'a household that ended with somebody left in it',
    statements: (world) => [
      `update person set family_id = '${world.mover.familyId}' where id = '${world.apart.id}'`,
    ],
  },
  {
    rule: 11,
    fault: 'a household that ended where nobody lives any more',
    statements: (world) => [
      `update family set joined_id = '${world.mover.familyId}' where id = '${world.mover.familyId}'`,
    ],
  },
  {
    rule: 11,
    fault: 'a division that was carried out without the word of the other head',
    statements: () => [`update family_split set new_head_agreed = false`],
  },
  {
    rule: 11,
    fault: 'a division with more points than the heads agreed to',
    statements: () => [`update family_split set points = points - 1`],
  },
  {
    rule: 11,
    fault: 'two accounts of one person',
    statements: (world) => [
      `insert into identity select 'openid-twice', district_id, person_id, audit_id
       from identity where person_id = '${world.lin.id}'`,
    ],
  },
  {
    rule: 11,
    fault: 'more guardians of one child than two, of other households',
    statements: (world) => [
      `insert into guardian (district_id, minor_id, guardian_id, consent_version, audit_id)
       select g.district_id, g.minor_id, p.id, '', g.audit_id from guardian g join person p on p.kind = 'adult'
       where g.minor_id = '${world.child}' and p.id <> g.guardian_id`,
    ],
  },
  {
    rule: 7,
    fault: 'pieces that were received and are neither on the shelf nor handed out',
    statements: () => [
      unguarded,
      `update stock_move set quantity = quantity + 1 where kind = 'received'`,
    ],
  },
  {
    rule: 7,
    fault: 'a stock-take that gives no reason for what is missing',
    statements: () => [unguarded, `update stock_move set note = ' ' where kind = 'counted'`],
  },
  {
    rule: 7,
    fault: 'pieces of a sponsor that gave nothing to this shop',
    statements: (world) => [`update sponsor set org_id = '${world.community.id}'`],
  },
]
