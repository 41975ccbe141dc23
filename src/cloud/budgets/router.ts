import { os } from '../edge/os'
import { onOrg, onOrgRefusing } from '../edge/scopes'
import { pathOfOrg } from '../rules/queries'
import { showBudgets } from './queries'
import { setBudget } from './set'

const lookers = ['admin', 'reviewer', 'auditor'] as const

export const budgets = {
  show: os.budgets.show.handler(onOrg(lookers, pathOfOrg, showBudgets)),
  set: os.budgets.set.handler(onOrgRefusing(['admin'], pathOfOrg, setBudget)),
}
