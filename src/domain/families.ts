import { refuse, ok, type Result } from './result'
import { yearOf } from './time'

/**
 * The version of the consent text that a joining person or a guardian agrees to. A guardian's consent
 * for a child under fourteen stands under a rule text of its own (PIPL art. 31).
 */
export const currentConsent = '2026-01'

/** ★ The most members a household may have. */
export const mostMembers = 12

/** Completed years that are certain from the birth year alone: the younger of the two possible ages. */
export const certainAge = (birthYear: number, now: Date) => Math.max(0, yearOf(now) - birthYear - 1)

export const isMinor = (birthYear: number, now: Date) => certainAge(birthYear, now) < 18

/** Whoever was born in this year or before is of age, also by the younger of the two possible ages. */
export const ofAgeBornBy = (now: Date) => yearOf(now) - 1 - 18

/** Under fourteen a minor signs up only by a guardian's act (PIPL art. 28, 31). */
export const needsGuardian = (birthYear: number, now: Date) => certainAge(birthYear, now) < 14

export type JoinRefusal =
  'already_joined' | 'consent_outdated' | 'minor_needs_guardian' | 'window_unknown'

/** An account becomes a resident with a household of one. */
export const checkJoin = (join: {
  joined: boolean
  consent: string
  birthYear: number
  /** How many windows the named building has, null when none was named or it is not of the community. */
  window: { number: number; windows: number | null } | null
  now: Date
}): Result<null, JoinRefusal> => {
  if (join.joined) return refuse('already_joined')
  if (join.consent !== currentConsent) return refuse('consent_outdated')
  if (needsGuardian(join.birthYear, join.now)) return refuse('minor_needs_guardian')
  const { window } = join
  if (window && (window.windows === null || window.number > window.windows))
    return refuse('window_unknown')
  return ok(null)
}

/** Which rule text a guardian's consent stands under: PIPL art. 31 asks for one of its own below fourteen. */
export const consentRules = ['under_14', 'from_14'] as const
export type ConsentRule = (typeof consentRules)[number]

export const ruleFor = (birthYear: number, now: Date): ConsentRule =>
  needsGuardian(birthYear, now) ? 'under_14' : 'from_14'

export type AddChildRefusal = 'adult_only' | 'consent_outdated' | 'not_a_minor' | 'family_full'

/** An adult of the household becomes the recorded guardian of a child. */
export const checkAddChild = (add: {
  byAdult: boolean
  consent: string
  /** The text that the guardian was shown. */
  rule: ConsentRule
  birthYear: number
  members: number
  now: Date
}): Result<null, AddChildRefusal> => {
  if (!add.byAdult) return refuse('adult_only')
  if (!isMinor(add.birthYear, add.now) || add.birthYear > yearOf(add.now))
    return refuse('not_a_minor')
  if (add.consent !== currentConsent || add.rule !== ruleFor(add.birthYear, add.now))
    return refuse('consent_outdated')
  if (add.members >= mostMembers) return refuse('family_full')
  return ok(null)
}

/** How a guardian's consent stands: only named yet, taken back, given for another age or version, or good. */
export const consentState = (
  link: { rule: ConsentRule; version: string; isGiven: boolean; isWithdrawn: boolean },
  ruleForAge: ConsentRule,
) => {
  if (!link.isGiven) return 'named'
  if (link.isWithdrawn) return 'withdrawn'
  return link.rule === ruleForAge && link.version === currentConsent ? 'standing' : 'outdated'
}
