import { makeAutoObservable, runInAction } from 'mobx'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type DeskActivity = Awaited<ReturnType<Api['activities']['desk']>>[number]
export type DeskSlot = DeskActivity['slotList'][number]
export type Org = Awaited<ReturnType<Api['orgs']['mine']>>[number]

const staffRoles: ReadonlySet<string> = new Set(['organizer', 'lead_worker', 'admin'])

/** What the organizer has posted for one of the orgs, drafts included. */
export class DeskStore {
  readonly orgs: Loaded<Org[]>
  readonly activities: Loaded<DeskActivity[], string>
  readonly publish: Command<{ id: string }, { done: true }>
  readonly cancel: Command<{ id: string; reason: string }, { told: number }>
  orgId: string | null = null

  constructor(api: Api, platform: Platform) {
    this.orgs = new Loaded(async () => {
      const all = await api.orgs.mine({})
      return all.filter((org) => org.roles.some((role) => staffRoles.has(role)))
    })
    this.activities = new Loaded((orgId) => api.activities.desk({ orgId }))
    this.publish = new Command(platform.newKey, (input) => api.activities.publish(input))
    this.cancel = new Command(platform.newKey, (input) => api.activities.cancel(input))
    makeAutoObservable(this, { orgs: false, activities: false, publish: false, cancel: false })
  }

  async load(): Promise<void> {
    await this.orgs.load()
    const orgs = this.orgs.value ?? []
    const kept = orgs.find((org) => org.id === this.orgId) ?? orgs[0]
    runInAction(() => {
      this.orgId = kept?.id ?? null
    })
    if (kept) await this.activities.load(kept.id)
  }

  async chooseOrg(orgId: string): Promise<void> {
    if (orgId === this.orgId) return
    this.orgId = orgId
    this.activities.forget()
    await this.activities.load(orgId)
  }
}
