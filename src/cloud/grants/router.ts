import { os } from '../edge/os'
import { onOrg, onOrgRefusing } from '../edge/scopes'
import { askUndo, decideOnUndo, withdrawUndo } from '../flows/undo-grant'
import { decideGrant } from './decide'
import { giveGrant, withdrawGrant } from './give'
import { overseerRoles, staffRoles } from './load'
import { listFlags, listGrants, listHouseholds, pathOfGrant, pathOfOrg } from './queries'

export const grants = {
  households: os.grants.households.handler(onOrg(staffRoles, pathOfOrg, listHouseholds)),
  give: os.grants.give.handler(onOrgRefusing(staffRoles, pathOfOrg, giveGrant)),
  list: os.grants.list.handler(onOrg([...staffRoles, ...overseerRoles], pathOfOrg, listGrants)),
  decide: os.grants.decide.handler(onOrgRefusing(staffRoles, pathOfGrant, decideGrant)),
  withdraw: os.grants.withdraw.handler(onOrgRefusing(staffRoles, pathOfGrant, withdrawGrant)),
  undo: os.grants.undo.handler(onOrgRefusing(staffRoles, pathOfGrant, askUndo)),
  decideUndo: os.grants.decideUndo.handler(onOrgRefusing(staffRoles, pathOfGrant, decideOnUndo)),
  withdrawUndo: os.grants.withdrawUndo.handler(
    onOrgRefusing(staffRoles, pathOfGrant, withdrawUndo),
  ),
  flags: os.grants.flags.handler(onOrg(overseerRoles, pathOfOrg, listFlags)),
}
