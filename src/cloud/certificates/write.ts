import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import {
  serialLength,
  serialOf,
  type CertificateContent,
  type Period,
  type Purpose,
} from '../../domain/certificates'
import { dayOf } from '../../domain/time'
import type { Db, Tx } from '../db/connect'
import { certificate, certificateItem, issuer, org } from '../db/tables'
import type { Work } from '../edge/command'
import { contentHash } from '../ids'
import type { Collected } from './collect'

export const newSerial = (districtId: string) =>
  serialOf(
    districtId,
    Array.from({ length: serialLength }, () => randomInt(0, 32)),
  )

export interface Issuer {
  name: string
  inCharge: string
  handler: string
  contact: string
}

/** In whose name an org certifies; null until somebody has written it down. */
export const issuerOf = async (
  db: Db | Tx,
  districtId: string,
  orgId: string,
): Promise<Issuer | null> => {
  const [row] = await db
    .select({
      name: org.name,
      inCharge: issuer.inCharge,
      handler: issuer.handler,
      contact: issuer.contact,
    })
    .from(issuer)
    .innerJoin(org, and(eq(org.districtId, issuer.districtId), eq(org.id, issuer.orgId)))
    .where(and(eq(issuer.districtId, districtId), eq(issuer.orgId, orgId)))
  return row ?? null
}

/** The address on which this very certificate is looked up. */
export const verifyPage = (publicUrl: string | null, serial: string) =>
  publicUrl === null ? null : `${publicUrl}/verify/${serial}`

interface About extends Period {
  id: string
  serial: string
  volunteerNumber: string
  purpose: Purpose
  purposeNote: string
  verifyAt: string | null
}

/** What the paper says, all of it, in one piece: the same record gives the same content. */
export const contentOf = (
  about: About,
  by: Issuer,
  { items, minutes }: Collected,
  now: Date,
): CertificateContent => ({
  serial: about.serial,
  volunteerNumber: about.volunteerNumber,
  period: { from: about.from, until: about.until },
  purpose: about.purpose,
  purposeNote: about.purposeNote,
  items,
  minutes,
  issuer: by.name,
  inCharge: by.inCharge,
  handler: by.handler,
  contact: by.contact,
  issuedOn: dayOf(now),
  verifyAt: about.verifyAt,
})

/** The columns that an issued certificate has besides those of one that waits. */
export const issuedColumns = (content: CertificateContent, now: Date) => ({
  state: 'issued' as const,
  issuedAt: now,
  content,
  contentHash: contentHash(content),
  minutes: content.minutes,
})

/** Notes which records it rests on. */
export const writeItems = async (
  { tx, districtId, auditId }: Work,
  certificateId: string,
  { items }: CertificateContent,
) => {
  await tx.insert(certificateItem).values(
    items.map(({ recordId, minutes }) => ({
      districtId,
      certificateId,
      recordId,
      minutes,
      auditId,
    })),
  )
}

export type CertificateRow = typeof certificate.$inferSelect

export const lockCertificate = async ({ tx, districtId }: Work, id: string) => {
  const [row] = await tx
    .select()
    .from(certificate)
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, id)))
    .for('update')
  return row ?? null
}
