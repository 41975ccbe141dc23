import { ok, refuse, type Result } from './result'
import type { SignupStatus } from './signups'

export type CancelRefusal =
  | 'nothing_to_cancel'
  | 'too_late_to_cancel'
  | 'guardian_needed'
  | 'adult_must_come'
  | 'cancel_is_absence'

export interface CancelAsk {
  slot: { startsAt: Date; cancelUntil: Date; adultRequired: boolean }
  /** The live members of the party, with which of them are to leave. */
  members: readonly {
    status: SignupStatus
    checkedIn: boolean
    isMinor: boolean
    isWard: boolean
    isCaller: boolean
    leaves: boolean
  }[]
  byAdult: boolean
  /** The caller knows that a seat given back after the deadline counts as an absence. */
  acceptsAbsence: boolean
  now: Date
}

/** What giving back means: after the deadline it counts as an absence unless it is excused. */
export interface CancelTerms {
  isAbsence: boolean
}

/**
 * Those who wait may leave at any time. A seat can be given back until the start unless one has come: free until
 * the deadline, and after it by somebody who was told what it means.
 */
export const decideCancel = ({
  slot,
  members,
  byAdult,
  acceptsAbsence,
  now,
}: CancelAsk): Result<CancelTerms, CancelRefusal> => {
  const leaving = members.filter((member) => member.leaves)
  if (leaving.length === 0) return refuse('nothing_to_cancel')
  if (leaving.some((member) => member.checkedIn || !cancellable.has(member.status))) {
    return refuse('nothing_to_cancel')
  }
  const seated = leaving.some((member) => member.status === 'confirmed')
  if (seated && now >= slot.startsAt && now > slot.cancelUntil) return refuse('too_late_to_cancel')
  if (!byAdult && leaving.some((member) => !member.isCaller)) return refuse('guardian_needed')
  const staying = members.filter((member) => !member.leaves)
  if (slot.adultRequired && staying.length > 0 && staying.every((member) => member.isMinor)) {
    return refuse('adult_must_come')
  }
  const isAbsence = seated && now > slot.cancelUntil
  return isAbsence && !acceptsAbsence ? refuse('cancel_is_absence') : ok({ isAbsence })
}

const cancellable: ReadonlySet<SignupStatus> = new Set([
  'confirmed',
  'waitlisted',
  'offered',
  'pending',
])
