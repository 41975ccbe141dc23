import type { Api } from '../api'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type Account = Awaited<ReturnType<Api['points']['mine']>>
export type Entry = Awaited<ReturnType<Api['points']['entries']>>['items'][number]
type Hours = Awaited<ReturnType<Api['attendance']['hours']>>
export type HoursRecord = Hours['items'][number]

/** The household's points and service time: what there is, and where each of it came from. */
export class PointsStore {
  readonly account: Loaded<Account>
  readonly entries: Paged<Entry>
  readonly hours: Paged<HoursRecord>

  constructor(api: Api) {
    this.account = new Loaded(() => api.points.mine({}))
    this.entries = new Paged((cursor) => api.points.entries({ cursor }))
    this.hours = new Paged((cursor) => api.attendance.hours({ cursor }))
  }

  forget(): void {
    this.account.forget()
    this.entries.forget()
    this.hours.forget()
  }
}
