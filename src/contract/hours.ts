import * as v from 'valibot'
import {
  consentStates,
  disputeStates,
  longestReport,
  recordKinds,
  recordStates,
  reportStates,
  shortestReport,
} from '../domain/hours'
import { read, refusals, write } from './access'
import { record, report, stands } from './records'
import { count, id, instant, key, nothing, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const superior = ['reviewer'] as const

/** No slot is longer than a day. */
const minutes = count(24 * 60)
const reason = text(2, 200)

const settleRefusals = [
  'own_family',
  'still_here',
  'not_forgotten',
  'already_confirmed',
  'not_confirmed_yet',
  'dispute_open',
  'longer_than_planned',
  'minutes_unchanged',
] as const

export const hours = {
  /** One record of the caller's household, of an activity or reported and approved, with all that happened to it. */
  record: read('resident', 'self')
    .input(v.object({ recordId: id }))
    .output(record),

  /** The same for staff of the activity, or of the community that approved the report. */
  recordOf: read(staff, 'org')
    .input(v.object({ recordId: id }))
    .output(record),

  /** Who was checked in by staff alone, without any code of theirs, says that it is true; a guardian for a ward. */
  affirm: write('resident', 'self')
    .errors(
      refusals(
        'not_signed_up',
        'not_in_family',
        'guardian_needed',
        'person_needed',
        'nothing_pending',
        'dispute_open',
        'key_reused',
      ),
    )
    .input(v.object({ key, recordId: id }))
    .output(v.object({ affirmed: v.literal(true) })),

  /**
   * Someone of the household says that a record is wrong, and what would be right: once it is closed, or at once where
   * staff alone say that somebody came who did not.
   */
  dispute: write('resident', 'self')
    .errors(
      refusals(
        'not_signed_up',
        'not_in_family',
        'guardian_needed',
        'person_needed',
        'still_here',
        'not_confirmed_yet',
        'dispute_open',
        'longer_than_planned',
        'record_overlaps',
        'key_reused',
      ),
    )
    .input(v.object({ key, recordId: id, minutes, reason: text(5, 300) }))
    .output(v.object({ disputeId: id })),

  /** How much waits behind the desk of an org. */
  counts: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(v.object({ forgotten: whole, disputes: whole, reports: whole, claims: whole })),

  /** Who forgot to check out and is not settled yet, the oldest first. */
  forgotten: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          signupId: id,
          slotId: id,
          title: v.string(),
          slotName: v.string(),
          startsAt: instant,
          endsAt: instant,
          nickname: v.string(),
          checkedInAt: instant,
          measured: whole,
          planned: whole,
          /** What the volunteer asked for; it is answered first. */
          wanted: v.nullable(whole),
        }),
      ),
    ),

  /** The organizer says how long someone stayed who forgot to check out; it counts and earns at once. */
  settle: write(staff, 'org')
    .errors(
      refusals(
        'own_family',
        'still_here',
        'not_forgotten',
        'already_confirmed',
        'dispute_open',
        'longer_than_planned',
        'key_reused',
      ),
    )
    .input(v.object({ key, signupId: id, minutes }))
    .output(stands),

  /** Staff change confirmed minutes. Down counts at once; up counts for hours, and for points when agreed. */
  correct: write(staff, 'org')
    .errors(
      refusals(
        'own_family',
        'not_confirmed_yet',
        'dispute_open',
        'longer_than_planned',
        'minutes_unchanged',
        'record_overlaps',
        'key_reused',
      ),
    )
    .input(v.object({ key, signupId: id, minutes, reason }))
    .output(stands),

  /** Open disputes about activities of an org and of those below it, and about reports there. */
  disputes: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          disputeId: id,
          kind: v.picklist(recordKinds),
          recordId: id,
          nickname: v.string(),
          title: v.string(),
          startsAt: instant,
          endsAt: instant,
          state: v.picklist(recordStates),
          current: whole,
          planned: whole,
          wanted: whole,
          reason: v.string(),
          at: instant,
        }),
      ),
    ),

  /** Staff answer: the minutes are settled or corrected, or the record stays; with a sentence for the person. */
  answerDispute: write(staff, 'org')
    .errors(refusals('nothing_pending', ...settleRefusals, 'record_overlaps', 'key_reused'))
    .input(
      v.object({
        key,
        disputeId: id,
        verdict: v.variant('is', [
          v.object({ is: v.literal('upheld'), minutes }),
          v.object({ is: v.literal('dismissed') }),
        ]),
        answer: reason,
      }),
    )
    .output(v.object({ state: v.picklist(disputeStates) })),

  /** What waits for a reviewer: of the orgs below the one named. */
  consents: read(superior, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          consentId: id,
          nickname: v.string(),
          orgName: v.string(),
          title: v.string(),
          startsAt: instant,
          minutes: whole,
          over: whole,
          raised: whole,
          reason: v.string(),
          askedBy: v.string(),
          askedAt: instant,
        }),
      ),
    ),

  /** The org above agrees to what waits, or refuses with a reason. */
  decideConsent: write(superior, 'org')
    .errors(refusals('nothing_pending', 'own_family', 'own_act', 'reason_missing', 'key_reused'))
    .input(
      v.object({
        key,
        consentId: id,
        verdict: v.picklist(['agree', 'refuse']),
        answer: v.optional(text(0, 200), ''),
      }),
    )
    .output(v.object({ state: v.picklist(consentStates) })),

  /** Someone tells of service outside of activities; the community decides. */
  report: write('resident', 'self')
    .errors(
      refusals(
        'not_in_family',
        'guardian_needed',
        'person_needed',
        'file_unknown',
        'report_in_future',
        'report_too_old',
        'record_overlaps',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        personId: id,
        startsAt: instant,
        minutes: v.pipe(
          v.number(),
          v.integer(),
          v.minValue(shortestReport),
          v.maxValue(longestReport),
        ),
        what: text(4, 200),
        fileId: v.nullable(id),
      }),
    )
    .output(v.object({ reportId: id })),

  /** What the household has reported, the latest first. */
  reports: read('resident', 'self').input(nothing).output(v.array(report)),

  /** What waits for the staff of a community. */
  reported: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(report)),

  /** Staff approve a report, which then counts as hours, or reject it with a reason. */
  decideReport: write(staff, 'org')
    .errors(
      refusals('nothing_pending', 'own_family', 'reason_missing', 'record_overlaps', 'key_reused'),
    )
    .input(
      v.object({
        key,
        reportId: id,
        verdict: v.picklist(['approve', 'reject']),
        answer: v.optional(text(0, 200), ''),
      }),
    )
    .output(v.object({ state: v.picklist(reportStates), counted: whole })),
}
