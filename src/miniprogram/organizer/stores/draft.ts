import * as v from 'valibot'
import { activityDraft } from '../../../contract/activities'
import { checkDraft, slotTimes } from '../../../domain/activities'
import type { ActivityKind } from '../../../domain/activities'
import { day, dayOf, hour, later } from '../../../domain/time'
import { editProblems, editWords } from '../../../words/screens/edit'
import type { EditField } from '../../../words/screens/edit'

export type Draft = v.InferOutput<typeof activityDraft>
export type DraftSlot = Draft['slots'][number]
export type Contribution = Draft['contributions'][number]

/** What is wrong, by the path of the field: `title`, `slots.2.endsAt`. */
export type Problem = string

const week = 7 * day

/** Tomorrow from nine to eleven, twenty seats, one point an hour: what most activities are. */
export function usualSlot(kind: ActivityKind, now: Date): DraftSlot {
  const tomorrow = dayOf(later(now, day))
  const startsAt = new Date(`${tomorrow}T09:00:00+08:00`)
  return {
    name: editWords.defaults.slotName[kind],
    startsAt: startsAt.toISOString(),
    endsAt: later(startsAt, 2 * hour).toISOString(),
    capacity: 20,
    minAge: 0,
    earnAge: 10,
    adultRequired: true,
    waitlist: true,
    points: { fixed: 0, perHourThousandths: 1000 },
  }
}

/** One more slot like the last one, right after it. */
export function nextSlot(last: DraftSlot): DraftSlot {
  const length = Date.parse(last.endsAt) - Date.parse(last.startsAt)
  const { id: _, opensAt: _opens, closesAt: _closes, cancelUntil: _until, ...same } = last
  return {
    ...same,
    points: { ...last.points },
    startsAt: last.endsAt,
    endsAt: later(new Date(last.endsAt), Math.max(length, hour)).toISOString(),
  }
}

export function emptyDraft(kind: ActivityKind, now: Date): Draft {
  return {
    kind,
    title: '',
    category: 'culture',
    coverFileId: null,
    place: '',
    address: '',
    content: '',
    conditions: '',
    riskNotice: editWords.defaults.riskNotice,
    insurance: null,
    audience: 'community',
    tags: [],
    servedGroups: [],
    contributions: [],
    slots: [usualSlot(kind, now)],
  }
}

/** The same again: its slots move by whole weeks until all of them lie ahead. */
export function copyOf(draft: Draft, now: Date): Draft {
  const first = Math.min(...draft.slots.map((slot) => Date.parse(slot.startsAt)))
  const weeks = Math.max(1, Math.ceil((now.getTime() - first) / week))
  const moved = (instant: string) => later(new Date(instant), weeks * week).toISOString()
  return {
    ...draft,
    slots: draft.slots.map(
      ({ id: _, opensAt: _opens, closesAt: _closes, cancelUntil: _until, ...slot }) => ({
        ...slot,
        startsAt: moved(slot.startsAt),
        endsAt: moved(slot.endsAt),
      }),
    ),
  }
}

/** Every field that the cloud would not take, and each slot whose times contradict each other. */
export function problemsOf(draft: Draft, now: Date): Problem[] {
  const parsed = v.safeParse(activityDraft, draft)
  const paths = parsed.success ? [] : parsed.issues.map((issue) => v.getDotPath(issue) ?? '')
  const fields = paths.map((path) => path.replace(/^(tags|servedGroups)\..*/, '$1'))
  const times = draft.slots.flatMap((slot, index) => {
    const wrong = wrongTime(slot, now)
    return wrong === null ? [] : [`slots.${String(index)}.${wrong}`]
  })
  return [...new Set([...fields, ...times])]
}

function wrongTime(slot: DraftSlot, now: Date): string | null {
  const { startsAt, endsAt, opensAt, closesAt, cancelUntil } = slot
  const start = new Date(startsAt)
  if (start <= now) return 'startsAt'
  const ownTimes = {
    ...(opensAt !== undefined && { opensAt: new Date(opensAt) }),
    ...(closesAt !== undefined && { closesAt: new Date(closesAt) }),
    ...(cancelUntil !== undefined && { cancelUntil: new Date(cancelUntil) }),
  }
  const times = slotTimes({ startsAt: start, endsAt: new Date(endsAt), ...ownTimes }, now)
  const checked = checkDraft([{ ...times, perHourThousandths: slot.points.perHourThousandths }])
  if (checked.ok) return null
  if (checked.reason === 'factor_too_high') return 'points'
  const end = times.endsAt
  if (end <= start || end > later(start, day)) return 'endsAt'
  if (times.closesAt > end) return 'closesAt'
  return times.opensAt > times.closesAt ? 'opensAt' : 'cancelUntil'
}

const isField = (path: string): path is EditField => path in editProblems

/** The sentence to say beside the field at this path, or null while nothing is wrong with it. */
export function problemAt(problems: readonly Problem[], path: string): string | null {
  const isWrong = problems.some((one) => one === path || one.startsWith(`${path}.`))
  const field = path.replace(/\.\d+/g, '.0')
  return isWrong && isField(field) ? editProblems[field] : null
}
