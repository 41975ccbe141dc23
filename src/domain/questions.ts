import { ok, refuse, type Result } from './result'

/** What an organizer asks on sign-up. */
export const questionKinds = ['text', 'choice', 'number', 'consent'] as const
export type QuestionKind = (typeof questionKinds)[number]

export interface Question {
  id: string
  kind: QuestionKind
  label: string
  required: boolean
  /** For `choice`: what can be chosen. */
  options: string[]
}

export type AnswerValue = string | number | boolean
export type Answers = Readonly<Record<string, AnswerValue>>

export type AnswersRefusal = 'answer_missing' | 'answer_wrong'

const fits = (question: Question, value: AnswerValue) => {
  switch (question.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= 200
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'choice':
      return typeof value === 'string' && question.options.includes(value)
    case 'consent':
      return typeof value === 'boolean'
  }
}

const isMissing = (question: Question, value: AnswerValue | undefined) =>
  value === undefined || value === '' || (question.kind === 'consent' && value === false)

/** Required questions are answered, and every answer has the shape its question asks for. */
export const checkAnswers = (
  questions: readonly Question[],
  answers: Answers,
): Result<Answers, AnswersRefusal> => {
  for (const question of questions) {
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (isMissing(question, value)) {
      if (question.required) return refuse('answer_missing', question.label)
    } else if (value !== undefined && !fits(question, value))
      return refuse('answer_wrong', question.label)
  }
  const asked = new Set(questions.map(({ id }) => id))
  return ok(Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))))
}

/** The last answers to questions of the same kind and words, to fill in the form. */
export const prefill = (
  questions: readonly Question[],
  before: readonly { questions: readonly Question[]; answers: Answers }[],
): Answers => {
  const filled: Record<string, AnswerValue> = {}
  for (const question of questions) {
    // Consent is given anew each time; it is never filled in for anyone.
    if (question.kind === 'consent') continue
    for (const { questions: asked, answers } of before) {
      const same = asked.find(
        ({ kind, label }) => kind === question.kind && label === question.label,
      )
      const value = same && answers[same.id]
      if (value !== undefined && fits(question, value)) {
        filled[question.id] = value
        break
      }
    }
  }
  return filled
}
