import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type OneSeries = Awaited<ReturnType<Api['series']['list']>>[number]
export type Template = Awaited<ReturnType<Api['series']['templates']>>[number]

/** What recurs for an org, and what it begins with another time. */
export class SeriesStore {
  readonly list: Loaded<OneSeries[], string>
  readonly stop: Command<{ seriesId: string }, { coming: number }>
  readonly templates: Loaded<Template[], string>
  readonly drop: Command<{ templateId: string }, { id: string }>

  constructor(api: Api, { newKey }: Platform) {
    this.list = new Loaded((orgId) => api.series.list({ orgId }))
    this.stop = new Command(newKey, (input) => api.series.stop(input))
    this.templates = new Loaded((orgId) => api.series.templates({ orgId }))
    this.drop = new Command(newKey, (input) => api.series.dropTemplate(input))
  }
}
