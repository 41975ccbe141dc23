import { os } from '../edge/os'
import { onOrg, onOrgRefusing, onSelf } from '../edge/scopes'
import { previewRule } from './preview'
import { proposeRule, withdrawRule } from './propose'
import { pathOfOrg, pathOfRule, showMine, showRules } from './queries'

const lookers = ['admin', 'organizer', 'lead_worker', 'reviewer', 'auditor'] as const
const managers = ['admin'] as const

export const rules = {
  mine: os.rules.mine.handler(onSelf(showMine)),
  show: os.rules.show.handler(onOrg(lookers, pathOfOrg, showRules)),
  preview: os.rules.preview.handler(onOrg(managers, pathOfOrg, previewRule)),
  propose: os.rules.propose.handler(onOrgRefusing(managers, pathOfOrg, proposeRule)),
  withdraw: os.rules.withdraw.handler(onOrgRefusing(managers, pathOfRule, withdrawRule)),
}
