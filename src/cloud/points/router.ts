import { os } from '../edge/os'
import { onOrg, onOrgRefusing, onSelf } from '../edge/scopes'
import { orgPath } from '../orgs/queries'
import type { ResidentCall } from '../edge/call'
import { claimOrgPath, listClaims, waiveClaim } from './claims'
import { listEntries, showPoints } from './queries'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const points = {
  mine: os.points.mine.handler(onSelf(showPoints)),
  entries: os.points.entries.handler(onSelf(listEntries)),
  claims: os.points.claims.handler(onOrg(staff, namedOrg, listClaims)),
  waiveClaim: os.points.waiveClaim.handler(onOrgRefusing(staff, claimOrgPath, waiveClaim)),
}
