import { orgPath } from '../orgs/queries'
import type { ResidentCall } from '../edge/call'
import { os } from '../edge/os'
import { inDistrict, onOrg, onOrgRefusing } from '../edge/scopes'
import { cancelActivity } from '../flows/cancel-activity'
import { changeActivity } from '../flows/change-activity'
import { findActivities } from '../flows/find-activities'
import { showActivity } from '../flows/show-activity'
import { createActivity, editActivity, publishActivity } from './commands'
import { discardActivity } from './discard'
import { activityOrgPath, showDesk, showDraft } from './queries'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const activities = {
  list: os.activities.list.handler(inDistrict(findActivities)),
  get: os.activities.get.handler(inDistrict(showActivity)),
  desk: os.activities.desk.handler(onOrg(staff, namedOrg, showDesk)),
  draft: os.activities.draft.handler(onOrg(staff, activityOrgPath, showDraft)),
  create: os.activities.create.handler(onOrgRefusing(staff, namedOrg, createActivity)),
  edit: os.activities.edit.handler(onOrgRefusing(staff, activityOrgPath, editActivity)),
  publish: os.activities.publish.handler(onOrgRefusing(staff, activityOrgPath, publishActivity)),
  discard: os.activities.discard.handler(onOrgRefusing(staff, activityOrgPath, discardActivity)),
  change: os.activities.change.handler(onOrgRefusing(staff, activityOrgPath, changeActivity)),
  cancel: os.activities.cancel.handler(onOrgRefusing(staff, activityOrgPath, cancelActivity)),
}
