import * as v from 'valibot'
import { read, refusals, write } from './access'
import { count, id, key, whole } from './shapes'

/** Where the points come from: what a community means to give in a quarter, what it gave, what is owed. */
export const budgets = {
  show: read(['admin', 'reviewer', 'auditor'], 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.object({
        /** `2026-Q4`, and the one after it. */
        quarter: v.string(),
        nextQuarter: v.string(),
        communities: v.array(
          v.object({
            communityId: id,
            name: v.string(),
            /** Null where nothing was set. */
            amount: v.nullable(whole),
            nextAmount: v.nullable(whole),
            /** Awards and bonuses of the quarter, less what was reversed. */
            used: whole,
            percent: v.nullable(whole),
            /** What the households that live there can still spend, and what is held for them. */
            owed: whole,
            held: whole,
            /** Of what is owed: expires before the quarter ends. */
            expiring: whole,
          }),
        ),
      }),
    ),

  set: write(['admin'], 'org')
    .errors(refusals('not_a_community', 'key_reused'))
    .input(
      v.object({
        key,
        orgId: id,
        quarter: v.picklist(['this', 'next']),
        amount: count(10_000_000),
      }),
    )
    .output(v.object({ quarter: v.string(), amount: whole })),
}
