import { sql } from 'drizzle-orm'
import { posting, txn } from './tables'

/**
 * What service earned in all: awards, less what was taken back of them. Of an award the positive posting is
 * the household's, of a reversal it is what went back to the community, also when it was no longer there.
 */
export const earnedPoints = sql<number>`coalesce(sum(case
  when ${posting.amount} <= 0 then 0
  when ${txn.kind} = 'award' then ${posting.amount}
  when ${txn.kind} = 'reverse' then -${posting.amount}
  else 0
end), 0)::int`
