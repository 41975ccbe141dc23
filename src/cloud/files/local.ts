import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { later, minute } from '../../domain/time'
import { pictureTypes, type PictureType } from '../../domain/files'
import { extensionOf, type FileStore } from './store'

/** Whether the bytes begin like a picture of the announced type, whatever its name says. */
const looksLike: Record<PictureType, (bytes: Buffer) => boolean> = {
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/png': (bytes) => bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  'image/webp': (bytes) =>
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
    bytes.subarray(8, 12).toString('latin1') === 'WEBP',
}

const isPictureType = (type: string): type is PictureType =>
  pictureTypes.some((known) => known === type)

const read = (path: string) => readFile(path).catch(() => null)

export interface LocalFiles extends FileStore {
  /** Takes the bytes of a file that was begun; false when the ticket or the bytes are not right. */
  put: (
    ticket: { districtId: string; id: string; type: string; bytes: string; signature: string },
    body: Buffer,
  ) => Promise<boolean>
  /** Whether this proof lets its holder see a picture that has not passed the check yet. */
  provesPending: (file: { districtId: string; id: string }, proof: string) => boolean
  /** Whether this proof lets its holder have the certificate, until the instant that it names. */
  provesCertificate: (
    certificate: { districtId: string; id: string },
    proof: { until: string; proof: string },
    now: Date,
  ) => boolean
  read: (place: string) => Promise<{ body: Buffer; type: PictureType } | null>
  /** The document behind a link while the link is good; null otherwise. */
  fetch: (link: DocumentLink, now: Date) => Promise<Buffer | null>
}

export interface DocumentLink {
  file: string
  name: string
  until: string
  signature: string
}

/** ★ How long a link to a document is good. */
const linkGoodFor = 10 * minute

const same = (expected: string, given: string) => {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Certificates lie nowhere: their address brings one that is drawn for whoever has its proof, for some minutes. */
const certificatesBy = (
  sign: (...parts: string[]) => string,
): Pick<LocalFiles, 'hand' | 'provesCertificate'> => ({
  hand: ({ districtId, id, now }) => {
    const until = String(later(now, linkGoodFor).getTime())
    const proof = sign('certificate', districtId, id, until)
    const query = new URLSearchParams({ until, proof })
    const url = `/certificates/${districtId}/${id}?${query.toString()}`
    return Promise.resolve({ from: 'http', url })
  },
  provesCertificate: ({ districtId, id }, { until, proof }, now) =>
    same(sign('certificate', districtId, id, until), proof) && now.getTime() < Number(until),
})

/**
 * Pictures in a folder, for development, the demonstration and one-host self-hosting. The address to put
 * one to carries a signature over id, type and size, so that only what was announced can be written.
 */
export const localFiles = (options: {
  directory: string
  demoPictures: string
  secret: string
}): LocalFiles => {
  const sign = (...parts: string[]) =>
    createHmac('sha256', options.secret)
      .update(['file', ...parts].join('|'))
      .digest('base64url')
  const addressOf = ({ districtId, id }: { districtId: string; id: string }) =>
    `/files/${districtId}/${id}`
  const placeOf = ({ id, type }: { id: string; type: PictureType }) =>
    `local/${id}.${extensionOf[type]}`
  const pathOf = (place: string) =>
    place.startsWith('demo/')
      ? join(options.demoPictures, place.slice('demo/'.length))
      : join(options.directory, place.slice('local/'.length))
  return {
    placeOf,
    ticket: ({ districtId, id, type, bytes }) => {
      const signature = sign('put', districtId, id, type, String(bytes))
      const query = new URLSearchParams({ type, bytes: String(bytes), signature })
      return { to: 'http', url: `${addressOf({ districtId, id })}?${query.toString()}` }
    },
    arrived: async ({ id, type, bytes }) => {
      const place = placeOf({ id, type })
      const body = await read(pathOf(place))
      return body?.length === bytes ? place : null
    },
    keep: async ({ id, extension, body }) => {
      await mkdir(options.directory, { recursive: true })
      const place = `local/${id}.${extension}`
      await writeFile(pathOf(place), body)
      return place
    },
    link: ({ place, name, now }) => {
      const file = place.slice('local/'.length)
      const until = String(later(now, linkGoodFor).getTime())
      const signature = sign('document', file, name, until)
      const query = new URLSearchParams({ name, until, signature })
      return Promise.resolve(`/documents/${file}?${query.toString()}`)
    },
    fetch: async ({ file, name, until, signature }, now) => {
      if (!same(sign('document', file, name, until), signature)) return null
      return now.getTime() < Number(until) ? read(pathOf(`local/${file}`)) : null
    },
    ...certificatesBy(sign),
    url: addressOf,
    pendingUrl: ({ districtId, id }) =>
      Promise.resolve(`${addressOf({ districtId, id })}?proof=${sign('see', districtId, id)}`),
    provesPending: ({ districtId, id }, proof) => same(sign('see', districtId, id), proof),
    put: async ({ districtId, id, type, bytes, signature }, body) => {
      if (!isPictureType(type) || body.length !== Number(bytes)) return false
      if (!same(sign('put', districtId, id, type, bytes), signature)) return false
      if (!looksLike[type](body)) return false
      await mkdir(options.directory, { recursive: true })
      await writeFile(pathOf(placeOf({ id, type })), body)
      return true
    },
    read: async (place) => {
      const type = pictureTypes.find((known) => place.endsWith(`.${extensionOf[known]}`))
      const body = await read(pathOf(place))
      return body === null || type === undefined ? null : { body, type }
    },
  }
}
