import * as v from 'valibot'
import { consentRules } from '../domain/families'
import { inviteKinds, splitStatuses } from '../domain/households'
import { reasons } from '../domain/reasons'
import { read, refusals, write } from './access'
import { consentVersion } from './families'
import { count, done, id, instant, key, nothing, text, whole } from './shapes'

/** Staff of a community: whoever organizes there, leads the work, or administers it. */
const staff = ['organizer', 'lead_worker', 'admin'] as const

const inviteCode = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.regex(/^[2-9A-HJ-NP-Z]{8}$/, 'no invitation looks like this'),
)

const person = v.object({
  personId: id,
  nickname: v.string(),
  kind: v.picklist(['adult', 'minor']),
})

const split = v.object({
  id,
  alias: v.string(),
  status: v.picklist(splitStatuses),
  head: v.string(),
  newHead: v.string(),
  leaving: v.array(v.string()),
  points: whole,
  reason: v.string(),
  headAgreed: v.boolean(),
  newHeadAgreed: v.boolean(),
  createdAt: instant,
})

/** Living together: who comes, who goes, who answers for whom. */
export const households = {
  /** The head invites; a guardian gives a ward of fourteen or more the use of an account. */
  invite: write('resident', 'self')
    .errors(
      refusals(
        'adult_only',
        'head_only',
        'not_a_ward',
        'too_young',
        'consent_outdated',
        'family_full',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        kind: v.picklist(inviteKinds),
        wardId: v.optional(id),
        consentVersion: v.optional(consentVersion),
      }),
    )
    .output(v.object({ inviteId: id, code: v.string(), expiresAt: instant })),

  /** The invitations that are still good. */
  invites: read('resident', 'self')
    .input(nothing)
    .output(
      v.array(
        v.object({
          id,
          kind: v.picklist(inviteKinds),
          code: v.string(),
          wardName: v.nullable(v.string()),
          expiresAt: instant,
        }),
      ),
    ),

  withdrawInvite: write('resident', 'family')
    .errors(refusals('adult_only', 'invite_unknown', 'key_reused'))
    .input(v.object({ key, inviteId: id }))
    .output(done),

  /** What a code stands for, and what the caller would bring along. */
  look: read('identified', 'district')
    .errors(refusals('invite_unknown'))
    .input(v.object({ code: inviteCode }))
    .output(
      v.object({
        kind: v.picklist(inviteKinds),
        alias: v.string(),
        communityName: v.string(),
        wardName: v.nullable(v.string()),
        members: whole,
        /** The caller's own points, which would come along. */
        points: whole,
        refusal: v.nullable(
          v.object({ reason: v.picklist(reasons), detail: v.optional(v.string()) }),
        ),
      }),
    ),

  /** Somebody who lives in a household of one moves in, by the own consent; the points come along once. */
  accept: write('resident', 'self')
    .errors(
      refusals(
        'invite_unknown',
        'already_in_family',
        'not_alone',
        'invite_for_others',
        'family_full',
        'signups_first',
        'redemption_waiting',
        'claim_open',
        'favoured_lately',
        'earned_apart',
        'key_reused',
      ),
    )
    .input(v.object({ key, code: inviteCode }))
    .output(v.object({ familyId: id, points: whole })),

  /** A ward of fourteen or more takes over the own place in the household with an account that is nobody's yet. */
  claim: write('identified', 'district')
    .errors(
      refusals('already_joined', 'consent_outdated', 'invite_unknown', 'too_young', 'key_reused'),
    )
    .input(v.object({ key, code: inviteCode, consentVersion }))
    .output(v.object({ personId: id, familyId: id })),

  /** Moves out into a household of one. Nothing goes along. */
  leave: write('resident', 'self')
    .errors(
      refusals(
        'adult_only',
        'alone_already',
        'hand_over_first',
        'ward_left_behind',
        'signups_first',
        'key_reused',
      ),
    )
    .input(v.object({ key }))
    .output(v.object({ familyId: id })),

  /** Another adult of the household becomes its head. */
  handOver: write('resident', 'family')
    .errors(refusals('head_only', 'adult_only', 'key_reused'))
    .input(v.object({ key, personId: id }))
    .output(done),

  /** A guardian names a second one, who has to say yes. */
  nameGuardian: write('resident', 'family')
    .errors(refusals('not_a_ward', 'adult_only', 'already_guardian', 'two_guardians', 'key_reused'))
    .input(v.object({ key, minorId: id, guardianId: id }))
    .output(done),

  /** A guardian says yes: named by the other one, again after taking it back, or to the text for an older child. */
  consent: write('resident', 'family')
    .errors(refusals('not_a_ward', 'consent_outdated', 'key_reused'))
    .input(v.object({ key, minorId: id, rule: v.picklist(consentRules), consentVersion }))
    .output(done),

  /** Takes the consent back. Where no other stands, the child's coming sign-ups end. */
  withdrawConsent: write('resident', 'family')
    .errors(refusals('not_a_ward', 'key_reused'))
    .input(v.object({ key, minorId: id }))
    .output(v.object({ cancelled: whole })),

  /** The division that waits for the caller's word or is about the caller's household. */
  splits: read('resident', 'self')
    .input(nothing)
    .output(v.array(v.object({ ...split.entries, mayAnswer: v.boolean() }))),

  answerSplit: write('resident', 'family')
    .errors(refusals('not_asked', 'already_answered', 'key_reused'))
    .input(v.object({ key, splitId: id, agree: v.boolean() }))
    .output(v.object({ status: v.picklist(splitStatuses) })),

  /** Staff look at the household of somebody who holds out a member code; that they did is on record. */
  open: write(staff, 'org')
    .errors(refusals('code_invalid', 'code_stale', 'out_of_scope', 'own_family', 'key_reused'))
    .input(v.object({ key, orgId: id, code: text(1, 300) }))
    .output(
      v.object({
        familyId: id,
        alias: v.string(),
        communityId: id,
        communityName: v.string(),
        headId: id,
        points: whole,
        members: v.array(person),
      }),
    ),

  /** The household's home is another community now. */
  moveHome: write(staff, 'org')
    .errors(refusals('own_family', 'same_community', 'key_reused'))
    .input(v.object({ key, familyId: id, communityId: id, reason: text(2, 100) }))
    .output(done),

  proposeSplit: write(staff, 'org')
    .errors(
      refusals(
        'own_family',
        'split_pending',
        'not_in_family',
        'new_head_adult',
        'ward_left_behind',
        'claim_open',
        'not_enough_points',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        familyId: id,
        personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(11)),
        newHeadId: id,
        points: count(1_000_000),
        reason: text(2, 100),
      }),
    )
    .output(v.object({ splitId: id })),

  /** Divisions of the households at or below an org that are not over yet. */
  cases: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(split)),

  carryOutSplit: write(staff, 'org')
    .errors(
      refusals(
        'own_family',
        'not_agreed',
        'already_answered',
        'household_changed',
        'ward_left_behind',
        'signups_first',
        'claim_open',
        'not_enough_points',
        'key_reused',
      ),
    )
    .input(v.object({ key, splitId: id }))
    .output(v.object({ familyId: id, points: whole })),

  dropSplit: write(staff, 'org')
    .errors(refusals('already_answered', 'key_reused'))
    .input(v.object({ key, splitId: id, reason: text(2, 100) }))
    .output(done),
}
