import { ok, refuse, type Result } from './result'
import { addMonths, day, later } from './time'

/** ★ Staying away without cancelling: first a warning, then 30 days, then 60 days without sign-up. */
export const absenceSteps = ['warning', 'days_30', 'days_60'] as const
export type AbsenceStep = (typeof absenceSteps)[number]

/** An absence stands until a person decides otherwise on an appeal (PIPL art. 24). */
export const appealStates = ['none', 'open', 'upheld', 'revoked'] as const
export type AppealState = (typeof appealStates)[number]

/** ★ An absence is forgotten after a year. */
const rememberedMonths = 12

/** ★ How long after an absence one may appeal. */
const appealFor = 14 * day

const blockedDays: Record<AbsenceStep, number> = { warning: 0, days_30: 30, days_60: 60 }

export const rememberedSince = (now: Date) => addMonths(now, -rememberedMonths)

/** The step that a new absence comes to, after so many remembered ones that were not revoked. */
export const nextStep = (before: number): AbsenceStep =>
  absenceSteps[Math.min(before, absenceSteps.length - 1)] ?? 'days_60'

/** Until when the step keeps its person from signing up; null for a warning. */
export const blockedUntil = (step: AbsenceStep, from: Date): Date | null =>
  step === 'warning' ? null : later(from, blockedDays[step] * day)

export type AppealRefusal = 'appeal_too_late' | 'appeal_already_made'

export const checkAppeal = (absence: {
  at: Date
  appeal: AppealState
  now: Date
}): Result<null, AppealRefusal> => {
  if (absence.appeal !== 'none') return refuse('appeal_already_made')
  return absence.now <= later(absence.at, appealFor) ? ok(null) : refuse('appeal_too_late')
}

export interface StandingAbsence {
  id: string
  at: Date
  step: AbsenceStep
}

const rank = ({ step }: StandingAbsence) => absenceSteps.indexOf(step)

/** Two that were noted in one moment stand in the order of their steps. */
const isBefore = (one: StandingAbsence, other: StandingAbsence) => {
  if (one.at.getTime() !== other.at.getTime()) return one.at < other.at
  return rank(one) === rank(other) ? one.id < other.id : rank(one) < rank(other)
}

/**
 * What the remaining absences of a person come to once one of them was revoked: each counts those that stand
 * and were remembered when it happened. A step is only ever lowered. Answers those that change.
 */
export const lowered = (standing: readonly StandingAbsence[]): StandingAbsence[] =>
  standing.flatMap((absence) => {
    const since = rememberedSince(absence.at)
    const before = standing.filter((other) => isBefore(other, absence) && other.at > since)
    const step = nextStep(before.length)
    const eased = { ...absence, step }
    return rank(eased) < rank(absence) ? [eased] : []
  })
