import { makeAutoObservable } from 'mobx'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Pending = Awaited<ReturnType<Api['signups']['pending']>>
export type PendingParty = Pending['parties'][number]
type Decide = Omit<Parameters<Api['signups']['decide']>[0], 'key'>
export type Decided = Awaited<ReturnType<Api['signups']['decide']>>

/** Sign-ups of one slot that wait for a person's word, several at once. */
export class PendingStore {
  readonly list: Loaded<Pending, string>
  readonly decide: Command<Decide, Decided>
  private ticked: string[] = []
  private slotId: string | null = null

  constructor(api: Api, platform: Platform) {
    this.list = new Loaded((slotId) => api.signups.pending({ slotId }))
    this.decide = new Command(platform.newKey, (input) => api.signups.decide(input))
    makeAutoObservable(this, { list: false, decide: false })
  }

  /** Shows this slot's parties and never another one's. */
  async load(slotId: string): Promise<void> {
    if (slotId !== this.slotId) {
      this.list.forget()
      this.ticked = []
      this.slotId = slotId
    }
    await this.list.load(slotId)
  }

  get partyIds(): string[] {
    return this.list.value?.parties.map(({ partyId }) => partyId) ?? []
  }

  /** Those chosen that still wait: a colleague may have decided on some meanwhile. */
  get chosen(): string[] {
    return this.partyIds.filter((partyId) => this.ticked.includes(partyId))
  }

  get areAllChosen(): boolean {
    return this.chosen.length > 0 && this.chosen.length === this.partyIds.length
  }

  toggle(partyId: string): void {
    this.ticked = this.ticked.includes(partyId)
      ? this.ticked.filter((one) => one !== partyId)
      : [...this.ticked, partyId]
  }

  toggleAll(): void {
    this.ticked = this.areAllChosen ? [] : this.partyIds
  }

  async approve(slotId: string): Promise<Decided | null> {
    return this.decide.run({ slotId, partyIds: this.chosen, verdict: 'approve', reason: '' })
  }

  async reject(slotId: string, reason: string): Promise<Decided | null> {
    return this.decide.run({ slotId, partyIds: this.chosen, verdict: 'reject', reason })
  }
}
