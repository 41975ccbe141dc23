import { and, asc, eq, inArray } from 'drizzle-orm'
import { certificateReasons } from '../../words/certificates'
import { certificateNotice } from '../../words/notices'
import { certificate, certificateItem } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { collect } from './collect'
import { contentOf, issuedColumns, newSerial, writeItems, type CertificateRow } from './write'

/** Those that are good and rest on one of these records, in the order in which they are locked. */
const affectedBy = async ({ tx, districtId }: Work, recordIds: readonly string[]) => {
  const resting = tx
    .select({ id: certificateItem.certificateId })
    .from(certificateItem)
    .where(
      and(
        eq(certificateItem.districtId, districtId),
        inArray(certificateItem.recordId, [...recordIds]),
      ),
    )
  return tx
    .select()
    .from(certificate)
    .where(
      and(
        eq(certificate.districtId, districtId),
        eq(certificate.state, 'issued'),
        inArray(certificate.id, resting),
      ),
    )
    .orderBy(asc(certificate.id))
    .for('update')
}

/** Makes the certificate anew from the record as it is now; null when nothing is left to certify. */
const renew = async (work: Work, before: CertificateRow): Promise<string | null> => {
  const { tx, districtId, auditId, now } = work
  const { content: said } = before
  if (said === null) throw new Error('an issued certificate has its content')
  // What is out is replaced, however long it has become.
  const collected = await collect(tx, before, null)
  if (collected.minutes === 0) return null
  const serial = newSerial(districtId)
  const about = {
    ...before,
    id: newId(),
    serial,
    // The address of the new one lies beside that of the old one.
    verifyAt: before.verifyAt?.replace(before.serial, serial) ?? null,
  }
  const content = contentOf(
    { ...about, volunteerNumber: said.volunteerNumber },
    { name: said.issuer, inCharge: said.inCharge, handler: said.handler, contact: said.contact },
    collected,
    now,
  )
  await tx.insert(certificate).values({
    ...about,
    ...issuedColumns(content, now),
    codePicture: null,
    replacesId: before.id,
    auditId,
  })
  await writeItems(work, about.id, content)
  return about.id
}

const revoke = ({ tx, districtId, auditId, now }: Work, id: string, replacedById: string | null) =>
  tx
    .update(certificate)
    .set({
      state: 'revoked',
      revokedAt: now,
      reason: certificateReasons.corrected,
      replacedById,
      auditId,
    })
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, id)))

/**
 * To be called by whatever changed what counts of these records, in the same transaction, after the change and
 * with the person locked: each certificate that rests on one of them is revoked, and issued anew with the record as it is
 * now, both naming the other. Its holder is told. Answers how many were revoked.
 */
export const reissueAffected = async (
  work: Work,
  recordIds: readonly string[],
): Promise<number> => {
  if (recordIds.length === 0) return 0
  const affected = await affectedBy(work, recordIds)
  for (const before of affected) {
    const renewedId = await renew(work, before)
    await revoke(work, before.id, renewedId)
    await work.tell([
      certificateNotice('certificate_reissued', {
        personId: before.askedBy,
        certificateId: renewedId ?? before.id,
        renewed: renewedId !== null,
      }),
    ])
  }
  return affected.length
}
