import type { Api } from '../api'
import { Loaded } from './loaded'

export type Lights = Awaited<ReturnType<Api['orgs']['lights']>>
type CommunityPage = Awaited<ReturnType<Api['orgs']['community']>>
type District = Awaited<ReturnType<Api['orgs']['district']>>
export type Figure = District['figures'][number]

/** 万家灯火 and the figures of communities and the district. */
export class CommunityStore {
  /** The home page's own community; the page of another one does not take it away. */
  readonly home: Loaded<Lights, string>
  readonly lights: Loaded<Lights, string>
  readonly community: Loaded<CommunityPage, string>
  readonly district: Loaded<District>

  constructor(api: Api) {
    const ask = (communityId: string) => api.orgs.lights({ communityId })
    this.home = new Loaded(ask)
    this.lights = new Loaded(ask)
    this.community = new Loaded((communityId) => api.orgs.community({ communityId }))
    this.district = new Loaded(() => api.orgs.district({}))
  }

  async open(communityId: string): Promise<void> {
    if (this.lights.value?.communityId !== communityId) {
      this.lights.forget()
      this.community.forget()
    }
    await Promise.all([
      this.lights.load(communityId),
      this.community.load(communityId),
      this.district.load(),
    ])
  }

  forget(): void {
    this.home.forget()
    this.lights.forget()
  }
}
