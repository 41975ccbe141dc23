import { os } from '../edge/os'
import { onOrg, onOrgRefusing } from '../edge/scopes'
import type { ResidentCall } from '../edge/call'
import { orgPath } from '../orgs/queries'
import { createSeries, dropTemplate, saveTemplate, stopSeries } from './commands'
import { listSeries, listTemplates, seriesOrgPath, templateOrgPath } from './queries'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const series = {
  list: os.series.list.handler(onOrg(staff, namedOrg, listSeries)),
  create: os.series.create.handler(onOrgRefusing(staff, namedOrg, createSeries)),
  stop: os.series.stop.handler(onOrgRefusing(staff, seriesOrgPath, stopSeries)),
  templates: os.series.templates.handler(onOrg(staff, namedOrg, listTemplates)),
  saveTemplate: os.series.saveTemplate.handler(onOrgRefusing(staff, namedOrg, saveTemplate)),
  dropTemplate: os.series.dropTemplate.handler(onOrgRefusing(staff, templateOrgPath, dropTemplate)),
}
