import * as v from 'valibot'
import { noticeAbouts, noticeKinds } from '../../domain/notices'

/** What can be left for after the commit. A stored payload is parsed again before it runs. */
export const taskPayloads = {
  notice: v.object({
    personId: v.string(),
    kind: v.picklist(noticeKinds),
    title: v.string(),
    body: v.string(),
    about: v.nullable(
      v.object({
        what: v.picklist(noticeAbouts),
        id: v.string(),
      }),
    ),
  }),
  check_picture: v.object({ fileId: v.string() }),
  check_feedback: v.object({ feedbackId: v.string() }),
  reseat: v.object({ slotId: v.string() }),
  recount: v.object({ personId: v.string(), days: v.array(v.string()) }),
  check_budget: v.object({ communityId: v.string(), quarter: v.string() }),
}

export type TaskKind = keyof typeof taskPayloads

export type TaskPayload = { [K in TaskKind]: v.InferOutput<(typeof taskPayloads)[K]> }
