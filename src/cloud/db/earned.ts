import { sql } from 'drizzle-orm'
import { posting, txn } from './tables'

/**
 * What was earned in all: the awards and bonuses that stand. What was taken back from a household may have been
 * earned by another one that has moved in since, so reversals are not simply subtracted. The positive posting is
 * the household's.
 */
export const earnedPoints = sql<number>`coalesce(sum(${posting.amount}) filter (
  where ${posting.amount} > 0 and ${txn.kind} in ('award', 'bonus') and not exists (
    select 1 from txn back
    where back.district_id = ${txn.districtId} and back.refers_to = ${txn.id} and back.kind = 'reverse'
  )
), 0)::int`
