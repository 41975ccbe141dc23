import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Appeal = Awaited<ReturnType<Api['signups']['appeals']>>[number]
export type Comment = Awaited<ReturnType<Api['feedback']['queue']>>[number]
type Answer = Omit<Parameters<Api['signups']['answerAppeal']>[0], 'key'>
type Decide = Omit<Parameters<Api['feedback']['decide']>[0], 'key'>
export type Verdict = Answer['verdict']

/** What people say and a person has to answer: appeals against an absence, and words about an activity. */
export class HearingStore {
  readonly appeals: Loaded<Appeal[], string>
  readonly answer: Command<Answer, { appeal: 'upheld' | 'revoked' }>
  readonly comments: Loaded<Comment[], string>
  readonly decide: Command<Decide, { done: true }>

  constructor(api: Api, { newKey }: Platform) {
    this.appeals = new Loaded((orgId) => api.signups.appeals({ orgId }))
    this.answer = new Command(newKey, (input) => api.signups.answerAppeal(input))
    this.comments = new Loaded((orgId) => api.feedback.queue({ orgId }))
    this.decide = new Command(newKey, (input) => api.feedback.decide(input))
  }
}
