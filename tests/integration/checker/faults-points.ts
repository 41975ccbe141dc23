import { type Plant, unguarded, uuid } from './world'

export const faultsOfPoints: Plant[] = [
  {
    rule: 1,
    fault: 'a posting that was altered, so that the movement no longer sums to zero',
    statements: (world) => [
      unguarded,
      `update posting set amount = amount + 1 where txn_id = '${world.pickedUp.ended ?? ''}' and amount > 0`,
    ],
    also: [7],
  },
  {
    rule: 1,
    fault: 'a movement without postings',
    statements: () => [
      `insert into txn select district_id, ${uuid()}, 'bonus', at, family_id, ${uuid()}, refers_to, sentence, rule, audit_id
       from txn where kind = 'bonus' limit 1`,
    ],
    also: [6],
  },
  {
    rule: 2,
    fault: 'a family balance that was raised by hand',
    statements: (world) => [
      `update account set balance = balance + 5 where kind = 'family' and owner_id = '${world.lin.familyId}'`,
    ],
  },
  {
    rule: 2,
    fault: 'a balance below zero',
    statements: () => [
      'alter table account drop constraint account_floor',
      `update account set balance = -1 where kind = 'held'`,
    ],
  },
  {
    rule: 2,
    fault: 'a lot that holds more than it began with less its uses',
    statements: () => [`update lot set remaining = amount where remaining < amount`],
  },
  {
    rule: 2,
    fault: 'a use of a lot that was deleted',
    statements: (world) => [
      unguarded,
      `delete from lot_use where txn_id = '${world.waiting.reserved}'`,
    ],
  },
  {
    rule: 2,
    fault: 'a reserved redemption for which nothing is held',
    statements: () => [`update redemption set price = price + 3 where status = 'reserved'`],
    also: [7],
  },
]
