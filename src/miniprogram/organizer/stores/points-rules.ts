import { makeAutoObservable, observableRef } from 'mobx'
import type { Category } from '../../../domain/activities'
import type { GrantCap } from '../../../domain/grants'
import { plainRules } from '../../../domain/points-rules'
import type { CapKind, HardKind, PointsRules } from '../../../domain/points-rules'
import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type CommunityRules = Awaited<ReturnType<Api['rules']['show']>>[number]
export type RuleVersion = CommunityRules['inForce']
export type Preview = Awaited<ReturnType<Api['rules']['preview']>>
type Propose = Omit<Parameters<Api['rules']['propose']>[0], 'key'>

/** What communities give for service, and the next version while it is being written. */
export class PointsRulesStore {
  readonly communities: Loaded<CommunityRules[], string>
  readonly preview: Loaded<Preview, { orgId: string; rules: PointsRules }>
  readonly propose: Command<Propose, { ruleIds: string[] }>
  readonly withdraw: Command<{ ruleId: string }, { ruleId: string }>
  /** Null while nothing is being written. */
  draft: PointsRules | null = null
  startsOn = ''
  note = ''
  /** After the first try, what is missing is told. */
  checking = false

  constructor(api: Api, { newKey }: Platform) {
    this.communities = new Loaded((orgId) => api.rules.show({ orgId }))
    this.preview = new Loaded((about) => api.rules.preview(about))
    this.propose = new Command(newKey, (input) => api.rules.propose(input))
    this.withdraw = new Command(newKey, (input) => api.rules.withdraw(input))
    makeAutoObservable(this, {
      communities: false,
      preview: false,
      propose: false,
      withdraw: false,
      draft: observableRef,
    })
  }

  /** Begins with what holds now. */
  begin(from: PointsRules = plainRules): void {
    this.draft = from
    this.startsOn = ''
    this.note = ''
    this.checking = false
    this.preview.forget()
  }

  end(): void {
    this.draft = null
    this.preview.forget()
  }

  setRate(category: Category, thousandths: number): void {
    this.change((rules) => ({ perHour: { ...rules.perHour, [category]: thousandths } }))
  }

  setHard(kind: HardKind, thousandths: number): void {
    this.change((rules) => ({ hard: { ...rules.hard, [kind]: thousandths } }))
  }

  setCap(kind: CapKind, most: number): void {
    this.change((rules) => ({ caps: { ...rules.caps, [kind]: most === 0 ? null : most } }))
  }

  setGrantCap(kind: GrantCap, most: number): void {
    this.change((rules) => ({ grants: { ...rules.grants, [kind]: most } }))
  }

  setFixed(fixed: number): void {
    this.change(() => ({ fixed }))
  }

  setStart(startsOn: string): void {
    this.startsOn = startsOn
  }

  setNote(note: string): void {
    this.note = note
  }

  get lacksStart(): boolean {
    return this.checking && this.startsOn === ''
  }

  get lacksNote(): boolean {
    return this.checking && this.note.trim().length < 2
  }

  /** Null when something is missing, which is then told, or when it was refused. */
  async submit(orgId: string): Promise<{ ruleIds: string[] } | null> {
    this.checking = true
    const { draft, startsOn } = this
    const note = this.note.trim()
    if (draft === null || startsOn === '' || note.length < 2) return null
    return this.propose.run({ orgId, startsOn, rules: draft, note })
  }

  /** What was looked at is not what is written any more. */
  private change(next: (rules: PointsRules) => Partial<PointsRules>): void {
    if (this.draft === null) return
    this.draft = { ...this.draft, ...next(this.draft) }
    this.preview.forget()
  }
}
