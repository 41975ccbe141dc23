import { type Plant, unguarded, uuid } from './world'

export const faultsOfShop: Plant[] = [
  {
    rule: 7,
    fault: 'stock that was raised without a move',
    statements: () => [`update shop_item set stock = stock + 1`],
  },
  {
    rule: 7,
    fault: 'a counter of what waits that lags behind',
    statements: () => [`update shop_item set reserved = 0`],
  },
  {
    rule: 7,
    fault: 'more handed over than was ever received',
    statements: () => [unguarded, `update stock_move set quantity = 1 where kind = 'received'`],
  },
  {
    rule: 7,
    fault: 'a redemption released and settled at once',
    statements: (world) => [
      'drop index txn_ended_once',
      `insert into txn select district_id, '${world.builder.auditId}', 'settle', at, family_id, subject, refers_to, sentence, rule, audit_id
       from txn where id = '${world.released.ended ?? ''}'`,
    ],
    also: [1],
  },
  {
    rule: 7,
    fault: 'a redemption marked as picked up whose points are still held',
    statements: (world) => [
      `update redemption set status = 'picked_up', ended_at = reserved_at where id = '${world.waiting.id}'`,
      'update shop_item set reserved = 0, picked_up = 2',
    ],
    also: [2],
  },
  {
    rule: 7,
    fault: 'a debit without its redemption',
    statements: (world) => [
      unguarded,
      `delete from redemption where id = '${world.pickedUp.id}'`,
      'update shop_item set picked_up = 0',
    ],
  },
  {
    rule: 7,
    fault: 'a piece given back twice',
    statements: () => [
      `insert into stock_move select district_id, ${uuid()}, item_id, kind, quantity, redemption_id, at, audit_id
       from stock_move where kind = 'returned'`,
      'update shop_item set stock = stock + 1',
    ],
  },
]
