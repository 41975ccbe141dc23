import { ok, refuse, type Result } from './result'
import type { SignupStatus } from './signups'

export type CancelRefusal =
  'nothing_to_cancel' | 'too_late_to_cancel' | 'guardian_needed' | 'adult_must_come'

export interface CancelAsk {
  slot: { cancelUntil: Date; adultRequired: boolean }
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
  now: Date
}

/** Those who wait may leave at any time; a seat can be given back until the deadline, unless one has come. */
export const decideCancel = ({
  slot,
  members,
  byAdult,
  now,
}: CancelAsk): Result<null, CancelRefusal> => {
  const leaving = members.filter((member) => member.leaves)
  if (leaving.length === 0) return refuse('nothing_to_cancel')
  if (leaving.some((member) => member.checkedIn || !cancellable.has(member.status))) {
    return refuse('nothing_to_cancel')
  }
  const late = now > slot.cancelUntil && leaving.some((member) => member.status === 'confirmed')
  if (late) return refuse('too_late_to_cancel')
  if (!byAdult && leaving.some((member) => !member.isCaller)) return refuse('guardian_needed')
  const staying = members.filter((member) => !member.leaves)
  if (slot.adultRequired && staying.length > 0 && staying.every((member) => member.isMinor)) {
    return refuse('adult_must_come')
  }
  return ok(null)
}

const cancellable: ReadonlySet<SignupStatus> = new Set([
  'confirmed',
  'waitlisted',
  'offered',
  'pending',
])
