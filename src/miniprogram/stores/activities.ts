import { makeAutoObservable } from 'mobx'
import type { Api } from '../api'
import type { Clock } from '../clock'
import { spanOf } from './days'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type ActivityCardData = Awaited<ReturnType<Api['activities']['list']>>['items'][number]
export type Kind = ActivityCardData['kind']
export type Category = ActivityCardData['category']
type Asked = Parameters<Api['activities']['list']>[0]
export type ServedGroup = NonNullable<Asked['servedGroup']>
export type Community = Awaited<ReturnType<Api['orgs']['communities']>>[number]

export interface Filters {
  search: string
  kind: Kind | null
  category: Category | null
  communityId: string | null
  servedGroup: ServedGroup | null
  tag: string | null
  /** A near day by its name (`stores/days`), or a date. */
  days: string | null
  onlyFree: boolean
  /** Only what the person can sign up for now. */
  onlyMine: boolean
}

const noFilters: Filters = {
  search: '',
  kind: null,
  category: null,
  communityId: null,
  servedGroup: null,
  tag: null,
  days: null,
  onlyFree: false,
  onlyMine: false,
}

/** What is on in the district: the list with its search and filters, and the few of the home page. */
export class ActivitiesStore {
  filters: Filters = noFilters
  readonly list: Paged<ActivityCardData>
  readonly nearby: Loaded<ActivityCardData[], string | undefined>
  readonly communities: Loaded<Community[]>

  constructor(
    api: Api,
    private readonly clock: Clock,
  ) {
    this.list = new Paged((cursor) => api.activities.list({ ...this.asked, cursor }))
    this.nearby = new Loaded(async (communityId) => {
      const own = await api.activities.list({ communityId })
      // A community where nothing is on looks at the rest of the district.
      const { items } = own.items.length > 0 ? own : await api.activities.list({})
      return items.slice(0, 5)
    })
    this.communities = new Loaded(() => api.orgs.communities({}))
    makeAutoObservable<this, 'clock'>(this, {
      clock: false,
      list: false,
      nearby: false,
      communities: false,
    })
  }

  /** How many filters are in force, the search among them. */
  get filterCount(): number {
    const { search, ...others } = this.filters
    const chosen = Object.values(others).filter((value) => value !== null && value !== false)
    return chosen.length + (search.trim() === '' ? 0 : 1)
  }

  get isFiltered(): boolean {
    return this.filterCount > 0
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

  /** From another page: this filter and no other. The list asks when it is shown. */
  look(change: Partial<Filters>): void {
    this.filters = { ...noFilters, ...change }
    this.list.forget()
  }

  /** What one person can join, another cannot; the other filters are of use to anybody. */
  forgetPerson(): void {
    this.filters = { ...this.filters, onlyMine: false }
  }

  private get asked(): Asked {
    const { search, kind, category, communityId, servedGroup, tag, days } = this.filters
    const { onlyFree, onlyMine } = this.filters
    return {
      ...(search.trim() !== '' && { search: search.trim() }),
      ...(kind && { kind }),
      ...(category && { category }),
      ...(communityId && { communityId }),
      ...(servedGroup && { servedGroup }),
      ...(tag && { tag }),
      ...(days && spanOf(days, this.clock.now())),
      ...(onlyFree && { onlyFree }),
      ...(onlyMine && { onlyMine }),
    }
  }
}
