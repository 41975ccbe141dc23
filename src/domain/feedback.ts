import { ok, refuse, type Result } from './result'

/** `pending` waits for the content check, `review` for a person. */
export const feedbackStatuses = ['pending', 'review', 'shown', 'hidden'] as const
export type FeedbackStatus = (typeof feedbackStatuses)[number]

export type FeedbackRefusal = 'not_attended' | 'feedback_given'

/** Whoever was there may say how it was, once. */
export const checkFeedback = (ask: {
  attended: boolean
  given: boolean
}): Result<null, FeedbackRefusal> => {
  if (!ask.attended) return refuse('not_attended')
  return ask.given ? refuse('feedback_given') : ok(null)
}
