import { plainRules, type PointsRules } from '../../../src/domain/points-rules'
import { type Plant, type World, unguarded, uuid } from './world'

/** A version of the community that holds already, as if it had been proposed long ago. */
const version = ({ community, zhou }: World, rules: PointsRules) =>
  `insert into points_rule (district_id, id, community_id, version, starts_on, rules, note, proposed_by, proposed_at, audit_id)
   select '420106', ${uuid()}, '${community.id}', 1, '2020-01-01', '${JSON.stringify(rules)}', '试行', '${zhou.id}', now(), audit_id
   from person where id = '${zhou.id}'`

/** The award keeps another rule than it was given by. */
const keeps = (rule: object) => [
  unguarded,
  `update txn set rule = rule || '${JSON.stringify(rule)}' where kind = 'award'`,
]

export const faultsOfRules: Plant[] = [
  {
    rule: 6,
    fault: 'points that come from something that is neither service nor a bonus',
    statements: () => [unguarded, `update txn set kind = 'penalty' where kind = 'bonus'`],
  },
  {
    rule: 6,
    fault: 'an award by a version that nobody has set',
    statements: () => keeps({ version: 3 }),
  },
  {
    rule: 6,
    fault: 'an award by a factor that its version does not have',
    statements: (world) => [
      version(world, plainRules),
      ...keeps({
        version: 1,
        parts: [{ hard: 'night', minutes: 120, thousandths: 2000 }],
        cut: 2,
      }),
    ],
  },
  {
    rule: 6,
    fault: 'an award above the cap of its version',
    statements: (world) => [
      version(world, { ...plainRules, caps: { ...plainRules.caps, month: 1 } }),
      ...keeps({ version: 1, parts: [{ hard: null, minutes: 120, thousandths: 1000 }], cut: 0 }),
    ],
  },
  {
    rule: 6,
    fault: 'an award that a cap is said to have cut, and that was not cut',
    statements: () => keeps({ cut: 1 }),
  },
  {
    rule: 6,
    fault: 'a bonus that whoever gave it approved',
    statements: () => [
      'alter table points_grant drop constraint points_grant_second_person',
      'update points_grant set decided_by = given_by',
    ],
  },
  {
    rule: 6,
    fault: 'a bonus that was approved within the family that gets it',
    statements: () => [
      'alter table points_grant drop constraint points_grant_not_own',
      'update points_grant set decider_family_id = family_id',
    ],
  },
  {
    rule: 6,
    fault: 'a bonus that was approved by somebody who lived there when it was given',
    statements: () => [
      'alter table points_grant drop constraint points_grant_not_own',
      'update points_grant set member_ids = array[decided_by]',
    ],
  },
  {
    rule: 6,
    fault: 'a bonus of another amount than was approved',
    statements: () => ['update points_grant set amount = amount + 1'],
  },
  {
    rule: 6,
    fault: 'a bonus that nobody agreed to undo',
    statements: ({ claimId }) => [
      `update grant_undo set state = 'declined', txn_id = null
       where txn_id = (select txn_id from claim where id = '${claimId}')`,
    ],
  },
  {
    rule: 6,
    fault: 'a bonus that was undone by whoever asked for it',
    statements: () => [
      'alter table grant_undo drop constraint grant_undo_second_person',
      'update grant_undo set decided_by = asked_by',
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that was undone within the family that gets the points back',
    statements: ({ penalty }) => [
      `update grant_undo set asker_family_id = (select family_id from txn where id = '${penalty.back}')
       where txn_id = '${penalty.back}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that was undone by somebody who lived there when it was given',
    statements: () => [
      'alter table points_grant drop constraint points_grant_not_own',
      'update points_grant set member_ids = array[decided_by]',
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that was given back to the household of whoever asked for it',
    statements: ({ penalty }) => [
      unguarded,
      `update txn set family_id = (select asker_family_id from grant_undo where txn_id = '${penalty.back}')
       where id = '${penalty.back}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that was given back to the household of whoever agreed',
    statements: ({ penalty }) => [
      unguarded,
      `update txn set family_id = (select decider_family_id from grant_undo where txn_id = '${penalty.back}')
       where id = '${penalty.back}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that nobody is known to have agreed to undo',
    statements: ({ penalty }) => [
      `update grant_undo set decided_by = null where txn_id = '${penalty.back}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a penalty that was undone by somebody of no known household',
    statements: ({ penalty }) => [
      `update grant_undo set decider_family_id = null where txn_id = '${penalty.back}'`,
    ],
  },
  {
    rule: 2,
    fault: 'a penalty that gave back to another lot than it took from',
    statements: ({ kept, penalty }) => [
      unguarded,
      `insert into lot (district_id, id, account_id, txn_id, amount, remaining, earned_at, expires_at, audit_id)
       select district_id, ${uuid()}, account_id, '${penalty.back}', 4, 4, earned_at, expires_at, audit_id
       from lot where id = '${kept.lotId}'`,
      `delete from lot_use where txn_id = '${penalty.back}'`,
      `update lot set remaining = remaining - 4 where id = '${kept.lotId}'`,
    ],
  },
  {
    rule: 2,
    fault: 'a lot of returned points that no release gave back',
    statements: ({ points, service }) => [
      `update lot set from_lot_id = '${points.lotId}' where id = '${service.award?.lotId ?? ''}'`,
    ],
  },
  {
    rule: 2,
    fault: 'a release that gave back to a lot that does not live as long',
    statements: ({ released, points }) => [
      unguarded,
      `delete from lot_use where txn_id = '${released.ended ?? ''}'`,
      `insert into lot (district_id, id, account_id, txn_id, amount, remaining, earned_at, expires_at, from_lot_id, audit_id)
       select district_id, ${uuid()}, account_id, '${released.ended ?? ''}', 15, 15, earned_at, expires_at - interval '1 day', id, audit_id
       from lot where id = '${points.lotId}'`,
      `update lot set remaining = remaining - 15 where id = '${points.lotId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a reversal that takes from what expired, though nothing of its award had',
    statements: ({ claimId, community }) => {
      const account = uuid()
      return [
        unguarded,
        `insert into account (district_id, id, kind, owner_id, audit_id)
         select district_id, ${account}, 'expired', '${community.id}', audit_id from claim where id = '${claimId}'`,
        `update posting set account_id = ${account}
         where txn_id = (select txn_id from claim where id = '${claimId}') and amount < 0`,
      ]
    },
    also: [2],
  },
  {
    rule: 2,
    fault: 'points that expired before their date',
    statements: ({ points, community }) => {
      const txn = uuid()
      const account = uuid()
      return [
        `insert into account (district_id, id, kind, owner_id, audit_id)
         select district_id, ${account}, 'expired', '${community.id}', audit_id from lot where id = '${points.lotId}'`,
        `insert into txn (district_id, id, kind, at, family_id, subject, sentence, audit_id)
         select l.district_id, ${txn}, 'expire', now(), a.owner_id, l.id, '到期', l.audit_id
         from lot l join account a on a.id = l.account_id where l.id = '${points.lotId}'`,
        `insert into posting select district_id, ${txn}, account_id, -remaining from lot where id = '${points.lotId}'`,
        `insert into posting select district_id, ${txn}, ${account}, remaining from lot where id = '${points.lotId}'`,
        `insert into lot_use select district_id, ${txn}, id, remaining, 0 from lot where id = '${points.lotId}'`,
        `update account set balance = balance - (select remaining from lot where id = '${points.lotId}')
         where id = (select account_id from lot where id = '${points.lotId}')`,
        `update lot set remaining = 0 where id = '${points.lotId}'`,
      ]
    },
  },
]
