import { randomInt, randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { contentHash } from '../../src/cloud/ids'
import { createSealer } from '../../src/cloud/sealed'
import {
  serialLength,
  serialOf,
  volunteerNumberOf,
  type CertificateContent,
} from '../../src/domain/certificates'
import { day, dayOf, later } from '../../src/domain/time'
import type { Adult, Builder, Place } from './build'

/** Certificates as they lie in the tables, put there straight. */

const sealer = createSealer('a sealing key of the tests')

/** Somebody told name and no document, and has asked for a certificate that the community has to decide on. */
export const addWaitingCertificate = async (builder: Builder, community: Place, who: Adult) => {
  const { db, districtId, auditId, now } = builder
  const owner = `${districtId}/${who.id}`
  const id = randomUUID()
  const number = volunteerNumberOf(districtId, randomInt(1_000_000_000))
  await db.insert(t.volunteer).values({
    districtId,
    personId: who.id,
    number,
    nameSealed: sealer.seal('林秀英', owner),
    idType: 'none',
    at: now,
    auditId,
  })
  await db.insert(t.certificate).values({
    districtId,
    id,
    serial: serialOf(
      districtId,
      Array.from({ length: serialLength }, () => randomInt(32)),
    ),
    personId: who.id,
    familyId: who.familyId,
    orgId: community.id,
    askedBy: who.id,
    askedAt: now,
    from: dayOf(later(now, -60 * day)),
    until: dayOf(now),
    purpose: 'work',
    purposeNote: '',
    holderSealed: sealer.seal(
      JSON.stringify({ name: '林秀英', idType: 'none', idMasked: '' }),
      owner,
    ),
    maskedName: '林**',
    state: 'waiting',
    auditId,
  })
  return id
}

/** A certificate of one record, issued to whoever it is of. */
export const addIssuedCertificate = async (
  builder: Builder,
  community: Place,
  who: Adult,
  record: { recordId: string; minutes: number },
) => {
  const { db, districtId, auditId, now } = builder
  const id = await addWaitingCertificate(builder, community, who)
  const own = and(eq(t.certificate.districtId, districtId), eq(t.certificate.id, id))
  const [row] = await db.select().from(t.certificate).where(own)
  if (!row) throw new Error('the certificate was not written')
  const line = { date: row.until, title: '送餐', post: '送餐员', place: '社区食堂' }
  const content: CertificateContent = {
    serial: row.serial,
    volunteerNumber: volunteerNumberOf(districtId, 1),
    period: { from: row.from, until: row.until },
    purpose: 'work',
    purposeNote: '',
    items: [{ ...record, ...line }],
    minutes: record.minutes,
    issuer: '张家湾社区',
    inCharge: '许清禾',
    handler: '郑晓舟',
    contact: '社区服务站',
    issuedOn: row.until,
    verifyAt: null,
  }
  await db
    .update(t.certificate)
    .set({
      state: 'issued',
      issuedAt: now,
      content,
      contentHash: contentHash(content),
      minutes: record.minutes,
    })
    .where(own)
  await db.insert(t.certificateItem).values({ districtId, certificateId: id, ...record, auditId })
  return id
}
