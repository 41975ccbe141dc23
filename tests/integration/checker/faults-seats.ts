import { hour, later } from '../../../src/domain/time'
import { type Plant, signupOf, uuid, type World } from './world'

const absence = ({ full, builder }: World, partyId: string, personId: string) =>
  `insert into absence (district_id, id, person_id, party_id, slot_id, at, step, appeal, audit_id)
   values ('420106', ${uuid()}, '${personId}', '${partyId}', '${full}', now(), 'warning', 'none', '${builder.auditId}')`

export const faultsOfSeats: Plant[] = [
  {
    rule: 3,
    fault: 'a slot that is oversold',
    statements: (world) => [
      'alter table slot drop constraint slot_never_oversold',
      `update slot set capacity = 2 where id = '${world.full}'`,
    ],
  },
  {
    rule: 3,
    fault: 'a counter of seats that lags behind',
    statements: (world) => [`update slot set taken = taken - 1 where id = '${world.full}'`],
  },
  {
    rule: 3,
    fault: 'a counter of those who wait that runs ahead',
    statements: (world) => [`update slot set waiting = waiting + 1 where id = '${world.empty}'`],
  },
  {
    rule: 3,
    fault: 'a party of which one sits and one waits',
    statements: (world) => [
      `update signup set status = 'waitlisted' where person_id = '${world.child}'`,
      `update slot set taken = taken - 1, waiting = waiting + 1 where id = '${world.full}'`,
    ],
    also: [4, 5],
  },
  {
    rule: 4,
    fault: 'a seat that became free and was given to nobody',
    statements: (world) => [
      `update signup set status = 'cancelled' where id = '${signupOf(world.alone)}'`,
      `update slot set taken = taken - 1 where id = '${world.full}'`,
    ],
  },
  {
    rule: 4,
    fault: 'a capacity that was raised without promoting anyone',
    statements: (world) => [`update slot set capacity = capacity + 1 where id = '${world.full}'`],
  },
  {
    rule: 5,
    fault: 'the second in line seated before the first',
    statements: (world) => [
      `update slot set capacity = capacity + 1, taken = taken + 1, waiting = waiting - 1 where id = '${world.full}'`,
      `update signup set status = 'confirmed' where id = '${signupOf(world.second)}'`,
      `update party set seated_at = joined_at + interval '1 minute', size_when_seated = 1 where id = '${world.second.id}'`,
    ],
  },
  {
    rule: 5,
    fault: 'a newcomer seated past the line',
    statements: (world) => [
      `update slot set capacity = capacity + 1, taken = taken + 1 where id = '${world.full}'`,
      `insert into party select district_id, ${uuid()}, slot_id, family_id, signed_by, line + 90,
         joined_at + interval '1 minute', false, joined_at + interval '1 minute', 1, null, null, audit_id
       from party where id = '${world.second.id}'`,
      `insert into signup select s.district_id, ${uuid()}, p.id, s.slot_id, '${world.dad.id}', 'confirmed', s.starts_at,
         s.ends_at, s.created_at, s.audit_id
       from signup s join party p on p.line > 90 where s.id = '${signupOf(world.second)}'`,
    ],
    also: [3],
  },
  {
    rule: 5,
    fault: 'a promotion in the last two hours',
    statements: (world) => [
      `update party set waited = true, seated_at = '${later(world.now, 47 * hour).toISOString()}' where id = '${world.alone.id}'`,
    ],
  },
  {
    rule: 5,
    fault: 'a seat without the time it was given',
    statements: (world) => [`update party set seated_at = null where id = '${world.alone.id}'`],
  },
  {
    rule: 5,
    fault: 'somebody undecided who was given the time of a seat',
    statements: (world) => [
      `update signup set status = 'pending' where id = '${signupOf(world.second)}'`,
      `update slot set waiting = waiting - 1, approval = true where id = '${world.full}'`,
      `update party set seated_at = joined_at, size_when_seated = 1 where id = '${world.second.id}'`,
    ],
  },
  {
    rule: 5,
    fault: 'a seat that is offered without an end',
    statements: (world) => [
      `update signup set status = 'offered' where id = '${signupOf(world.alone)}'`,
    ],
  },
  {
    rule: 5,
    fault: 'a seat that is offered into the last two hours',
    statements: (world) => [
      `update signup set status = 'offered' where id = '${signupOf(world.alone)}'`,
      `update party set offered_until = '${later(world.now, 46 * hour + 1000).toISOString()}' where id = '${world.alone.id}'`,
    ],
  },
  ...(
    [
      ...['pending', 'confirmed', 'waitlisted', 'offered'].map((is) => [is, 'cancelled'] as const),
      ...['pending', 'waitlisted', 'offered'].map((is) => [is, 'settled'] as const),
    ] as const
  ).map(([status, over]) => ({
    rule: 3,
    fault: `a sign-up that is ${status} on an activity that is ${over}`,
    statements: (world: World) => [
      `update activity set status = '${over}' where id = (select activity_id from slot where id = '${world.empty}')`,
      `update signup set status = 'cancelled' where slot_id in (
         select s.id from slot s join slot e on e.activity_id = s.activity_id where e.id = '${world.empty}')
         and id <> '${signupOf(world.alone)}'`,
      `update signup set status = '${status}' where id = '${signupOf(world.alone)}'`,
      `update party set offered_until = '${later(world.now, hour).toISOString()}' where id = '${world.alone.id}'`,
      ...(status === 'pending' || status === 'waitlisted'
        ? [
            `update party set seated_at = null, size_when_seated = null where id = '${world.alone.id}'`,
          ]
        : []),
      `update slot set taken = (select count(*) from signup g where g.slot_id = slot.id
         and g.status in ('confirmed', 'offered')), waiting = (select count(*) from signup g
         where g.slot_id = slot.id and g.status = 'waitlisted')
       where activity_id = (select activity_id from slot where id = '${world.empty}')`,
    ],
  })),
  {
    rule: 11,
    fault: 'an absence that is held against a child',
    statements: (world) => [
      `update party set signed_by = '${world.child}' where id = '${world.seated.id}'`,
      absence(world, world.seated.id, world.child),
    ],
  },
  {
    rule: 11,
    fault: 'an absence that is held against somebody else',
    statements: (world) => [absence(world, world.seated.id, world.chen.id)],
  },
  {
    rule: 11,
    fault: 'one absence that counts twice',
    statements: (world) => [
      'drop index absence_once',
      absence(world, world.seated.id, world.lin.id),
      absence(world, world.seated.id, world.lin.id),
    ],
  },
  {
    rule: 8,
    fault: 'one person twice on one slot',
    statements: (world) => [
      'alter table signup drop constraint signup_no_clash',
      'drop index signup_one_live',
      `insert into signup select district_id, ${uuid()}, party_id, slot_id, person_id, status, starts_at, ends_at, created_at, audit_id
       from signup where id = '${signupOf(world.second)}'`,
    ],
  },
  {
    rule: 8,
    fault: 'one person in two places at once',
    statements: (world) => [
      'alter table signup drop constraint signup_no_clash',
      `insert into party select district_id, '${world.builder.auditId}', '${world.overlapping}', family_id, signed_by, 1, joined_at,
         false, joined_at, 1, null, null, audit_id from party where id = '${world.alone.id}'`,
      `insert into signup select s.district_id, ${uuid()}, '${world.builder.auditId}', t.id, s.person_id, 'confirmed',
         t.starts_at, t.ends_at, s.created_at, s.audit_id
       from signup s join slot t on t.id = '${world.overlapping}' where s.id = '${signupOf(world.alone)}'`,
      `update slot set taken = 1 where id = '${world.overlapping}'`,
    ],
  },
  {
    rule: 8,
    fault: 'a sign-up whose times are not those of its slot',
    statements: (world) => [
      `update signup set ends_at = ends_at - interval '1 hour' where id = '${signupOf(world.alone)}'`,
    ],
  },
]
