import * as v from 'valibot'
import { feedbackStatuses } from '../domain/feedback'
import { read, refusals, write } from './access'
import { cursor, done, id, instant, key, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const
const stars = v.pipe(whole, v.minValue(1), v.maxValue(5))

/** Stars and a word after an activity; checked before anyone else reads it. */
export const feedback = {
  /** What the caller said of an activity, and whether it may be said. */
  mine: read('resident', 'self')
    .input(v.object({ activityId: id }))
    .output(
      v.object({
        may: v.boolean(),
        given: v.nullable(
          v.object({ stars, text: v.string(), status: v.picklist(feedbackStatuses) }),
        ),
      }),
    ),

  give: write('resident', 'self')
    .errors(refusals('not_attended', 'feedback_given', 'key_reused'))
    .input(v.object({ key, activityId: id, stars, text: text(0, 300) }))
    .output(v.object({ status: v.picklist(feedbackStatuses) })),

  /** What others said, once checked. */
  list: read('anyone', 'district')
    .input(v.object({ activityId: id, cursor: v.optional(cursor) }))
    .output(
      v.object({
        items: v.array(
          v.object({ id, stars, text: v.string(), nickname: v.string(), at: instant }),
        ),
        next: v.nullable(v.string()),
      }),
    ),

  /** What a person of the org has to look at, because the check was not sure. */
  queue: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(v.object({ id, title: v.string(), stars, text: v.string(), at: instant }))),

  decide: write(staff, 'org')
    .errors(refusals('nothing_pending', 'key_reused'))
    .input(v.object({ key, feedbackId: id, verdict: v.picklist(['show', 'hide']) }))
    .output(done),
}
