import { makeAutoObservable, observableRef } from 'mobx'
import { reasonsOf } from '../../../domain/grants'
import type { GrantKind, GrantReason, GrantState } from '../../../domain/grants'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type GrantLists = Awaited<ReturnType<Api['grants']['list']>>
export type Grant = GrantLists['waiting'][number]
export type Flag = Awaited<ReturnType<Api['grants']['flags']>>[number]
export type Household = Awaited<ReturnType<Api['grants']['households']>>[number]
type Give = Omit<Parameters<Api['grants']['give']>[0], 'key'>
type Decide = Omit<Parameters<Api['grants']['decide']>[0], 'key'>
type Decided = { grantId: string; state: GrantState }
type DecideUndo = Omit<Parameters<Api['grants']['decideUndo']>[0], 'key'>
type OfUndo = Omit<Parameters<Api['grants']['withdrawUndo']>[0], 'key'>

/** Bonus and penalty: what waits for a second person, and the one that is being written. */
export class GrantsStore {
  readonly lists: Loaded<GrantLists, string>
  readonly flags: Loaded<Flag[], string>
  readonly households: Loaded<Household[], { orgId: string; search: string }>
  readonly give: Command<Give, { grantId: string }>
  readonly decide: Command<Decide, Decided>
  readonly withdraw: Command<{ grantId: string }, { grantId: string }>
  readonly undo: Command<{ grantId: string; reason: string }, { undoId: string }>
  readonly decideUndo: Command<DecideUndo, { undoId: string }>
  readonly withdrawUndo: Command<OfUndo, { undoId: string }>
  kind: GrantKind = 'bonus'
  household: Household | null = null
  search = ''
  amount = 5
  reason: GrantReason = 'beyond_duty'
  note = ''
  checking = false

  constructor(api: Api, { newKey }: Platform) {
    this.lists = new Loaded((orgId) => api.grants.list({ orgId }))
    this.flags = new Loaded((orgId) => api.grants.flags({ orgId }))
    this.households = new Loaded((about) => api.grants.households(about))
    this.give = new Command(newKey, (input) => api.grants.give(input))
    this.decide = new Command(newKey, (input) => api.grants.decide(input))
    this.withdraw = new Command(newKey, (input) => api.grants.withdraw(input))
    this.undo = new Command(newKey, (input) => api.grants.undo(input))
    this.decideUndo = new Command(newKey, (input) => api.grants.decideUndo(input))
    this.withdrawUndo = new Command(newKey, (input) => api.grants.withdrawUndo(input))
    const asked = { lists: false, flags: false, households: false } as const
    const done = { give: false, decide: false, withdraw: false } as const
    const undone = { undo: false, decideUndo: false, withdrawUndo: false } as const
    makeAutoObservable(this, { ...asked, ...done, ...undone, household: observableRef })
  }

  begin(): void {
    this.setKind('bonus')
    this.household = null
    this.search = ''
    this.amount = 5
    this.note = ''
    this.checking = false
  }

  setKind(kind: GrantKind): void {
    this.kind = kind
    this.reason = reasonsOf[kind][0] ?? 'beyond_duty'
  }

  setReason(reason: GrantReason): void {
    this.reason = reason
  }

  setSearch(search: string): void {
    this.search = search
  }

  choose(household: Household | null): void {
    this.household = household
    if (household !== null) this.amount = Math.min(this.amount, Math.max(1, household.most))
  }

  /** What may be given at once to the one that is chosen; before that, whatever may be asked for. */
  get most(): number {
    return this.household?.most ?? 1000
  }

  setAmount(amount: number): void {
    this.amount = amount
  }

  setNote(note: string): void {
    this.note = note
  }

  get lacksHousehold(): boolean {
    return this.checking && this.household === null
  }

  get lacksNote(): boolean {
    return this.checking && this.note.trim().length < 2
  }

  /** Null when something is missing, which is then told, or when it was refused. */
  async submit(orgId: string): Promise<{ grantId: string } | null> {
    this.checking = true
    const { household, kind, amount, reason } = this
    const note = this.note.trim()
    if (household === null || note.length < 2) return null
    return this.give.run({ orgId, kind, familyId: household.familyId, amount, reason, note })
  }
}
