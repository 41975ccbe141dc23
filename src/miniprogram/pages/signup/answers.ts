import { signupWords as words } from '../../../words/screens/signup'
import type { Activity } from '../../stores/activity'
import type { Answers } from '../../stores/signups'

export type Question = Activity['questions'][number]

/** What stands in the fields, by the question's id: text as typed, and a tick for a consent. */
export type Drafts = Readonly<Record<string, string | boolean>>

/** The last answers, as the fields show them. */
export const draftsOf = (last: Answers): Drafts =>
  Object.fromEntries(
    Object.entries(last).map(([id, answer]) => [
      id,
      typeof answer === 'number' ? String(answer) : answer,
    ]),
  )

const textIn = (question: Question, drafts: Drafts): string => {
  const draft = drafts[question.id]
  return typeof draft === 'string' ? draft.trim() : ''
}

const isEmpty = (question: Question, drafts: Drafts): boolean =>
  question.kind === 'consent' ? drafts[question.id] !== true : textIn(question, drafts) === ''

/** What is wrong beside the field: no number, or emptied although it has to be answered. */
export function wrongIn(question: Question, drafts: Drafts): string | null {
  const wasTouched = drafts[question.id] !== undefined
  if (isEmpty(question, drafts)) {
    return question.required && wasTouched && question.kind !== 'consent' ? words.emptied : null
  }
  const isNoNumber =
    question.kind === 'number' && !Number.isFinite(Number(textIn(question, drafts)))
  return isNoNumber ? words.noNumber : null
}

/** What has to be answered before the button works; null: go ahead. */
export function answerGap(questions: readonly Question[], drafts: Drafts): string | null {
  const open = questions.find(
    (question) =>
      (question.required && isEmpty(question, drafts)) || wrongIn(question, drafts) !== null,
  )
  if (open === undefined) return null
  return open.kind === 'consent' ? words.agreeFirst(open.label) : words.answerFirst(open.label)
}

/** As the cloud takes them; what was left open is left out. */
export const answersOf = (questions: readonly Question[], drafts: Drafts): Answers =>
  Object.fromEntries(
    questions
      .filter((question) => !isEmpty(question, drafts))
      .map((question) => [question.id, answerTo(question, drafts)]),
  )

function answerTo(question: Question, drafts: Drafts): string | number | boolean {
  switch (question.kind) {
    case 'consent':
      return true
    case 'number':
      return Number(textIn(question, drafts))
    case 'text':
    case 'choice':
      return textIn(question, drafts)
  }
}
