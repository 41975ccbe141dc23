import * as v from 'valibot'
import { txnKinds } from '../domain/points'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, nothing, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const

export const points = {
  /** The household's points. `held` is reserved for redemptions and not part of `balance`. */
  mine: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        balance: whole,
        held: whole,
        /** What was spent and then taken back: it is settled first, and nothing is redeemed until then. */
        owed: whole,
        earned: whole,
        spent: whole,
        minutes: whole,
        personTimes: whole,
        /** What expires next and when; null when nothing is left. */
        nextExpiry: v.nullable(v.object({ at: instant, amount: whole })),
      }),
    ),

  /** The statement, newest first. Each entry says in a sentence why and how much. */
  entries: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor) }))
    .output(
      v.object({
        items: v.array(
          v.object({
            txnId: id,
            at: instant,
            kind: v.picklist(txnKinds),
            amount: whole,
            sentence: v.string(),
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),

  /** What households owe after an award was taken back, for the staff who may waive it. */
  claims: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          claimId: id,
          alias: v.string(),
          at: instant,
          amount: whole,
          remaining: whole,
        }),
      ),
    ),

  /** Staff let a claim go, with a reason that the household reads. */
  waiveClaim: write(staff, 'org')
    .errors(refusals('own_family', 'nothing_pending', 'key_reused'))
    .input(v.object({ key, claimId: id, reason: text(2, 100) }))
    .output(v.object({ waived: whole })),
}
