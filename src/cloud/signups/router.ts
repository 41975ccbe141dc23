import { os } from '../edge/os'
import { onFamilyRefusing, onOrg, onOrgRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import type { ResidentCall } from '../edge/call'
import { orgPath } from '../orgs/queries'
import { absenceOrgPath, listAbsences, listAppeals, makeAppeal } from './absences'
import { acceptOffer, declineOffer } from './answer'
import { answerAppeal } from './appeals'
import { cancelSignup, familyOfParty } from './cancel'
import { createSignup } from './create'
import { decideParties, listPending } from './decide'
import { showHousehold } from './household'
import { moveParty } from './move'
import { listMine } from './queries'
import { showSkills, vouch } from './skills'
import { slotOrgPath } from './slots'
import { addByStaff, markAbsent } from './staff'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const signups = {
  create: os.signups.create.handler(onSelfRefusing(createSignup)),
  cancel: os.signups.cancel.handler(onFamilyRefusing(familyOfParty, cancelSignup)),
  mine: os.signups.mine.handler(onSelf(listMine)),
  accept: os.signups.accept.handler(onFamilyRefusing(familyOfParty, acceptOffer)),
  decline: os.signups.decline.handler(onFamilyRefusing(familyOfParty, declineOffer)),
  pending: os.signups.pending.handler(onOrg(staff, slotOrgPath, listPending)),
  decide: os.signups.decide.handler(onOrgRefusing(staff, slotOrgPath, decideParties)),
  household: os.signups.household.handler(onOrgRefusing(staff, slotOrgPath, showHousehold)),
  addByStaff: os.signups.addByStaff.handler(onOrgRefusing(staff, slotOrgPath, addByStaff)),
  move: os.signups.move.handler(onOrgRefusing(staff, slotOrgPath, moveParty)),
  markAbsent: os.signups.markAbsent.handler(onOrgRefusing(staff, slotOrgPath, markAbsent)),
  absences: os.signups.absences.handler(onSelf(listAbsences)),
  appeal: os.signups.appeal.handler(onSelfRefusing(makeAppeal)),
  appeals: os.signups.appeals.handler(onOrg(staff, namedOrg, listAppeals)),
  answerAppeal: os.signups.answerAppeal.handler(onOrgRefusing(staff, absenceOrgPath, answerAppeal)),
  skillsOf: os.signups.skillsOf.handler(onOrgRefusing(staff, namedOrg, showSkills)),
  vouch: os.signups.vouch.handler(onOrgRefusing(staff, namedOrg, vouch)),
}
