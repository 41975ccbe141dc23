import { needsGuardian } from './families'
import { ok, refuse, type Result } from './result'
import { largestParty } from './signups'

/** Somebody whom staff sign in, seen from the one who holds out the code. */
export interface StaffMember {
  nickname: string
  birthYear: number | null
  isMinor: boolean
  /** The one whose code it is. */
  isHolder: boolean
  /** The holder is a recorded guardian of this minor. */
  isWard: boolean
  /** A guardian's consent to coming alone stands, or there is no guardian. */
  actsAlone: boolean
}

/**
 * A minor comes by an act of a guardian, also at the door: the holder of the code is one, or is the minor,
 * old enough to come alone and with the consent for it.
 */
export const lacksGuardian = (member: StaffMember, now: Date) =>
  member.isMinor &&
  !member.isWard &&
  !(
    member.isHolder &&
    member.actsAlone &&
    member.birthYear !== null &&
    !needsGuardian(member.birthYear, now)
  )

export type StaffPartyRefusal =
  'not_one_household' | 'party_too_large' | 'guardian_needed' | 'adult_must_come'

/** Whom staff may sign in with one code: one to six of its holder's household, children with a guardian. */
export const checkStaffParty = (ask: {
  /** Null for somebody of another household, or nobody. */
  members: readonly (StaffMember | null)[]
  adultRequired: boolean
  now: Date
}): Result<null, StaffPartyRefusal> => {
  const members = ask.members.filter((member) => member !== null)
  if (members.length < ask.members.length || members.length === 0)
    return refuse('not_one_household')
  if (members.length > largestParty) return refuse('party_too_large')
  const unguarded = members.find((member) => lacksGuardian(member, ask.now))
  if (unguarded) return refuse('guardian_needed', unguarded.nickname)
  if (ask.adultRequired && members.every(({ isMinor }) => isMinor)) return refuse('adult_must_come')
  return ok(null)
}
