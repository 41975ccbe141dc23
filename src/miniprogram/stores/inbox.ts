import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Paged } from './paged'

export type Letter = Awaited<ReturnType<Api['inbox']['list']>>['items'][number]

/** What the caller was told. It is the truth; messages through WeChat may get lost. */
export class InboxStore {
  readonly letters: Paged<Letter>
  readonly readAll: Command<{ all: true }, { read: number }>

  constructor(api: Api, platform: Platform) {
    this.letters = new Paged((cursor) => api.inbox.list({ cursor }))
    this.readAll = new Command(platform.newKey, ({ key }) => api.inbox.readAll({ key }))
  }

  forget(): void {
    this.letters.forget()
  }
}
