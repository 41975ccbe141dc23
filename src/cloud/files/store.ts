import type { PictureType } from '../../domain/files'

export type UploadTicket = { to: 'http'; url: string } | { to: 'cloud'; cloudPath: string }

export interface NewFile {
  districtId: string
  id: string
  type: PictureType
  bytes: number
}

export interface StoredFile {
  districtId: string
  id: string
  place: string
}

/**
 * Where pictures lie, and documents that the cloud makes. The app keeps a `place` per picture and never handles
 * its bytes itself.
 */
export interface FileStore {
  /** How the phone brings the bytes of a new file. */
  ticket: (file: NewFile) => UploadTicket
  /** Where the bytes will lie, before anyone has brought them. */
  placeOf: (file: { id: string; type: PictureType }) => string
  /** The place once the bytes are there; null when they are not, or are not what was announced. */
  arrived: (file: NewFile & { cloudFileId?: string }) => Promise<string | null>
  /** Puts away a document that the cloud itself has made; answers where it lies. */
  keep: (document: { id: string; extension: 'csv'; body: Buffer }) => Promise<string>
  /** An address from which its owner can fetch such a document for a few minutes, under a name. */
  link: (document: { place: string; name: string; now: Date }) => Promise<string>
  /** What any phone can show, once the picture has passed the check. */
  url: (file: StoredFile) => string
  /** What its author can show, and WeChat's check can fetch, before that. */
  pendingUrl: (file: StoredFile) => Promise<string>
  /** Lets whoever asked, and nobody else, get a document. */
  hand: (document: PrivateDocument) => Promise<Handed>
}

/** Where the phone gets a document: an address that is good for some minutes, or a file in the cloud. */
export type Handed = { from: 'http'; url: string } | { from: 'cloud'; fileId: string }

/** A certificate as PDF, made when it is needed. */
export interface PrivateDocument {
  districtId: string
  id: string
  now: Date
  make: () => Promise<Buffer>
}

export const extensionOf: Record<PictureType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}
