import { and, eq } from 'drizzle-orm'
import {
  checkIssue,
  checkLength,
  checkRevoke,
  type IssueRefusal,
  type RevokeRefusal,
} from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import { certificateNotice } from '../../words/notices'
import { certificate, issuer } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { livesIn } from '../families/lives'
import { collect, lockPerson } from './collect'
import { missingGlyph } from './glyphs'
import { volunteersOf } from './holders'
import {
  contentOf,
  issuedColumns,
  issuerOf,
  lockCertificate,
  writeItems,
  type CertificateRow,
} from './write'

const own = (work: Work, id: string) =>
  and(eq(certificate.districtId, work.districtId), eq(certificate.id, id))

/** Persons are locked before certificates. */
const locked = async (work: Work, id: string): Promise<CertificateRow> => {
  const [about] = await work.tx
    .select({ personId: certificate.personId })
    .from(certificate)
    .where(own(work, id))
  if (about) await lockPerson(work, about.personId)
  const row = await lockCertificate(work, id)
  if (!row) throw new Error('the certificate was there when the scope was checked')
  return row
}

/** Whether it is of the own household: where it was asked for, or where the person lives now. */
const isOwn = async (
  { tx, districtId }: Work,
  { familyId, personId }: CertificateRow,
  caller: { familyId: string },
) => familyId === caller.familyId || (await livesIn(tx, districtId, personId)) === caller.familyId

/** Staff of the community certify what is confirmed by now. */
export const issueCertificate = command(
  'certificates.issue',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; certificateId: string },
  ): Promise<Result<{ done: true }, IssueRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const row = await locked(work, input.certificateId)
    const collected = await collect(tx, row)
    const by = await issuerOf(tx, districtId, row.orgId)
    const checked = checkIssue({
      state: row.state,
      ownFamily: await isOwn(work, row, caller),
      issuerReady: by !== null,
      minutes: collected.minutes,
    })
    if (!checked.ok) return checked
    const length = checkLength(collected.items)
    if (!length.ok) return length
    const [known] = await volunteersOf(tx, districtId, [row.personId])
    if (by === null || !known) throw new Error('who waits has a number, and an issuer was found')
    const content = contentOf({ ...row, volunteerNumber: known.number }, by, collected, now)
    await tx
      .update(certificate)
      .set({ ...issuedColumns(content, now), issuedById: caller.personId, auditId })
      .where(own(work, row.id))
    await writeItems(work, row.id, content)
    await work.tell([
      certificateNotice('certificate_issued', { personId: row.askedBy, certificateId: row.id }),
    ])
    work.record({
      subject: row.id,
      before: { state: row.state },
      after: { state: 'issued', minutes: content.minutes },
    })
    return ok({ done: true })
  },
)

interface Decision {
  key: string
  certificateId: string
  reason: string
}

/** Staff say no, and why. */
export const refuseCertificate = command(
  'certificates.refuse',
  async (
    work: Work,
    { caller }: ResidentCall,
    { certificateId, reason }: Decision,
  ): Promise<Result<{ done: true }, 'not_waiting' | 'own_family'>> => {
    const row = await locked(work, certificateId)
    if (row.state !== 'waiting') return refuse('not_waiting')
    if (await isOwn(work, row, caller)) return refuse('own_family')
    await work.tx
      .update(certificate)
      .set({ state: 'refused', reason, auditId: work.auditId })
      .where(own(work, row.id))
    await work.tell([
      certificateNotice('certificate_refused', {
        personId: row.askedBy,
        certificateId: row.id,
        reason,
      }),
    ])
    work.record({
      subject: row.id,
      before: { state: row.state },
      after: { state: 'refused' },
      reason,
    })
    return ok({ done: true })
  },
)

/** Staff take back what was issued, and say why. */
export const revokeCertificate = command(
  'certificates.revoke',
  async (
    work: Work,
    { caller }: ResidentCall,
    { certificateId, reason }: Decision,
  ): Promise<Result<{ done: true }, RevokeRefusal>> => {
    const row = await locked(work, certificateId)
    const checked = checkRevoke({ state: row.state, ownFamily: await isOwn(work, row, caller) })
    if (!checked.ok) return checked
    const { tx, auditId, now } = work
    await tx
      .update(certificate)
      .set({
        state: 'revoked',
        reason,
        revokedAt: now,
        revokedById: caller.personId,
        auditId,
      })
      .where(own(work, row.id))
    const about = { personId: row.askedBy, certificateId: row.id, reason }
    await work.tell([certificateNotice('certificate_revoked', about)])
    work.record({
      subject: row.id,
      before: { state: row.state },
      after: { state: 'revoked' },
      reason,
    })
    return ok({ done: true })
  },
)

interface IssuerInput {
  key: string
  orgId: string
  inCharge: string
  handler: string
  contact: string
}

const keepIssuer = command(
  'certificates.setIssuer',
  async (
    { tx, districtId, auditId, record }: Work,
    _call: ResidentCall,
    input: IssuerInput & { missing: string | null },
  ): Promise<Result<{ done: true }, 'glyph_missing'>> => {
    const { orgId, inCharge, handler, contact, missing } = input
    if (missing !== null) return refuse('glyph_missing', missing)
    const told = { inCharge, handler, contact, auditId }
    await tx
      .insert(issuer)
      .values({ districtId, orgId, ...told })
      .onConflictDoUpdate({ target: [issuer.districtId, issuer.orgId], set: told })
    record({ subject: orgId, after: { inCharge, handler, contact } })
    return ok({ done: true })
  },
)

/** In whose name the org certifies from now on; papers that are out stay as they are. */
export const setIssuer = async (call: ResidentCall, input: IssuerInput) => {
  const printed = `${input.inCharge}${input.handler}${input.contact}`
  return keepIssuer(call, { ...input, missing: await missingGlyph(call.deps, printed) })
}
