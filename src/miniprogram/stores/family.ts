import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'

export type Family = Awaited<ReturnType<Api['families']['mine']>>
export type Member = Family['members'][number]
type Child = Omit<Parameters<Api['families']['addChild']>[0], 'key'>

/** The caller's household. */
export class FamilyStore {
  readonly mine: Loaded<Family>
  readonly splits: Loaded<Awaited<ReturnType<Api['households']['splits']>>>
  readonly addChild: Command<Child, { personId: string }>

  constructor(api: Api, platform: Platform) {
    this.mine = new Loaded(() => api.families.mine({}))
    this.splits = new Loaded(() => api.households.splits({}))
    this.addChild = new Command(platform.newKey, (input) => api.families.addChild(input))
  }

  forget(): void {
    this.mine.forget()
    this.splits.forget()
  }
}
