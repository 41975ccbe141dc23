import { os } from '../edge/os'
import { orgPath } from '../orgs/queries'
import type { ResidentCall } from '../edge/call'
import { onOrg, onOrgRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import { claimOrgPath, listClaims, waiveClaim } from './claims'
import { listExpiring, showPoints } from './queries'
import { exportStatement, listEntries, showStatement } from './statement'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const points = {
  mine: os.points.mine.handler(onSelf(showPoints)),
  expiring: os.points.expiring.handler(onSelf(listExpiring)),
  entries: os.points.entries.handler(onSelf(listEntries)),
  claims: os.points.claims.handler(onOrg(staff, namedOrg, listClaims)),
  waiveClaim: os.points.waiveClaim.handler(onOrgRefusing(staff, claimOrgPath, waiveClaim)),
  statement: os.points.statement.handler(onSelf(showStatement)),
  export: os.points.export.handler(onSelfRefusing(exportStatement)),
}
