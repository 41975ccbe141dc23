import { and, eq, isNull } from 'drizzle-orm'
import { spelledSerial } from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import { paperWords } from '../../words/certificates'
import { certificate } from '../db/tables'
import type { Deps } from '../deps'
import type { ResidentCall } from '../edge/call'
import { estimateNow } from '../edge/clock'
import type { Handed } from '../files/store'
import { contentHash } from '../ids'
import { openHolder } from './holders'
import type { CertificateRow } from './write'

/** The page of the mini-program on which a certificate is looked up; its scene is the serial number. */
const verifyRoute = 'service/verify/index'

const find = async ({ db }: Deps, districtId: string, id: string) => {
  const [row] = await db
    .select()
    .from(certificate)
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, id)))
  return row ?? null
}

/**
 * The mini-program code is fetched once and kept, so that the paper stays the same. Of two that are fetched at
 * the same time the first one stays.
 */
const codeOf = async (deps: Deps, row: CertificateRow): Promise<Buffer> => {
  if (row.codePicture !== null) return Buffer.from(row.codePicture, 'base64')
  const picture = await deps.wechat.miniCode({ page: verifyRoute, scene: row.serial })
  const own = and(eq(certificate.districtId, row.districtId), eq(certificate.id, row.id))
  await deps.db
    .update(certificate)
    .set({ codePicture: picture.toString('base64') })
    .where(and(own, isNull(certificate.codePicture)))
  const kept = (await find(deps, row.districtId, row.id))?.codePicture
  return kept === null || kept === undefined ? picture : Buffer.from(kept, 'base64')
}

/** Draws what was certified, from what was kept of it then: the same certificate gives the same bytes. */
const draw = async (deps: Deps, row: CertificateRow): Promise<Buffer> => {
  const { content } = row
  if (content === null || contentHash(content) !== row.contentHash)
    throw new Error('the content of a certificate is not what was issued')
  const { drawCertificate } = await deps.loadDrawing()
  return drawCertificate({
    fontFile: deps.fontFile,
    content,
    holder: openHolder(deps.sealer, row),
    codePicture: content.verifyAt === null ? await codeOf(deps, row) : null,
  })
}

export interface DrawnDocument {
  name: string
  bytes: Buffer
}

const nameOf = ({ serial }: CertificateRow) => paperWords.fileName(spelledSerial(serial))

/** The PDF for whoever has proved that it may be read; null when none was issued. */
export const drawDocument = async (
  deps: Deps,
  districtId: string,
  id: string,
): Promise<DrawnDocument | null> => {
  const row = await find(deps, districtId, id)
  if (row?.state !== 'issued') return null
  return { name: nameOf(row), bytes: await draw(deps, row) }
}

/** Where the phone gets the PDF. A revoked one is not handed out again. */
export const handDocument = async (
  { deps, districtId }: ResidentCall,
  { certificateId }: { certificateId: string },
): Promise<Result<Handed, 'not_issued'>> => {
  const row = await find(deps, districtId, certificateId)
  if (row?.state !== 'issued') return refuse('not_issued')
  return ok(
    await deps.files.hand({
      districtId,
      id: row.id,
      now: await estimateNow(deps),
      make: () => draw(deps, row),
    }),
  )
}
