import * as v from 'valibot'
import { noticeAbouts, noticeKinds } from '../domain/notices'
import { read, write } from './access'
import { refusals } from './access'
import { cursor, id, instant, key, whole } from './shapes'

export const inbox = {
  /** What the caller was told, newest first. */
  list: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor) }))
    .output(
      v.object({
        unread: whole,
        items: v.array(
          v.object({
            id,
            kind: v.picklist(noticeKinds),
            title: v.string(),
            body: v.string(),
            /** What the notice is about, for the tap; null when there is nothing to open. */
            about: v.nullable(v.object({ what: v.picklist(noticeAbouts), id })),
            at: instant,
            read: v.boolean(),
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),

  readAll: write('resident', 'self')
    .errors(refusals('key_reused'))
    .input(v.object({ key }))
    .output(v.object({ read: whole })),
}
