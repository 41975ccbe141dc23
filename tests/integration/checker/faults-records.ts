import { type Plant, uuid } from './world'

export const faultsOfRecords: Plant[] = [
  {
    rule: 9,
    fault: 'a row that nobody is on record for',
    statements: (world) => [`update slot set audit_id = ${uuid()} where id = '${world.empty}'`],
  },
  {
    rule: 9,
    fault: 'a row that names an audit row of another district',
    statements: (world) => [
      `update slot set audit_id = '${world.other.builder.auditId}' where id = '${world.empty}'`,
    ],
  },
  {
    rule: 9,
    fault: 'two commands that share one audit row',
    statements: () => [
      `insert into command_key select district_id, account, ${uuid()}, command, request_hash, answer, audit_id, at from command_key`,
    ],
  },
  {
    rule: 9,
    fault: 'a ledger whose guard is switched off',
    statements: () => ['alter table posting disable trigger posting_append_only'],
  },
  {
    rule: 9,
    fault: 'a trail that can be truncated',
    statements: () => ['drop trigger audit_no_truncate on audit'],
  },
  {
    rule: 9,
    fault: 'a ledger that somebody besides its owner may change',
    statements: () => ['grant update on posting to public'],
  },
  {
    rule: 9,
    fault: 'a guard that guards nothing any more',
    statements: () => [
      'create function let_be() returns trigger language plpgsql as $$ begin return old; end $$',
      'drop trigger txn_append_only on txn',
      'create trigger txn_append_only before update or delete on txn for each row execute function let_be()',
    ],
  },
  {
    rule: 10,
    fault: 'an acknowledged sign-up that is gone',
    statements: (world) => [
      `delete from signup where party_id = '${world.seated.id}'`,
      `delete from party where id = '${world.seated.id}'`,
      `update slot set taken = taken - 2 where id = '${world.full}'`,
    ],
    also: [4],
  },
  {
    rule: 10,
    fault: 'an acknowledged sign-up whose answer names another one',
    statements: () => [
      `update command_key set answer = jsonb_build_object('partyId', ${uuid()}::text)`,
    ],
  },
  {
    rule: 11,
    fault: 'a household whose head is a child',
    statements: (world) => [
      `update family set head_id = '${world.child}' where id = '${world.lin.familyId}'`,
    ],
  },
  {
    rule: 11,
    fault: 'a guardian of another household',
    statements: (world) => [`update guardian set guardian_id = '${world.chen.id}'`],
  },
  {
    rule: 11,
    fault: 'a person moved to another household while the party stays behind',
    statements: (world) => [
      `update person set family_id = '${world.chen.familyId}' where id = '${world.child}'`,
    ],
    also: [3],
  },
  {
    rule: 11,
    fault: 'a window in a building of another community',
    statements: (world) => [
      `update family set building_id = '${world.building}', window_number = 1, community_id = '${world.elsewhere.id}'
       where id = '${world.chen.familyId}'`,
    ],
  },
  {
    rule: 11,
    fault: 'an org whose path leads past its parent',
    statements: (world) => [
      `update org set path = '/' || id || '/' where id = '${world.community.id}'`,
    ],
  },
  {
    rule: 11,
    fault: 'an account that belongs to a person of another district',
    statements: (world) => [
      `update identity set district_id = '640104' where person_id = '${world.chen.id}'`,
    ],
    also: [9],
  },
]
