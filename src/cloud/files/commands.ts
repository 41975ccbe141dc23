import { and, eq } from 'drizzle-orm'
import { largestPicture, type PictureType } from '../../domain/files'
import { ok, refuse } from '../../domain/result'
import { file } from '../db/tables'
import { command, type Work } from '../edge/command'
import type { ResidentCall } from '../edge/call'
import { newId } from '../ids'

/** Announces a picture and says where to put it. */
export const beginFile = command(
  'files.begin',
  async (
    work: Work,
    { caller, deps }: ResidentCall,
    input: { key: string; type: PictureType; bytes: number },
  ) => {
    if (input.bytes > largestPicture) return refuse('file_too_large')
    const id = newId()
    const { type, bytes } = input
    await work.tx.insert(file).values({
      districtId: work.districtId,
      id,
      ownerId: caller.personId,
      type,
      bytes,
      status: 'begun',
      place: deps.files.placeOf({ id, type }),
      at: work.now,
      auditId: work.auditId,
    })
    work.record({ subject: id, after: { type, bytes } })
    return ok({
      fileId: id,
      upload: deps.files.ticket({ districtId: work.districtId, id, type, bytes }),
    })
  },
)

/** The bytes are there: the content check is asked for. */
export const finishFile = command(
  'files.finish',
  async (
    work: Work,
    { caller, deps }: ResidentCall,
    input: { key: string; fileId: string; cloudFileId?: string | undefined },
  ) => {
    const own = and(
      eq(file.districtId, work.districtId),
      eq(file.id, input.fileId),
      eq(file.ownerId, caller.personId),
    )
    const [begun] = await work.tx.select().from(file).where(own).for('update')
    if (begun?.status !== 'begun') return refuse('file_unknown')
    const { districtId, id, type, bytes } = begun
    const { cloudFileId } = input
    const place = await deps.files.arrived({
      districtId,
      id,
      type,
      bytes,
      ...(cloudFileId === undefined ? {} : { cloudFileId }),
    })
    if (place === null) return refuse('file_missing')
    await work.tx.update(file).set({ status: 'pending', place, auditId: work.auditId }).where(own)
    await work.enqueue('check_picture', { fileId: id })
    work.record({ subject: id, before: { status: 'begun' }, after: { status: 'pending', place } })
    return ok({ fileId: id, url: await deps.files.pendingUrl({ districtId, id, place }) })
  },
)
