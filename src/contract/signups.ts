import * as v from 'valibot'
import { signupStatuses } from '../domain/signups'
import { reasons } from '../domain/reasons'
import { absences } from './absences'
import { activityCard, answers, question } from './activities'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, spot, text, whole } from './shapes'
import { vouching } from './vouching'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const people = v.pipe(v.array(id), v.minLength(1), v.maxLength(12))

const mine = v.object({
  partyId: id,
  activityId: id,
  title: v.string(),
  coverUrl: activityCard.entries.coverUrl,
  place: v.string(),
  /** Where one has to be to check in by oneself; null: that is not asked. */
  spot: v.nullable(spot),
  slotId: id,
  slotName: v.string(),
  startsAt: instant,
  endsAt: instant,
  cancelUntil: instant,
  activityCancelled: v.boolean(),
  position: v.nullable(whole),
  offeredUntil: v.nullable(instant),
  /** The caller has said how the activity was. */
  feedbackGiven: v.boolean(),
  members: v.array(
    v.object({
      signupId: id,
      personId: id,
      nickname: v.string(),
      status: v.picklist(signupStatuses),
      checkedInAt: v.nullable(instant),
      checkedOutAt: v.nullable(instant),
      minutes: v.nullable(whole),
      points: v.nullable(whole),
    }),
  ),
  /** Why it cannot be cancelled just now; null: it can. */
  cancelRefusal: v.nullable(v.picklist(reasons)),
})

export const signups = {
  /**
   * One party of the caller's household takes places on a slot together: all or none.
   * When the slot is full and keeps a waiting line, the party joins it.
   */
  create: write('resident', 'self')
    .errors(
      refusals(
        'not_published',
        'not_open_yet',
        'others_first',
        'closed',
        'started',
        'out_of_scope',
        'not_in_family',
        'guardian_needed',
        'too_young',
        'adult_must_come',
        'skill_missing',
        'certificate_missing',
        'blocked_for_absence',
        'already_signed_up',
        'time_clash',
        'party_too_large',
        'full',
        'answer_missing',
        'answer_wrong',
        'key_reused',
      ),
    )
    .input(v.object({ key, slotId: id, personIds: people, answers: v.optional(answers, {}) }))
    .output(
      v.object({
        partyId: id,
        status: v.picklist(['confirmed', 'waitlisted', 'pending']),
        position: v.nullable(whole),
      }),
    ),

  /**
   * Gives places back until the start; without `personIds` the whole party. After the deadline it counts as an
   * absence, which the one who does it has to know.
   */
  cancel: write('resident', 'family')
    .errors(
      refusals(
        'nothing_to_cancel',
        'too_late_to_cancel',
        'guardian_needed',
        'adult_must_come',
        'cancel_is_absence',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        partyId: id,
        personIds: v.optional(people),
        acceptsAbsence: v.optional(v.boolean(), false),
        /** Why, for the organizers; nobody has to say. */
        reason: v.optional(text(0, 60), ''),
      }),
    )
    .output(v.object({ cancelled: whole })),

  /** 我的报名: the household's sign-ups. `when` splits what is to come from what is over. */
  mine: read('resident', 'self')
    .input(v.object({ when: v.picklist(['coming', 'over']), cursor: v.optional(cursor) }))
    .output(v.object({ items: v.array(mine), next: v.nullable(v.string()) })),

  /** The household takes the seat that was offered to it. */
  accept: write('resident', 'family')
    .errors(refusals('no_offer', 'offer_expired', 'guardian_needed', 'key_reused'))
    .input(v.object({ key, partyId: id }))
    .output(v.object({ status: v.literal('confirmed') })),

  /** The household lets the offered seat go; the next in line gets it. */
  decline: write('resident', 'family')
    .errors(refusals('no_offer', 'guardian_needed', 'key_reused'))
    .input(v.object({ key, partyId: id }))
    .output(v.object({ status: v.literal('declined') })),

  /** What waits for a decision on a slot, in order of joining, with the answers given. */
  pending: read(staff, 'org')
    .input(v.object({ slotId: id }))
    .output(
      v.object({
        free: whole,
        questions: v.array(question),
        parties: v.array(
          v.object({
            partyId: id,
            joinedAt: instant,
            nicknames: v.array(v.string()),
            answers,
          }),
        ),
      }),
    ),

  /** Decides on many at once: those approved get seats in order of joining, or their place in the line. */
  decide: write(staff, 'org')
    .errors(refusals('nothing_pending', 'slot_over', 'reason_missing', 'key_reused'))
    .input(
      v.object({
        key,
        slotId: id,
        partyIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
        verdict: v.picklist(['approve', 'reject']),
        reason: v.optional(text(0, 100), ''),
      }),
    )
    .output(v.object({ confirmed: whole, waitlisted: whole, rejected: whole })),

  /**
   * The household behind a member code that somebody holds out at a slot, so that staff can tick who of it
   * comes. Reading it is on record where children are of it.
   */
  household: read(staff, 'org')
    .errors(refusals('code_invalid', 'code_stale'))
    .input(v.object({ slotId: id, code: v.pipe(v.string(), v.maxLength(300)) }))
    .output(
      v.object({
        members: v.array(
          v.object({
            personId: id,
            nickname: v.string(),
            kind: v.picklist(['adult', 'minor']),
            /** The one whose code it is. */
            isHolder: v.boolean(),
            /** Has a live sign-up on this slot already. */
            signedUp: v.boolean(),
            /** A child whose guardian the holder is not: somebody else of the household has to show a code. */
            needsGuardian: v.boolean(),
          }),
        ),
      }),
    ),

  /** Staff sign a household in: by its member code, outside of windows, with a reason. */
  addByStaff: write(staff, 'org')
    .errors(
      refusals(
        'not_published',
        'code_invalid',
        'code_stale',
        'not_one_household',
        'party_too_large',
        'guardian_needed',
        'adult_must_come',
        'already_signed_up',
        'time_clash',
        'full',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        slotId: id,
        code: v.pipe(v.string(), v.maxLength(300)),
        /** Of one household, the holder's; left out: the holder of the code alone. */
        personIds: v.optional(people),
        /** A walk-in on the spot: a full slot is raised by what is missing, and that is on record. */
        walkIn: v.boolean(),
        reason: text(2, 100),
      }),
    )
    .output(v.object({ partyId: id, raisedBy: whole })),

  /** Staff move a party to another slot of the same activity that has not begun. */
  move: write(staff, 'org')
    .errors(
      refusals(
        'slot_begun',
        'not_signed_up',
        'already_checked_in',
        'already_signed_up',
        'too_young',
        'adult_must_come',
        'skill_missing',
        'certificate_missing',
        'time_clash',
        'full',
        'key_reused',
      ),
    )
    .input(v.object({ key, slotId: id, partyId: id, toSlotId: id, reason: text(2, 100) }))
    .output(v.object({ partyId: id })),

  /** Staff mark people absent before the slot is confirmed. */
  markAbsent: write(staff, 'org')
    .errors(
      refusals('not_signed_up', 'own_family', 'already_checked_in', 'not_over_yet', 'key_reused'),
    )
    .input(
      v.object({
        key,
        slotId: id,
        personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
        reason: text(2, 100),
      }),
    )
    .output(v.object({ marked: whole })),

  ...absences,
  ...vouching,
}
