import * as v from 'valibot'
import { txnKinds } from '../domain/points'
import { read } from './access'
import { cursor, id, instant, nothing, whole } from './shapes'

export const points = {
  /** The household's points. `held` is reserved for redemptions and not part of `balance`. */
  mine: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        balance: whole,
        held: whole,
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
}
