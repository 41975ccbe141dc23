import { sql } from 'drizzle-orm'
import { idExpression, idOf } from './ids'
import type { Stand } from './stand'
import { districtId, settle, type World } from './world'

const balance = 1000

/** The account from which the community issues. */
export const issuing = idOf('account', 0, 3)

/** The accounts of one household, as expressions over `:n`. */
export const accountsKnown = (number: number) =>
  [1, 2].map((salt): [string, string] => [
    idOf('account', number, salt),
    idExpression('account', '(:n)::int', salt),
  ])

const given = new WeakSet<World>()

/** Households get their points as one movement and one lot each, on accounts that are there already. */
export const givePoints = async ({ bench, world }: Stand) => {
  if (given.has(world)) return
  given.add(world)
  const { auditId, now } = world.builder
  const { db } = bench.connection
  const at = sql`${now.toISOString()}::timestamptz`
  const households = sql`generate_series(1, ${world.people}::int) n`
  const own = (kind: 'family' | 'account' | 'txn' | 'lot', salt = 0) =>
    sql.raw(idExpression(kind, 'n', salt))
  await db.execute(sql`insert into account (district_id, id, kind, owner_id, audit_id)
    values (${districtId}, ${issuing}::uuid, 'issuing', ${world.community.id}::uuid, ${auditId}::uuid)`)
  await db.execute(sql`insert into account (district_id, id, kind, owner_id, balance, audit_id)
    select ${districtId}, ${own('account', 1)}, 'family', ${own('family')}, ${balance}::int, ${auditId}::uuid from ${households}`)
  await db.execute(sql`insert into account (district_id, id, kind, owner_id, balance, audit_id)
    select ${districtId}, ${own('account', 2)}, 'held', ${own('family')}, 0, ${auditId}::uuid from ${households}`)
  await db.execute(sql`insert into txn (district_id, id, kind, at, family_id, subject, sentence, audit_id)
    select ${districtId}, ${own('txn')}, 'bonus', ${at}, ${own('family')}, ${own('family')}, '积分', ${auditId}::uuid from ${households}`)
  await db.execute(sql`insert into posting (district_id, txn_id, account_id, amount)
    select ${districtId}, ${own('txn')}, a.id, case when a.id = ${issuing}::uuid then ${-balance}::int else ${balance}::int end
    from ${households}, lateral (values (${issuing}::uuid), (${own('account', 1)})) a (id)`)
  await db.execute(sql`insert into lot (district_id, id, account_id, txn_id, amount, remaining, earned_at, expires_at, audit_id)
    select ${districtId}, ${own('lot')}, ${own('account', 1)}, ${own('txn')}, ${balance}::int, ${balance}::int, ${at},
      ${at} + interval '2 years', ${auditId}::uuid from ${households}`)
  await settle(db)
}
