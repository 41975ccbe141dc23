import { hour, minute } from './time'

/** ★ Hours for one to five stars (志愿服务记录办法); each district keeps a table of its own, which begins as this. */
export const usualStarHours: readonly number[] = [100, 300, 600, 1000, 1500]

export interface StarLevel {
  level: number
  hours: number
}

export interface Standing {
  /** Stars reached; 0 before the first one. */
  level: number
  /** The next star and the minutes that are missing; null when there is none above. */
  next: { level: number; hours: number; missingMinutes: number } | null
}

const minutesOf = ({ hours }: StarLevel) => (hours * hour) / minute

/** Where somebody with so many recognised minutes stands. A district without a table has no stars. */
export const standingOf = (levels: readonly StarLevel[], minutes: number): Standing => {
  const inOrder = [...levels].sort((one, other) => one.hours - other.hours)
  const reached = inOrder.filter((each) => minutesOf(each) <= minutes)
  const next = inOrder.find((each) => minutesOf(each) > minutes)
  return {
    level: reached.at(-1)?.level ?? 0,
    next: next ? { ...next, missingMinutes: minutesOf(next) - minutes } : null,
  }
}
