import * as v from 'valibot'
import { acts, attendanceMethods, presenceProofs } from '../domain/attendance'
import { nearnesses } from '../domain/place'
import { signupStatuses } from '../domain/signups'
import { read, refusals, write } from './access'
import { stands } from './records'
import { count, cursor, id, instant, key, nothing, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const act = v.picklist(acts)
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
  people: v.array(
    v.object({
      personId: id,
      nickname: v.string(),
      minutes: v.nullable(whole),
      /** Kept until the scan arrives that says when this person came. */
      waits: v.boolean(),
    }),
  ),
})

/** A code as it stands now, and what a phone needs to show the ones of the next days by itself. */
const shownCode = {
  code: v.string(),
  digits: v.string(),
  validUntil: instant,
  /** The keys of today and tomorrow (UTC+8, `YYYY-MM-DD`), for showing codes without network. */
  keys: v.array(v.object({ date: v.string(), key: v.string() })),
}

/** When it was scanned, by the clock of a phone that had no network; left out: now. */
const scannedAt = v.optional(instant)

const whoCame = v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(12)))

const presenceRefusals = [
  'not_signed_up',
  'already_confirmed',
  'too_early',
  'too_late',
  'not_checked_in',
  'already_checked_in',
  'already_checked_out',
  'key_reused',
] as const
const codeRefusals = ['code_invalid', 'code_stale', 'digits_locked', 'digits_wrong'] as const
const timeRefusals = ['scan_too_old', 'scan_in_future'] as const

/** The today board; a phone on site keeps it for when there is no network. */
export const boardView = v.object({
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
  /** Who gave a seat back, latest first, with why where they said so. */
  gaveBack: v.optional(
    v.array(
      v.object({ actId: id, at: instant, nicknames: v.array(v.string()), reason: v.string() }),
    ),
    [],
  ),
  parties: v.array(
    v.object({
      partyId: id,
      familyId: id,
      /** Who signed up for them; the code of that person stands for all. */
      signedBy: id,
      /** Not signed up before: let in at the door. */
      walkIn: v.boolean(),
      people: v.array(
        v.object({
          signupId: id,
          personId: id,
          nickname: v.string(),
          kind: v.picklist(['adult', 'minor']),
          status: v.picklist(signupStatuses),
          checkedInAt: v.nullable(instant),
          inBy: v.nullable(v.picklist(attendanceMethods)),
          /** Where the activity asks: whether the phone that checked in was there. */
          near: v.nullable(v.picklist(nearnesses)),
          /** A scan says that this person left; the one that says they came is still on its way. */
          leftEarly: v.boolean(),
          /** Staff of the same household wrote down when this person came or left: whoever confirms looks twice. */
          byHousehold: v.boolean(),
          /** What speaks for it that they came; null for who has not, and on a board that was kept before. */
          presence: v.optional(v.nullable(v.picklist(presenceProofs)), null),
          /** There is a number to call: the person's own, or that of the adult who signed. */
          callable: v.boolean(),
          checkedOutAt: v.nullable(instant),
          minutes: v.nullable(whole),
          points: v.nullable(whole),
          confirmed: v.boolean(),
        }),
      ),
    }),
  ),
})

export const attendance = {
  /**
   * The caller's member code, and the one code of the household: signed, new each minute, with six digits for
   * a desk without a camera.
   */
  memberCode: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        ...shownCode,
        personId: id,
        family: v.object({ ...shownCode, familyId: id, alias: v.string() }),
      }),
    ),

  /** The slot's rotating code (30 s steps), for the screen at the door. */
  siteCode: read(staff, 'org')
    .input(v.object({ slotId: id }))
    .output(v.object({ ...shownCode, slotId: id, title: v.string(), slotName: v.string() })),

  /** The resident proves to be on site by the slot's rotating code; the whole party is checked in or out. */
  checkMyself: write('resident', 'self')
    .errors(refusals('code_used', ...codeRefusals, 'outside', ...presenceRefusals))
    .input(
      v.object({
        key,
        slotId: id,
        act,
        proof,
        personIds: whoCame,
        /** What the phone found out about its place; where it is stays on the phone. */
        near: v.optional(v.picklist(nearnesses), 'unknown'),
      }),
    )
    .output(checked),

  /** Which of my slots a scanned site code belongs to. */
  whichSlot: read('resident', 'self')
    .errors(refusals('code_invalid', 'not_signed_up'))
    .input(v.object({ code: v.pipe(v.string(), v.maxLength(300)) }))
    .output(v.object({ slotId: id })),

  /** Staff scan a member or family code (or type its digits); one act checks the whole party in or out. */
  checkMember: write(staff, 'org')
    .errors(refusals(...codeRefusals, ...timeRefusals, ...presenceRefusals))
    .input(v.object({ key, slotId: id, act, proof, personIds: whoCame, at: scannedAt }))
    .output(checked),

  /** For whom typed digits stand, so that staff can leave out who did not come; a try like any other. */
  whose: write(staff, 'org')
    .errors(refusals(...codeRefusals, 'not_signed_up', 'key_reused'))
    .input(v.object({ key, slotId: id, proof }))
    .output(v.object({ people: v.array(v.object({ personId: id, nickname: v.string() })) })),

  /** One tap to call somebody who is signed up: the number is told once, and that it was asked for is on record. */
  phoneOf: write(staff, 'org')
    .errors(refusals('not_signed_up', 'call_too_late', 'phone_unknown', 'key_reused'))
    .input(v.object({ key, slotId: id, personId: id }))
    .output(v.object({ phone: v.string(), nickname: v.string() })),

  /** Roll-call: staff mark people by name, without a code. */
  rollCall: write(staff, 'org')
    .errors(refusals(...timeRefusals, ...presenceRefusals))
    .input(
      v.object({
        key,
        slotId: id,
        act,
        personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
        at: scannedAt,
      }),
    )
    .output(checked),

  /** Someone who could not come for a good reason: not absent. */
  excuse: write(staff, 'org')
    .errors(
      refusals(
        'not_signed_up',
        'own_family',
        'already_checked_in',
        'already_confirmed',
        'key_reused',
      ),
    )
    .input(v.object({ key, slotId: id, personId: id, reason: text(2, 100) }))
    .output(v.object({ status: v.picklist(signupStatuses) })),

  /**
   * Somebody came whom nobody checked in, also where they were marked absent: entered by hand once the slot is
   * over, with a reason that both sides read, never for the own household.
   */
  enter: write(staff, 'org')
    .errors(
      refusals(
        'not_signed_up',
        'own_family',
        'already_confirmed',
        'already_checked_in',
        'not_over_yet',
        'longer_than_planned',
        'time_clash',
        'record_overlaps',
        'key_reused',
      ),
    )
    .input(
      v.object({ key, slotId: id, personId: id, minutes: count(24 * 60), reason: text(2, 200) }),
    )
    .output(stands),

  /** The today board of a slot: arriving, here, gone, missing. */
  board: read(staff, 'org')
    .input(v.object({ slotId: id }))
    .output(boardView),

  /**
   * The organizer confirms the slot: those who came have served, the others are absent, points are posted.
   * The confirmer's own household is left for a colleague and counted in `left`; those
   * who forgot to check out, or say that they did not come, are settled one by one and counted in `unsettled`.
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
