import { makeAutoObservable } from 'mobx'
import type { Api } from '../api'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type ActivityCardData = Awaited<ReturnType<Api['activities']['list']>>['items'][number]
export type Kind = ActivityCardData['kind']
export type Category = ActivityCardData['category']
export type Community = Awaited<ReturnType<Api['orgs']['communities']>>[number]

export interface Filters {
  search: string
  kind: Kind | null
  category: Category | null
  communityId: string | null
  onlyFree: boolean
}

const noFilters: Filters = {
  search: '',
  kind: null,
  category: null,
  communityId: null,
  onlyFree: false,
}

/** What is on in the district: the list with its search and filters, and the few of the home page. */
export class ActivitiesStore {
  filters: Filters = noFilters
  readonly list: Paged<ActivityCardData>
  readonly nearby: Loaded<ActivityCardData[], string | undefined>
  readonly communities: Loaded<Community[]>

  constructor(api: Api) {
    this.list = new Paged((cursor) => api.activities.list({ ...this.asked, cursor }))
    this.nearby = new Loaded(async (communityId) => {
      const own = await api.activities.list({ communityId })
      // A community where nothing is on looks at the rest of the district.
      const { items } = own.items.length > 0 ? own : await api.activities.list({})
      return items.slice(0, 5)
    })
    this.communities = new Loaded(() => api.orgs.communities({}))
    makeAutoObservable(this, { list: false, nearby: false, communities: false })
  }

  get isFiltered(): boolean {
    const { search, kind, category, communityId, onlyFree } = this.filters
    return (
      search.trim() !== '' || kind !== null || category !== null || communityId !== null || onlyFree
    )
  }

  /** What a visitor looks at first: where most households live. */
  get largestCommunity(): Community | null {
    const windows = ({ buildings }: Community) =>
      buildings.reduce((sum, building) => sum + building.windows, 0)
    const all = this.communities.value ?? []
    return [...all].sort((one, other) => windows(other) - windows(one))[0] ?? null
  }

  /** Changes some of the filters and asks anew; an answer to older ones no longer counts. */
  async narrow(change: Partial<Filters>): Promise<void> {
    this.filters = { ...this.filters, ...change }
    await this.list.first()
  }

  async widen(): Promise<void> {
    await this.narrow(noFilters)
  }

  private get asked() {
    const { search, kind, category, communityId, onlyFree } = this.filters
    return {
      ...(search.trim() !== '' && { search: search.trim() }),
      ...(kind && { kind }),
      ...(category && { category }),
      ...(communityId && { communityId }),
      ...(onlyFree && { onlyFree }),
    }
  }
}
