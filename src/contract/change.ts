import * as v from 'valibot'
import { id, positive, spot, text, whole } from './shapes'

/** How far an act on one of a series reaches: this one, or this and all later ones. */
export const reaches = ['one', 'following'] as const

/** What of a published activity can be changed while people are signed up; what is left out stays. */
export const activityChange = v.object({
  title: v.optional(text(2, 40)),
  place: v.optional(text(2, 40)),
  address: v.optional(text(0, 100)),
  content: v.optional(text(5, 2000)),
  conditions: v.optional(text(0, 500)),
  riskNotice: v.optional(text(5, 500)),
  /** Where one has to be to check in by oneself; null: nobody is asked any more. */
  spot: v.optional(v.nullable(spot)),
  slots: v.optional(
    v.pipe(
      v.array(
        v.object({
          id,
          /** Moves begin and end by so many minutes; windows move along. */
          shiftMinutes: v.optional(v.pipe(whole, v.minValue(-20160), v.maxValue(20160))),
          lengthMinutes: v.optional(positive(1440)),
          capacity: v.optional(positive(5000)),
        }),
      ),
      v.maxLength(12),
    ),
  ),
})
