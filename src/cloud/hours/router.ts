import type { ResidentCall } from '../edge/call'
import { looking } from '../edge/look'
import { os } from '../edge/os'
import { onOrg, onOrgRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import { orgPath } from '../orgs/queries'
import { answerDispute } from '../flows/answer-dispute'
import { correct, settle } from '../flows/correct-hours'
import { decideConsent } from '../flows/decide-consent'
import { decideReported } from '../flows/decide-report'
import { consentOrgPath, listConsents } from './asked'
import { listDisputes, raiseDispute } from './disputes'
import { affirmAttendance } from './affirm'
import { anyRecordOrgPath, disputeOrgPath } from './doubted'
import { recordOrgPath } from './load'
import { countWaiting, listForgotten, showRecord, showRecordOf } from './queries'
import { listReported, listReports, reportOrgPath, reportService } from './reports'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const superior = ['reviewer'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const hours = {
  record: os.hours.record.handler(onSelf(showRecord)),
  recordOf: os.hours.recordOf.handler(onOrg(staff, anyRecordOrgPath, showRecordOf)),
  affirm: os.hours.affirm.handler(onSelfRefusing(affirmAttendance)),
  dispute: os.hours.dispute.handler(onSelfRefusing(raiseDispute)),
  counts: os.hours.counts.handler(onOrg(staff, namedOrg, countWaiting)),
  forgotten: os.hours.forgotten.handler(
    onOrg(staff, namedOrg, looking('hours.forgotten', listForgotten)),
  ),
  settle: os.hours.settle.handler(onOrgRefusing(staff, recordOrgPath, settle)),
  correct: os.hours.correct.handler(onOrgRefusing(staff, recordOrgPath, correct)),
  disputes: os.hours.disputes.handler(
    onOrg(staff, namedOrg, looking('hours.disputes', listDisputes)),
  ),
  answerDispute: os.hours.answerDispute.handler(
    onOrgRefusing(staff, disputeOrgPath, answerDispute),
  ),
  consents: os.hours.consents.handler(
    onOrg(superior, namedOrg, looking('hours.consents', listConsents)),
  ),
  decideConsent: os.hours.decideConsent.handler(
    onOrgRefusing(superior, consentOrgPath, decideConsent),
  ),
  report: os.hours.report.handler(onSelfRefusing(reportService)),
  reports: os.hours.reports.handler(onSelf(listReports)),
  reported: os.hours.reported.handler(
    onOrg(staff, namedOrg, looking('hours.reported', listReported)),
  ),
  decideReport: os.hours.decideReport.handler(onOrgRefusing(staff, reportOrgPath, decideReported)),
}
