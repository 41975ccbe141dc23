import type { Api } from '../../api'
import { Loaded } from '../../stores/loaded'
import { Paged } from '../../stores/paged'

export type MyRecord = Awaited<ReturnType<Api['myRecord']['mine']>>
type ListInput = Parameters<Api['myRecord']['list']>[0]
export type Filter = Omit<ListInput, 'cursor'>
export type RecordLine = Awaited<ReturnType<Api['myRecord']['list']>>['items'][number]

/** Recognised hours, and the records behind a figure. */
export class MyRecordStore {
  readonly summary: Loaded<MyRecord>
  readonly lines: Paged<RecordLine>
  private filter: Filter = { whose: 'mine' }

  constructor(api: Api) {
    this.summary = new Loaded(() => api.myRecord.mine({}))
    this.lines = new Paged((cursor) => api.myRecord.list({ ...this.filter, cursor }))
  }

  /** The records behind another figure; those of the last one are not shown meanwhile. */
  async show(filter: Filter): Promise<void> {
    if (JSON.stringify(filter) !== JSON.stringify(this.filter)) this.lines.forget()
    this.filter = filter
    await this.lines.first()
  }
}
