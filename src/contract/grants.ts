import * as v from 'valibot'
import { grantCapKinds, grantKinds, grantReasons, grantStates } from '../domain/grants'
import { read, refusals, write } from './access'
import { id, instant, key, positive, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const overseers = ['reviewer', 'auditor'] as const

const grant = v.object({
  id,
  kind: v.picklist(grantKinds),
  alias: v.string(),
  communityName: v.string(),
  amount: whole,
  reason: v.picklist(grantReasons),
  note: v.string(),
  state: v.picklist(grantStates),
  givenBy: v.string(),
  givenAt: instant,
  decidedBy: v.nullable(v.string()),
  decidedAt: v.nullable(instant),
  decisionNote: v.nullable(v.string()),
  /** The caller gave it, and may take it back while it waits. */
  mine: v.boolean(),
  /** The caller may be its second person. */
  mayDecide: v.boolean(),
  /** The caller may ask for it to be undone. */
  mayUndo: v.boolean(),
  /** That it is to be undone, or was; what was declined or taken back is not told any more. */
  undo: v.nullable(
    v.object({
      id,
      state: v.picklist(grantStates),
      reason: v.string(),
      askedBy: v.string(),
      askedAt: instant,
      decidedBy: v.nullable(v.string()),
      mine: v.boolean(),
      mayDecide: v.boolean(),
      /** The caller may leave everything as it is, also where nobody of the own family may agree. */
      mayDecline: v.boolean(),
    }),
  ),
})

const verdict = v.picklist(['approve', 'decline'])

/** Bonus and penalty by staff. Nothing is posted before a second person of another family has approved. */
export const grants = {
  /** Households by the alias that neighbours may read; no names. */
  households: read(staff, 'org')
    .input(v.object({ orgId: id, search: text(0, 20) }))
    .output(
      v.array(
        v.object({
          familyId: id,
          alias: v.string(),
          communityName: v.string(),
          /** The most that may be given to it at once, by the rule of its community. */
          most: whole,
        }),
      ),
    ),

  give: write(staff, 'org')
    .errors(
      refusals(
        'household_gone',
        'own_family',
        'out_of_scope',
        'grant_reason_wrong',
        'grant_too_large',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        orgId: id,
        kind: v.picklist(grantKinds),
        familyId: id,
        amount: positive(1000),
        reason: v.picklist(grantReasons),
        note: text(2, 100),
      }),
    )
    .output(v.object({ grantId: id })),

  /** What waits, then what was decided lately. */
  list: read([...staff, ...overseers], 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.object({
        waiting: v.array(grant),
        decided: v.array(grant),
        /** What the rules of today allow; null where the communities of the org differ. */
        caps: v.nullable(v.object(v.entriesFromList(grantCapKinds, whole))),
      }),
    ),

  decide: write(staff, 'org')
    .errors(
      refusals(
        'nothing_pending',
        'own_family',
        'second_person_needed',
        'grant_too_large',
        'not_enough_points',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        grantId: id,
        verdict,
        note: text(0, 100),
      }),
    )
    .output(v.object({ grantId: id, state: v.picklist(grantStates) })),

  /** Whoever gave it takes it back while it waits. */
  withdraw: write(staff, 'org')
    .errors(refusals('nothing_pending', 'not_the_giver', 'key_reused'))
    .input(v.object({ key, grantId: id }))
    .output(v.object({ grantId: id })),

  /** Asks for what was posted to be undone; a second person of another family agrees, as for the grant itself. */
  undo: write(staff, 'org')
    .errors(refusals('nothing_to_undo', 'own_family', 'key_reused'))
    .input(v.object({ key, grantId: id, reason: text(2, 100) }))
    .output(v.object({ undoId: id })),

  /** Agreed to, the points go back by a movement that names the one it reverses. */
  decideUndo: write(staff, 'org')
    .errors(refusals('nothing_pending', 'own_family', 'second_person_needed', 'key_reused'))
    .input(v.object({ key, grantId: id, undoId: id, verdict }))
    .output(v.object({ undoId: id, state: v.picklist(grantStates) })),

  /** Whoever asked for it leaves it as it is after all. */
  withdrawUndo: write(staff, 'org')
    .errors(refusals('nothing_pending', 'not_the_giver', 'key_reused'))
    .input(v.object({ key, grantId: id, undoId: id }))
    .output(v.object({ undoId: id })),

  /** Pairs of bonuses by which staff favoured each other's families. */
  flags: read(overseers, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(v.object({ at: instant, one: grant, other: grant }))),
}
