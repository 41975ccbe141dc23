import { needsGuardian } from './families'

/**
 * A minor under fourteen is signed up by a guardian only, an older one by a guardian, or alone where a
 * guardian's consent for that stands.
 * An adult speaks for himself or herself; members of one household may bring each other.
 */
export const needsOtherGuardian = (
  member: {
    isMinor: boolean
    isWard: boolean
    isCaller: boolean
    actsAlone: boolean
    birthYear: number | null
  },
  now: Date,
) =>
  member.isMinor &&
  !member.isWard &&
  !(
    member.isCaller &&
    member.actsAlone &&
    member.birthYear !== null &&
    !needsGuardian(member.birthYear, now)
  )

/** A minor's part of what the household earned, as stars: never a figure, and never a balance of its own. */
export const starsOf = (earned: number, byEverybody: number) =>
  earned <= 0 || byEverybody <= 0 ? 0 : Math.max(1, Math.round((5 * earned) / byEverybody))
