import { makeAutoObservable } from 'mobx'
import type { Api } from '../api'
import type { Platform } from '../platform/platform'
import { Command } from './command'
import { Loaded } from './loaded'
import { Paged } from './paged'

export type Account = Awaited<ReturnType<Api['points']['mine']>>
export type Entry = Awaited<ReturnType<Api['points']['entries']>>['items'][number]
type Expiring = Awaited<ReturnType<Api['points']['expiring']>>
type Statement = Awaited<ReturnType<Api['points']['statement']>>
type Export = Awaited<ReturnType<Api['points']['export']>>
type Rule = Awaited<ReturnType<Api['rules']['mine']>>
type Hours = Awaited<ReturnType<Api['attendance']['hours']>>
export type HoursRecord = Hours['items'][number]

/** Which entries are shown: of one month, of one member, or all of them. */
export interface Filter {
  month?: string
  personId?: string
}

/** The household's points and service time: what there is, and where each of it came from. */
export class PointsStore {
  readonly account: Loaded<Account>
  readonly expiring: Loaded<Expiring>
  readonly statement: Loaded<Statement>
  readonly rule: Loaded<Rule>
  readonly entries: Paged<Entry>
  readonly hours: Paged<HoursRecord>
  readonly export: Command<Filter, Export>
  month = ''
  personId = ''

  constructor(api: Api, platform: Platform) {
    this.account = new Loaded(() => api.points.mine({}))
    this.expiring = new Loaded(() => api.points.expiring({}))
    this.statement = new Loaded(() => api.points.statement({}))
    this.rule = new Loaded(() => api.rules.mine({}))
    this.entries = new Paged((cursor) => api.points.entries({ cursor, ...this.filter }))
    this.hours = new Paged((cursor) => api.attendance.hours({ cursor }))
    this.export = new Command(platform.newKey, (input) => api.points.export(input))
    const plain = { account: false, expiring: false, statement: false, entries: false } as const
    makeAutoObservable(this, { ...plain, hours: false, rule: false, export: false })
  }

  get filter(): Filter {
    return {
      ...(this.month !== '' && { month: this.month }),
      ...(this.personId !== '' && { personId: this.personId }),
    }
  }

  get isFiltered(): boolean {
    return this.month !== '' || this.personId !== ''
  }

  /** Another part of the statement: it begins at the top again. */
  choose(filter: { month?: string; personId?: string }): Promise<void> {
    this.month = filter.month ?? this.month
    this.personId = filter.personId ?? this.personId
    this.entries.forget()
    return this.entries.first()
  }

  forget(): void {
    this.month = ''
    this.personId = ''
    this.account.forget()
    this.expiring.forget()
    this.statement.forget()
    this.rule.forget()
    this.entries.forget()
    this.hours.forget()
  }
}
