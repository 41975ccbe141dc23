import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { readSerial, spelledSerial } from '../../domain/certificates'
import { certificate, issuer, org, person } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { recordLook } from '../edge/look'
import { pageOf, pageSize, readCursor } from '../paging'
import { collect } from './collect'
import { issuingOrg, itsPerson } from './queries'

/** What staff of an org see of certificates: never a full name or a number of a document. */

/** ★ The most that staff are asked to look at in one go. */
const deskSize = 50

/** What waits for the org's decision, and in whose name it certifies. */
export const showDesk = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const { deps, districtId } = call
  const [by] = await deps.db
    .select({ inCharge: issuer.inCharge, handler: issuer.handler, contact: issuer.contact })
    .from(issuer)
    .where(and(eq(issuer.districtId, districtId), eq(issuer.orgId, orgId)))
  const rows = await deps.db
    .select({
      certificateId: certificate.id,
      personId: certificate.personId,
      nickname: person.nickname,
      maskedName: certificate.maskedName,
      from: certificate.from,
      until: certificate.until,
      purpose: certificate.purpose,
      purposeNote: certificate.purposeNote,
      askedAt: certificate.askedAt,
    })
    .from(certificate)
    .innerJoin(person, itsPerson)
    .where(
      and(
        eq(certificate.districtId, districtId),
        eq(certificate.orgId, orgId),
        eq(certificate.state, 'waiting'),
      ),
    )
    .orderBy(asc(certificate.askedAt), asc(certificate.id))
    .limit(deskSize)
  const personIds = rows.map(({ personId }) => personId)
  await recordLook(call, 'certificates.desk', { subject: orgId, personIds })
  const waiting = []
  for (const { personId, askedAt, ...row } of rows) {
    const { items, minutes, unsettled } = await collect(deps.db, { districtId, personId, ...row })
    waiting.push({
      ...row,
      askedAt: askedAt.toISOString(),
      minutes,
      times: items.length,
      unsettled,
    })
  }
  return { issuer: by ?? null, waiting }
}

/** What the org has issued, newest first; of a serial number that was typed or scanned, that one. */
export const listIssued = async (
  call: ResidentCall,
  input: { orgId: string; serial: string; cursor?: string | undefined },
) => {
  const { deps, districtId } = call
  const after = readCursor(input.cursor)
  const typed = input.serial.trim()
  const rows = await deps.db
    .select({
      certificateId: certificate.id,
      personId: certificate.personId,
      serial: certificate.serial,
      nickname: person.nickname,
      maskedName: certificate.maskedName,
      from: certificate.from,
      until: certificate.until,
      purpose: certificate.purpose,
      purposeNote: certificate.purposeNote,
      state: certificate.state,
      issuedAt: sql`${certificate.issuedAt}`.mapWith(certificate.issuedAt),
      minutes: sql<number>`${certificate.minutes}`,
      reason: certificate.reason,
    })
    .from(certificate)
    .innerJoin(person, itsPerson)
    .where(
      and(
        eq(certificate.districtId, districtId),
        eq(certificate.orgId, input.orgId),
        inArray(certificate.state, ['issued', 'revoked']),
        typed === '' ? undefined : eq(certificate.serial, readSerial(typed) ?? ''),
        after &&
          sql`(${certificate.issuedAt}, ${certificate.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(certificate.issuedAt), desc(certificate.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, (row) => ({ at: row.issuedAt, id: row.certificateId }))
  const personIds = items.map(({ personId }) => personId)
  await recordLook(call, 'certificates.issued', { subject: input.orgId, personIds })
  return {
    items: items.map(({ personId: _, ...row }) => ({
      ...row,
      serial: spelledSerial(row.serial),
      issuedAt: row.issuedAt.toISOString(),
    })),
    next,
  }
}

/** The path of the org that a certificate is asked of; null when there is none. */
export const certificateOrgPath = async (
  { deps, districtId }: ResidentCall,
  { certificateId }: { certificateId: string },
) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(certificate)
    .innerJoin(org, issuingOrg)
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, certificateId)))
  return row?.path ?? null
}
