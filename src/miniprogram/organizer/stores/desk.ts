import { makeAutoObservable, runInAction } from 'mobx'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type DeskActivity = Awaited<ReturnType<Api['activities']['desk']>>[number]
export type DeskSlot = DeskActivity['slotList'][number]
export type Org = Awaited<ReturnType<Api['orgs']['mine']>>[number]

type Cancel = Omit<Parameters<Api['activities']['cancel']>[0], 'key'>

/** What else waits behind the desk, and how much of it. */
export interface DeskCounts {
  appeals: number
  comments: number
  series: number
  /** Forgotten check-outs, disputes, reports and claims. */
  hours: number
}

const staffRoles: ReadonlySet<string> = new Set(['organizer', 'lead_worker', 'admin'])

/** What the organizer has posted for one of the orgs, drafts included. */
export class DeskStore {
  readonly orgs: Loaded<Org[]>
  readonly activities: Loaded<DeskActivity[], string>
  readonly publish: Command<{ id: string }, { done: true }>
  readonly cancel: Command<Cancel, { told: number }>
  readonly counts: Loaded<DeskCounts, string>
  orgId: string | null = null

  constructor(api: Api, platform: Platform) {
    this.orgs = new Loaded(async () => {
      const all = await api.orgs.mine({})
      return all.filter((org) => org.roles.some((role) => staffRoles.has(role)))
    })
    this.activities = new Loaded((orgId) => api.activities.desk({ orgId }))
    this.publish = new Command(platform.newKey, (input) => api.activities.publish(input))
    this.cancel = new Command(platform.newKey, (input) => api.activities.cancel(input))
    this.counts = new Loaded(async (orgId) => {
      const [appeals, comments, series, waiting] = await Promise.all([
        api.signups.appeals({ orgId }),
        api.feedback.queue({ orgId }),
        api.series.list({ orgId }),
        api.hours.counts({ orgId }),
      ])
      const running = series.filter(({ status }) => status === 'running')
      return {
        appeals: appeals.length,
        comments: comments.length,
        series: running.length,
        hours: waiting.forgotten + waiting.disputes + waiting.reports + waiting.claims,
      }
    })
    const plain = { orgs: false, activities: false, publish: false, cancel: false } as const
    makeAutoObservable(this, { ...plain, counts: false })
  }

  async load(): Promise<void> {
    await this.orgs.load()
    const orgs = this.orgs.value ?? []
    const kept = orgs.find((org) => org.id === this.orgId) ?? orgs[0]
    runInAction(() => {
      this.orgId = kept?.id ?? null
    })
    if (kept) await this.show(kept.id)
  }

  async chooseOrg(orgId: string): Promise<void> {
    if (orgId === this.orgId) return
    this.orgId = orgId
    this.activities.forget()
    this.counts.forget()
    await this.show(orgId)
  }

  private async show(orgId: string): Promise<void> {
    await Promise.all([this.activities.load(orgId), this.counts.load(orgId)])
  }
}
