import {
  inDistrictRefusing,
  onFamily,
  onFamilyRefusing,
  onOrg,
  onOrgRefusing,
  onSelf,
  onSelfRefusing,
} from '../edge/scopes'
import type { ResidentCall } from '../edge/call'
import { os } from '../edge/os'
import { orgPath } from '../orgs/queries'
import { askCertificate } from './ask'
import { issueCertificate, refuseCertificate, revokeCertificate, setIssuer } from './decide'
import { certificateOrgPath, listIssued, showDesk } from './desk'
import { handDocument } from './document'
import { familyOfCertificate, listHolders, listMine, preview, showCertificate } from './queries'
import { verify } from './verify'

const staff = ['organizer', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const certificates = {
  holders: os.certificates.holders.handler(onSelf(listHolders)),
  preview: os.certificates.preview.handler(onSelfRefusing(preview)),
  ask: os.certificates.ask.handler(onSelfRefusing(askCertificate)),
  mine: os.certificates.mine.handler(onSelf(listMine)),
  get: os.certificates.get.handler(onFamily(familyOfCertificate, showCertificate)),
  document: os.certificates.document.handler(onFamilyRefusing(familyOfCertificate, handDocument)),
  desk: os.certificates.desk.handler(onOrg(staff, namedOrg, showDesk)),
  setIssuer: os.certificates.setIssuer.handler(onOrgRefusing(staff, namedOrg, setIssuer)),
  issue: os.certificates.issue.handler(onOrgRefusing(staff, certificateOrgPath, issueCertificate)),
  refuse: os.certificates.refuse.handler(
    onOrgRefusing(staff, certificateOrgPath, refuseCertificate),
  ),
  issued: os.certificates.issued.handler(onOrg(staff, namedOrg, listIssued)),
  revoke: os.certificates.revoke.handler(
    onOrgRefusing(staff, certificateOrgPath, revokeCertificate),
  ),
  verify: os.certificates.verify.handler(inDistrictRefusing(verify)),
}
