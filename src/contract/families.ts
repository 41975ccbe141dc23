import * as v from 'valibot'
import { consentRules } from '../domain/families'
import { phonePattern } from '../domain/contact'
import { read, refusals, write } from './access'
import { birthYear, id, key, nothing, text, whole } from './shapes'

export const consentVersion = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/))

const phone = v.pipe(v.string(), v.trim(), v.regex(phonePattern))

const member = v.object({
  personId: id,
  nickname: v.string(),
  kind: v.picklist(['adult', 'minor']),
  /** Completed years that are certain from the birth year alone; null where none was given. */
  age: v.nullable(whole),
  isHead: v.boolean(),
  isMe: v.boolean(),
  /** True when the caller is a guardian of this minor whose consent stands. */
  isMyWard: v.boolean(),
  minutes: whole,
  /** A minor's part in what the household earned, nought to five; null for adults. */
  stars: v.nullable(whole),
  /** Whether somebody uses the app as this member. */
  hasAccount: v.boolean(),
  guardians: v.array(
    v.object({
      personId: id,
      /** `named`: has still to say yes; `withdrawn`: took it back; `outdated`: for another age or version. */
      state: v.picklist(['standing', 'named', 'withdrawn', 'outdated']),
    }),
  ),
})

const place = {
  communityId: id,
  /** Which window of 万家灯火 is the household's; both or neither. */
  window: v.optional(v.object({ buildingId: id, number: v.pipe(whole, v.minValue(1)) })),
}

export const families = {
  /** An account that WeChat knows becomes a resident with a household of one. */
  join: write('identified', 'district')
    .errors(
      refusals(
        'already_joined',
        'consent_outdated',
        'minor_needs_guardian',
        'window_unknown',
        'key_reused',
      ),
    )
    .input(v.object({ key, nickname: text(1, 20), birthYear, consentVersion, ...place }))
    .output(v.object({ personId: id, familyId: id })),

  /** The caller's household. */
  mine: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        familyId: id,
        alias: v.string(),
        communityId: id,
        communityName: v.string(),
        buildingName: v.nullable(v.string()),
        windowNumber: v.nullable(whole),
        members: v.array(member),
      }),
    ),

  /** A guardian adds a child under the rule text for its age (PIPL art. 31). */
  addChild: write('resident', 'self')
    .errors(refusals('adult_only', 'not_a_minor', 'consent_outdated', 'family_full', 'key_reused'))
    .input(
      v.object({
        key,
        nickname: text(1, 20),
        birthYear,
        consentVersion,
        rule: v.picklist(consentRules),
      }),
    )
    .output(v.object({ personId: id })),

  /** Whether the caller has given a phone number, and its ends. */
  phone: read('resident', 'self')
    .input(nothing)
    .output(v.object({ masked: v.nullable(v.string()) })),

  /** Gives, changes or takes back the number by which staff of an activity can call. */
  savePhone: write('resident', 'self')
    .errors(refusals('adult_only', 'key_reused'))
    .input(v.object({ key, phone: v.nullable(phone) }))
    .output(v.object({ masked: v.nullable(v.string()) })),
}
