import * as v from 'valibot'
import { attendanceMethods } from '../domain/attendance'
import { signupStatuses } from '../domain/signups'
import { read, refusals, write } from './access'
import { cursor, id, instant, key, nothing, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const act = v.picklist(['in', 'out'])
const digits = (length: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^\\d{${String(length)}}$`)))

/** A code is either scanned whole or typed as its six digits. */
const proof = v.variant('by', [
  v.object({ by: v.literal('code'), code: v.pipe(v.string(), v.maxLength(300)) }),
  v.object({ by: v.literal('digits'), digits: digits(6) }),
])

/** Who of a party came or went; the screen shows it and nothing else is needed to undo a mistake. */
const checked = v.object({
  act,
  at: instant,
  people: v.array(v.object({ personId: id, nickname: v.string(), minutes: v.nullable(whole) })),
})

const whoCame = v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(12)))

const checkRefusals = [
  'code_invalid',
  'code_stale',
  'code_used',
  'digits_locked',
  'digits_wrong',
  'not_signed_up',
  'too_early',
  'too_late',
  'not_checked_in',
  'already_checked_in',
  'already_checked_out',
  'key_reused',
] as const

export const attendance = {
  /** The caller's member code: signed, new each minute, with six digits for a desk without a camera. */
  memberCode: read('resident', 'self')
    .input(nothing)
    .output(v.object({ code: v.string(), digits: v.string(), validUntil: instant })),

  /** The slot's rotating code (30 s steps), for the screen at the door. */
  siteCode: read(staff, 'org')
    .input(v.object({ slotId: id }))
    .output(
      v.object({
        code: v.string(),
        digits: v.string(),
        validUntil: instant,
        title: v.string(),
        slotName: v.string(),
      }),
    ),

  /** The resident proves to be on site by the slot's rotating code; the whole party is checked in or out. */
  checkMyself: write('resident', 'self')
    .errors(refusals(...checkRefusals))
    .input(v.object({ key, slotId: id, act, proof, personIds: whoCame }))
    .output(checked),

  /** Which of my slots a scanned site code belongs to. */
  whichSlot: read('resident', 'self')
    .errors(refusals('code_invalid', 'not_signed_up'))
    .input(v.object({ code: v.pipe(v.string(), v.maxLength(300)) }))
    .output(v.object({ slotId: id })),

  /** Staff scan a member code (or type its digits); one act checks the whole party in or out. */
  checkMember: write(staff, 'org')
    .errors(refusals(...checkRefusals))
    .input(v.object({ key, slotId: id, act, proof, personIds: whoCame }))
    .output(checked),

  /** Roll-call: staff mark people by name, without a code. */
  rollCall: write(staff, 'org')
    .errors(
      refusals(
        'not_signed_up',
        'too_early',
        'too_late',
        'not_checked_in',
        'already_checked_in',
        'already_checked_out',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        slotId: id,
        act,
        personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
      }),
    )
    .output(checked),

  /** Someone who could not come for a good reason: not absent. */
  excuse: write(staff, 'org')
    .errors(refusals('not_signed_up', 'already_checked_in', 'already_confirmed', 'key_reused'))
    .input(v.object({ key, slotId: id, personId: id, reason: text(2, 100) }))
    .output(v.object({ status: v.picklist(signupStatuses) })),

  /** The today board of a slot: arriving, here, gone, missing. */
  board: read(staff, 'org')
    .input(v.object({ slotId: id }))
    .output(
      v.object({
        activityId: id,
        title: v.string(),
        slotId: id,
        slotName: v.string(),
        place: v.string(),
        startsAt: instant,
        endsAt: instant,
        capacity: whole,
        waiting: whole,
        confirmedAt: v.nullable(instant),
        /** Who waits, in the order of the line; with an end where a seat is held for the party until then. */
        line: v.array(
          v.object({
            partyId: id,
            nicknames: v.array(v.string()),
            offeredUntil: v.nullable(instant),
          }),
        ),
        parties: v.array(
          v.object({
            partyId: id,
            people: v.array(
              v.object({
                signupId: id,
                personId: id,
                nickname: v.string(),
                kind: v.picklist(['adult', 'minor']),
                status: v.picklist(signupStatuses),
                checkedInAt: v.nullable(instant),
                inBy: v.nullable(v.picklist(attendanceMethods)),
                checkedOutAt: v.nullable(instant),
                minutes: v.nullable(whole),
                points: v.nullable(whole),
                confirmed: v.boolean(),
              }),
            ),
          }),
        ),
      }),
    ),

  /**
   * The organizer confirms the slot: those who came have served, the others are absent, points are posted.
   * The confirmer's own household is left for a colleague and counted in `left`; those
   * who forgot to check out are settled one by one and counted in `unsettled`.
   */
  confirm: write(staff, 'org')
    .errors(refusals('not_over_yet', 'still_here', 'nothing_to_confirm', 'key_reused'))
    .input(v.object({ key, slotId: id }))
    .output(
      v.object({
        confirmed: whole,
        absent: whole,
        left: whole,
        unsettled: whole,
        points: whole,
        families: whole,
      }),
    ),

  /** The caller's household: service time, each record with its activity. */
  hours: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor) }))
    .output(
      v.object({
        minutes: whole,
        myMinutes: whole,
        personTimes: whole,
        items: v.array(
          v.object({
            signupId: id,
            activityId: id,
            title: v.string(),
            slotName: v.string(),
            personId: id,
            nickname: v.string(),
            startsAt: instant,
            minutes: whole,
            points: v.nullable(whole),
            /** The sentence that explains the award, or why there was none. */
            sentence: v.nullable(v.string()),
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),
}
