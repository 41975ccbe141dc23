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
export type Question = Draft['questions'][number]

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
    waitMode: 'auto',
    approval: false,
    stagedHours: 0,
    requires: [],
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
    requires: [...last.requires],
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
    spot: null,
    content: '',
    conditions: '',
    riskNotice: editWords.defaults.riskNotice,
    insurance: null,
    audience: 'community',
    tags: [],
    servedGroups: [],
    contributions: [],
    questions: [],
    slots: [usualSlot(kind, now)],
  }
}

/** One more question, under an id that no other one of the draft has. */
export function nextQuestion(questions: readonly Question[]): Question {
  const taken = new Set(questions.map(({ id }) => id))
  const numbers = Array.from({ length: questions.length + 1 }, (_, index) => index + 1)
  const free = numbers.find((number) => !taken.has(`q${String(number)}`)) ?? 0
  return { id: `q${String(free)}`, kind: 'text', label: '', required: true, options: [] }
}

/** The same again: its slots move by whole weeks until all of them lie ahead. */
export function copyOf(draft: Draft, now: Date, leastWeeks = 1): Draft {
  const first = Math.min(...draft.slots.map((slot) => Date.parse(slot.startsAt)))
  const weeks = Math.max(leastWeeks, Math.ceil((now.getTime() - first) / week))
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

/** A saved draft names every time; those that are the usual ones follow the slot again when it is moved. */
export function withUsualTimes(draft: Draft, now: Date): Draft {
  return {
    ...draft,
    slots: draft.slots.map(({ opensAt, closesAt, cancelUntil, ...slot }) => {
      const usual = slotTimes(
        { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) },
        now,
      )
      const isOwn = (instant: string | undefined, other: Date): instant is string =>
        instant !== undefined && Date.parse(instant) !== other.getTime()
      return {
        ...slot,
        ...(opensAt !== undefined && new Date(opensAt) > now && { opensAt }),
        ...(isOwn(closesAt, usual.closesAt) && { closesAt }),
        ...(isOwn(cancelUntil, usual.cancelUntil) && { cancelUntil }),
      }
    }),
  }
}

/** What a form may be: one activity lies ahead; of a series only the days that lie ahead are made. */
interface Form {
  repeats: boolean
}

/** Every field that the cloud would not take, and each slot whose times contradict each other. */
export function problemsOf(draft: Draft, now: Date, form: Form = { repeats: false }): Problem[] {
  const parsed = v.safeParse(activityDraft, draft)
  const paths = parsed.success ? [] : parsed.issues.map((issue) => v.getDotPath(issue) ?? '')
  const fields = paths.map((path) => path.replace(wholeList, '$1'))
  const times = draft.slots.flatMap((slot, index) => {
    const wrong = wrongTime(slot, now, form)
    return wrong === null ? [] : [`slots.${String(index)}.${wrong}`]
  })
  const asked = draft.questions.flatMap((question, index) =>
    question.kind === 'choice' && question.options.length < 2
      ? [`questions.${String(index)}.options`]
      : [],
  )
  return [...new Set([...fields, ...times, ...asked])]
}

/** What is wrong with one of these is said beside the whole list. */
const wholeList = /^(tags|servedGroups|questions\.\d+\.options|slots\.\d+\.requires)\..*/

function wrongTime(slot: DraftSlot, now: Date, { repeats }: Form): string | null {
  const { startsAt, endsAt, opensAt, closesAt, cancelUntil } = slot
  const start = new Date(startsAt)
  if (start <= now && !repeats) return 'startsAt'
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
