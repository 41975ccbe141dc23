import { randomUUID } from 'node:crypto'
import { addItem } from '../support/build'
import { measureFlow, type Flow } from './flow'
import { idExpression, idOf, openidOf } from './ids'
import { accountsKnown, givePoints, issuing } from './ledger'
import type { Row } from './rows'
import type { Group, Stand } from './stand'

/** Redeeming: one reservation for each household, on many items or all on one. */

const manyItems = 50

const put = async ({ world }: Stand, count: number) => {
  const items: string[] = []
  for (let item = 0; item < count; item += 1) {
    items.push(
      await addItem(world.builder, world.community, world.community, {
        id: idOf('item', item, count),
        price: 1,
        stock: 1_000_000,
        limitPerQuarter: 1_000_000,
      }),
    )
  }
  return items
}

const flowOn = (name: string, title: string, items: number): Flow => ({
  name,
  title,
  bar: 0.6,
  people: 320,
  prepare: () => Promise.resolve(),
  requests: (_, number) => [
    {
      openid: openidOf(number),
      path: ['shop', 'reserve'],
      input: { key: randomUUID(), itemId: idOf('item', number % items, items) },
    },
  ],
  known: (_, number) => [
    [
      idOf('item', number % items, items),
      idExpression('item', `((:n)::int % ${String(items)})`, items),
    ],
    ...accountsKnown(number),
    [idOf('lot', number), idExpression('lot', '(:n)::int')],
  ],
  // A waiting redemption of a counter has a code of its own: the recorded one becomes the person's number, and text
  // that no code of the app is.
  ownText: { form: /^\d{8}$/, expression: "'r' || (((:n)::int + :base)::text)" },
  constants: ({ world }) => [world.community.id, issuing],
})

export const redeemRows: Group = async (stand, wants) => {
  const rows: Row[] = []
  await givePoints(stand)
  await put(stand, manyItems)
  await put(stand, 1)
  const flows = [
    flowOn('redeem', `Redeeming ${String(manyItems)} items, 64 clients`, manyItems),
    flowOn('redeem-hot-item', 'Redeeming one item, 64 clients', 1),
  ]
  for (const flow of flows) if (wants(flow.name)) rows.push(await measureFlow(stand, flow))
  return rows
}
