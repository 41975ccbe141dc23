import { os } from '../edge/os'
import { onOrg, onOrgRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import { confirmSlot } from '../flows/confirm-slot'
import { enterByHand } from '../flows/enter-by-hand'
import { slotOrgPath } from '../signups/slots'
import { phoneOf } from './call'
import { checkMember, checkMyself, rollCall, whose } from './check'
import { excuse } from './excuse'
import { showBoard } from './board'
import { listHours, showMemberCode, showSiteCode, whichSlot } from './queries'

const staff = ['organizer', 'lead_worker', 'admin'] as const

export const attendance = {
  memberCode: os.attendance.memberCode.handler(onSelf(showMemberCode)),
  siteCode: os.attendance.siteCode.handler(onOrg(staff, slotOrgPath, showSiteCode)),
  checkMyself: os.attendance.checkMyself.handler(onSelfRefusing(checkMyself)),
  whichSlot: os.attendance.whichSlot.handler(onSelfRefusing(whichSlot)),
  checkMember: os.attendance.checkMember.handler(onOrgRefusing(staff, slotOrgPath, checkMember)),
  whose: os.attendance.whose.handler(onOrgRefusing(staff, slotOrgPath, whose)),
  phoneOf: os.attendance.phoneOf.handler(onOrgRefusing(staff, slotOrgPath, phoneOf)),
  rollCall: os.attendance.rollCall.handler(onOrgRefusing(staff, slotOrgPath, rollCall)),
  excuse: os.attendance.excuse.handler(onOrgRefusing(staff, slotOrgPath, excuse)),
  enter: os.attendance.enter.handler(onOrgRefusing(staff, slotOrgPath, enterByHand)),
  board: os.attendance.board.handler(onOrg(staff, slotOrgPath, showBoard)),
  confirm: os.attendance.confirm.handler(onOrgRefusing(staff, slotOrgPath, confirmSlot)),
  hours: os.attendance.hours.handler(onSelf(listHours)),
}
