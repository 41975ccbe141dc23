import type { PictureType } from '../../domain/files'

export type UploadTicket = { to: 'http'; url: string } | { to: 'cloud'; cloudPath: string }

/** Where pictures lie. The app keeps a `place` per file and never handles the bytes itself. */
export interface FileStore {
  /** How the phone brings the bytes of a new file. */
  ticket: (file: { id: string; type: PictureType; bytes: number }) => UploadTicket
  /** Where the bytes will lie, before anyone has brought them. */
  placeOf: (file: { id: string; type: PictureType }) => string
  /** The place once the bytes are there; null when they are not, or are not what was announced. */
  arrived: (file: { id: string; type: PictureType; bytes: number; cloudFileId?: string }) => Promise<string | null>
  /** What a phone can show. */
  url: (file: { id: string; place: string }) => string
  /** An address that WeChat's content check can fetch. */
  publicUrl: (file: { id: string; place: string }) => Promise<string>
}

export const extensionOf: Record<PictureType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}
