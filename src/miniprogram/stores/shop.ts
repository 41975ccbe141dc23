import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type Item = Awaited<ReturnType<Api['shop']['items']>>[number]
export type Redemption = Awaited<ReturnType<Api['shop']['mine']>>['items'][number]
type Reserved = Awaited<ReturnType<Api['shop']['reserve']>>

/** What points can be redeemed for, and what the household has taken. */
export class ShopStore {
  readonly items: Loaded<Item[]>
  readonly item: Loaded<Item, string>
  readonly redemptions: Paged<Redemption>
  readonly reserve: Command<{ itemId: string }, Reserved>
  readonly cancel: Command<{ redemptionId: string }, { returned: number }>

  constructor(api: Api, platform: Platform) {
    const newKey = platform.newKey
    this.items = new Loaded(() => api.shop.items({}))
    this.item = new Loaded((id) => api.shop.item({ id }))
    this.redemptions = new Paged((cursor) => api.shop.mine({ cursor }))
    this.reserve = new Command(newKey, (input) => api.shop.reserve(input))
    this.cancel = new Command(newKey, (input) => api.shop.cancel(input))
  }

  forget(): void {
    this.items.forget()
    this.item.forget()
    this.redemptions.forget()
  }
}
