import * as v from 'valibot'
import { pictureTypes } from '../domain/files'
import { refusals, write } from './access'
import { id, key, positive } from './shapes'

/** Pictures go straight to storage and are referenced by id; a call never carries their bytes. */
export const files = {
  /** Where to put a picture of at most 10 MB. */
  begin: write('resident', 'self')
    .errors(refusals('file_too_large', 'key_reused'))
    .input(v.object({ key, type: v.picklist(pictureTypes), bytes: positive(100_000_000) }))
    .output(
      v.object({
        fileId: id,
        /** `http`: PUT the bytes to `url`. `cloud`: `wx.cloud.uploadFile` to `cloudPath`. */
        upload: v.variant('to', [
          v.object({ to: v.literal('http'), url: v.string() }),
          v.object({ to: v.literal('cloud'), cloudPath: v.string() }),
        ]),
      }),
    ),

  /** The bytes are there; the content check begins. Until it is passed only the author sees the picture. */
  finish: write('resident', 'self')
    .errors(refusals('file_unknown', 'file_missing', 'key_reused'))
    .input(
      v.object({ key, fileId: id, cloudFileId: v.optional(v.pipe(v.string(), v.maxLength(300))) }),
    )
    .output(v.object({ fileId: id, url: v.string() })),
}
