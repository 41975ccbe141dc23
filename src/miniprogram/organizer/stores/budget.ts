import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Budgets = Awaited<ReturnType<Api['budgets']['show']>>
export type CommunityBudget = Budgets['communities'][number]
type SetBudget = Omit<Parameters<Api['budgets']['set']>[0], 'key'>

/** What communities mean to give in a quarter, what they gave, and what is owed. */
export class BudgetStore {
  readonly budgets: Loaded<Budgets, string>
  readonly set: Command<SetBudget, { quarter: string; amount: number }>

  constructor(api: Api, { newKey }: Platform) {
    this.budgets = new Loaded((orgId) => api.budgets.show({ orgId }))
    this.set = new Command(newKey, (input) => api.budgets.set(input))
  }
}
