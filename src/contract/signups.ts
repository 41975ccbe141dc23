import * as v from 'valibot'
import { signupStatuses } from '../domain/signups'
import { reasons } from '../domain/reasons'
import { activityCard } from './activities'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, whole } from './shapes'

const people = v.pipe(v.array(id), v.minLength(1), v.maxLength(12))

const mine = v.object({
  partyId: id,
  activityId: id,
  title: v.string(),
  coverUrl: activityCard.entries.coverUrl,
  place: v.string(),
  slotId: id,
  slotName: v.string(),
  startsAt: instant,
  endsAt: instant,
  cancelUntil: instant,
  activityCancelled: v.boolean(),
  position: v.nullable(whole),
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
        'closed',
        'started',
        'out_of_scope',
        'not_in_family',
        'guardian_needed',
        'too_young',
        'adult_must_come',
        'already_signed_up',
        'time_clash',
        'party_too_large',
        'full',
        'key_reused',
      ),
    )
    .input(v.object({ key, slotId: id, personIds: people }))
    .output(
      v.object({
        partyId: id,
        status: v.picklist(['confirmed', 'waitlisted']),
        position: v.nullable(whole),
      }),
    ),

  /** Gives places back before the deadline; without `personIds` the whole party. */
  cancel: write('resident', 'family')
    .errors(
      refusals(
        'nothing_to_cancel',
        'too_late_to_cancel',
        'guardian_needed',
        'adult_must_come',
        'key_reused',
      ),
    )
    .input(v.object({ key, partyId: id, personIds: v.optional(people) }))
    .output(v.object({ cancelled: whole })),

  /** 我的报名: the household's sign-ups. `when` splits what is to come from what is over. */
  mine: read('resident', 'self')
    .input(v.object({ when: v.picklist(['coming', 'over']), cursor: v.optional(cursor) }))
    .output(v.object({ items: v.array(mine), next: v.nullable(v.string()) })),
}
