import * as v from 'valibot'
import { categories } from '../domain/activities'
import { recordKinds } from '../domain/hours'
import { read } from './access'
import { cursor, id, instant, nothing, whole } from './shapes'

const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
/** What was served in: the category of an activity, or service outside of activities. */
const category = v.picklist([...categories, 'reported'])
const share = { minutes: whole, times: whole }

/** My record: recognised hours from every side, each figure with the records behind it. */
export const myRecord = {
  /** `mine` is the caller's own service, wherever the household was; `family` what the household did. */
  mine: read('resident', 'self')
    .input(nothing)
    .output(
      v.object({
        mine: v.object(share),
        family: v.object(share),
        /** Null where nobody has asked for a certificate yet. */
        volunteerNumber: v.nullable(v.string()),
        star: v.object({
          level: whole,
          next: v.nullable(v.object({ level: whole, hours: whole, missingMinutes: whole })),
        }),
        levels: v.array(v.object({ level: whole, hours: whole })),
        /** Newest first; months without service are left out. */
        months: v.array(v.object({ month, mine: whole, family: whole })),
        categories: v.array(v.object({ category, mine: whole, family: whole })),
        /** The household's people. What a child brought in is shown as stars, never as an account. */
        people: v.array(
          v.object({
            personId: id,
            nickname: v.string(),
            kind: v.picklist(['adult', 'minor']),
            ...share,
            stars: whole,
          }),
        ),
      }),
    ),

  /** The records behind a figure, latest first. */
  list: read('resident', 'self')
    .input(
      v.object({
        whose: v.picklist(['mine', 'family']),
        personId: v.optional(id),
        month: v.optional(month),
        category: v.optional(category),
        cursor: v.optional(cursor),
      }),
    )
    .output(
      v.object({
        items: v.array(
          v.object({
            recordId: id,
            /** Of an attendance, or told by the person and approved. */
            kind: v.picklist(recordKinds),
            title: v.string(),
            slotName: v.nullable(v.string()),
            personId: id,
            nickname: v.string(),
            category,
            startsAt: instant,
            minutes: whole,
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),
}
