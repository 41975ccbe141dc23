import type { Reply } from './instance'

/** What the phone puts into `wx.cloud.callFunction({ name: 'api', data })`. */
export const eventOf = (dotted: string, input: object = {}, meta: object = {}) => ({
  path: dotted.split('.'),
  input,
  meta,
})

interface Answered {
  ok: boolean
  output?: unknown
  error?: { code: string; data?: unknown }
}

const isAnswer = (value: unknown): value is Answered =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'

const answerOf = (reply: Reply): Answered => {
  if ('error' in reply) throw new Error(`the function failed: ${reply.error}`)
  if (!isAnswer(reply.result)) throw new Error(`no answer: ${JSON.stringify(reply.result)}`)
  return reply.result
}

/** What was answered; a refusal is a failure of the test. */
export const outputOf = (reply: Reply): unknown => {
  const answer = answerOf(reply)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return answer.output
}

/** The code of what went wrong; null when it went well. */
export const codeOf = (reply: Reply): string | null => answerOf(reply).error?.code ?? null
