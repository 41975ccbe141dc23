import { makeAutoObservable } from 'mobx'
import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type MyFeedback = Awaited<ReturnType<Api['feedback']['mine']>>
export type GivenFeedback = NonNullable<MyFeedback['given']>
export type Feedback = Awaited<ReturnType<Api['feedback']['list']>>['items'][number]

/** What people said of one activity, and what the caller has said or may say. */
export class FeedbackStore {
  activityId: string | null = null
  readonly mine: Loaded<MyFeedback, string>
  readonly list: Paged<Feedback>
  readonly give: Command<
    { activityId: string; stars: number; text: string },
    { status: GivenFeedback['status'] }
  >

  constructor(api: Api, platform: Platform) {
    this.mine = new Loaded((activityId) => api.feedback.mine({ activityId }))
    this.list = new Paged((cursor) =>
      api.feedback.list({ activityId: this.activityId ?? '', cursor }),
    )
    this.give = new Command(platform.newKey, (input) => api.feedback.give(input))
    makeAutoObservable(this, { mine: false, list: false, give: false })
  }

  /** What was said of another activity is never shown with this one. */
  async open(activityId: string, want: { mine: boolean; others: boolean }): Promise<void> {
    if (activityId !== this.activityId) {
      this.forget()
      this.activityId = activityId
    }
    await Promise.all([want.mine && this.mine.load(activityId), want.others && this.list.first()])
  }

  forget(): void {
    this.activityId = null
    this.mine.forget()
    this.list.forget()
    this.give.forgive()
  }
}
