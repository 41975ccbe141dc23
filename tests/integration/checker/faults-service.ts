import { type Plant, signupOf, unguarded, uuid } from './world'

export const faultsOfService: Plant[] = [
  {
    rule: 6,
    fault: 'confirmed service without an award or a reason',
    statements: (world) => [
      'alter table attendance drop constraint attendance_one_outcome',
      `update attendance set no_award = null where signup_id = '${world.noAward.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'an award and a reason for none at once',
    statements: (world) => [
      'alter table attendance drop constraint attendance_one_outcome',
      `update attendance set no_award = 'nothing_earned' where signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'an award that was reversed while the record still counts on it',
    statements: (world) => [
      `insert into txn select district_id, '${world.builder.auditId}', 'reverse', at, family_id, subject, id, sentence, null, audit_id
       from txn where id = '${world.service.award?.txnId ?? ''}'`,
      `insert into posting select district_id, '${world.builder.auditId}', account_id, -amount
       from posting where txn_id = '${world.service.award?.txnId ?? ''}'`,
      `insert into lot_use select district_id, '${world.builder.auditId}', id, amount, 0 from lot
       where txn_id = '${world.service.award?.txnId ?? ''}'`,
      `update lot set remaining = 0 where txn_id = '${world.service.award?.txnId ?? ''}'`,
      `update account set balance = 0 where owner_id = '${world.chen.familyId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a second award for the same service',
    statements: (world) => [
      'drop index txn_once',
      `insert into txn select district_id, '${world.builder.auditId}', kind, at, family_id, subject, null, sentence, rule, audit_id
       from txn where id = '${world.service.award?.txnId ?? ''}'`,
      `insert into posting select district_id, '${world.builder.auditId}', account_id, amount
       from posting where txn_id = '${world.service.award?.txnId ?? ''}'`,
    ],
    also: [2],
  },
  {
    rule: 6,
    fault: 'a reversal that points to no award',
    statements: () => [
      `insert into txn select district_id, ${uuid()}, 'reverse', at, family_id, subject, id, sentence, null, audit_id
       from txn where kind = 'settle'`,
    ],
    also: [1],
  },
  {
    rule: 6,
    fault: 'a reversal that takes from a household which nobody moved in with',
    statements: (world) => [
      unguarded,
      `update txn set family_id = '${world.lin.familyId}' where kind = 'reverse'`,
    ],
  },
  {
    rule: 6,
    fault: 'an award that went to another household than the one that served',
    statements: (world) => [
      `update attendance set family_id = '${world.wu.familyId}' where signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a first award that went to where the household moved only later',
    statements: (world) => [
      `update family set joined_id = '${world.chen.familyId}' where id = '${world.mover.familyId}'`,
      `update attendance set family_id = '${world.mover.familyId}' where signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'an award that is more than its rule gives',
    statements: () => [
      unguarded,
      `update txn set rule = jsonb_set(rule, '{perHourThousandths}', '500') where kind = 'award'`,
    ],
  },
  {
    rule: 6,
    fault: 'minutes that were raised after the award',
    statements: (world) => [
      `update attendance set measured_minutes = 119 where signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'more minutes than the slot has',
    statements: (world) => [
      `update attendance set measured_minutes = 900 where signup_id = '${world.noAward.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'someone who served and whose sign-up says otherwise',
    statements: (world) => [
      `update signup set status = 'absent' where id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a scan of somebody coming that the record does not know',
    statements: (world) => [
      `insert into scan select s.district_id, ${uuid()}, s.slot_id, s.id, 'in', now(), 'roll_call', s.person_id, false, null, s.audit_id
       from signup s where s.id = '${signupOf(world.seated)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'somebody who came later than a scan says',
    statements: (world) => [
      `insert into scan select a.district_id, ${uuid()}, a.slot_id, a.signup_id, 'in', a.checked_in_at - interval '1 minute', 'roll_call', a.person_id, false, null, a.audit_id
       from attendance a where a.signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'somebody who left later than a scan says',
    statements: (world) => [
      `insert into scan select a.district_id, ${uuid()}, a.slot_id, a.signup_id, 'out', a.checked_in_at + interval '1 minute', 'roll_call', a.person_id, false, null, a.audit_id
       from attendance a where a.signup_id = '${world.service.signupId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a scan that was made after it arrived',
    statements: (world) => [
      `insert into scan select a.district_id, ${uuid()}, a.slot_id, a.signup_id, 'in', now() + interval '2 days', 'roll_call', a.person_id, false, null, a.audit_id
       from attendance a where a.signup_id = '${world.service.signupId}'`,
    ],
  },
]
