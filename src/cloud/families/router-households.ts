import type { ResidentCall } from '../edge/call'
import { os } from '../edge/os'
import {
  inDistrictRefusing,
  onFamilyRefusing,
  onOrg,
  onOrgRefusing,
  onSelf,
  onSelfRefusing,
} from '../edge/scopes'
import { acceptInvite, lookAtInvite } from '../flows/join-family'
import { leaveFamily } from '../flows/leave-family'
import { carryOutSplit, openForStaff, proposeSplit } from '../flows/split-family'
import { withdrawConsent } from '../flows/withdraw-consent'
import { orgPath } from '../orgs/queries'
import { familyOfMinor, familyOfPerson, giveConsent, nameGuardian } from './guardians'
import { handOver, homePath, moveHome } from './home'
import { claimInvite, familyOfInvite, invite, listInvites, withdrawInvite } from './invites'
import { answer, dropSplit, familyOfSplit, listCases, listOwnSplits, splitPath } from './splits'

const orgPathOf = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

const staff = ['organizer', 'lead_worker', 'admin'] as const

export const households = {
  invite: os.households.invite.handler(onSelfRefusing(invite)),
  invites: os.households.invites.handler(onSelf(listInvites)),
  withdrawInvite: os.households.withdrawInvite.handler(
    onFamilyRefusing(familyOfInvite, withdrawInvite),
  ),
  look: os.households.look.handler(inDistrictRefusing(lookAtInvite)),
  accept: os.households.accept.handler(onSelfRefusing(acceptInvite)),
  claim: os.households.claim.handler(inDistrictRefusing(claimInvite)),
  leave: os.households.leave.handler(onSelfRefusing(leaveFamily)),
  handOver: os.households.handOver.handler(onFamilyRefusing(familyOfPerson, handOver)),
  nameGuardian: os.households.nameGuardian.handler(onFamilyRefusing(familyOfMinor, nameGuardian)),
  consent: os.households.consent.handler(onFamilyRefusing(familyOfMinor, giveConsent)),
  withdrawConsent: os.households.withdrawConsent.handler(
    onFamilyRefusing(familyOfMinor, withdrawConsent),
  ),
  splits: os.households.splits.handler(onSelf(listOwnSplits)),
  answerSplit: os.households.answerSplit.handler(onFamilyRefusing(familyOfSplit, answer)),
  open: os.households.open.handler(onOrgRefusing(staff, orgPathOf, openForStaff)),
  moveHome: os.households.moveHome.handler(onOrgRefusing(staff, homePath, moveHome)),
  proposeSplit: os.households.proposeSplit.handler(onOrgRefusing(staff, homePath, proposeSplit)),
  cases: os.households.cases.handler(onOrg(staff, orgPathOf, listCases)),
  carryOutSplit: os.households.carryOutSplit.handler(
    onOrgRefusing(staff, splitPath, carryOutSplit),
  ),
  dropSplit: os.households.dropSplit.handler(onOrgRefusing(staff, splitPath, dropSplit)),
}
