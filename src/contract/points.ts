import * as v from 'valibot'
import { txnKinds } from '../domain/points'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, nothing, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const

/** A calendar month in UTC+8, `2026-11`. */
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** Which entries of the statement: of one month, of one member of the household, or all. */
const filter = { month: v.optional(month), personId: v.optional(id) }

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
        /** Claim by claim, the oldest first, with the sentence of the statement that says how it came about. */
        claims: v.array(
          v.object({
            claimId: id,
            at: instant,
            amount: whole,
            remaining: whole,
            sentence: v.string(),
          }),
        ),
        /** By service and bonuses, in all, less what was taken back. */
        earned: whole,
        spent: whole,
        minutes: whole,
        personTimes: whole,
        /** What expires next and when; null when nothing is left. */
        nextExpiry: v.nullable(v.object({ at: instant, amount: whole })),
      }),
    ),

  /** What expires when, day by day, soonest first. */
  expiring: read('resident', 'self')
    .input(nothing)
    .output(
      v.array(
        v.object({
          /** `2028-11-22` in UTC+8. */
          date: v.string(),
          amount: whole,
          /** Within the sixty days of which the household is told. */
          soon: v.boolean(),
        }),
      ),
    ),

  /** The statement, newest first. Each entry says in a sentence why and how much. */
  entries: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor), ...filter }))
    .output(
      v.object({
        items: v.array(
          v.object({
            txnId: id,
            at: instant,
            kind: v.picklist(txnKinds),
            amount: whole,
            sentence: v.string(),
            /** Whose doing it was; null where it concerns the whole household. */
            personId: v.nullable(id),
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

  /** The months in which anything was entered, latest first, and the members who can be chosen. */
  statement: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        months: v.array(month),
        members: v.array(v.object({ personId: id, nickname: v.string() })),
      }),
    ),

  /** The same as a CSV file; the link is good for a few minutes. */
  export: write('resident', 'self')
    .errors(refusals('key_reused'))
    .input(v.object({ key, ...filter }))
    .output(v.object({ url: v.string(), name: v.string(), rows: whole })),
}
