import * as v from 'valibot'
import { seriesStatuses } from '../domain/series'
import { read, refusals, write } from './access'
import { activityDraft } from './activities'
import { id, key, text, whole } from './shapes'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const date = v.pipe(v.string(), v.isoDate())
const weekday = v.pipe(whole, v.minValue(0), v.maxValue(6))

/** How something recurs; weekdays count from 0 for Sunday. */
export const recurrence = v.variant('every', [
  v.object({ every: v.literal('day'), exceptHolidays: v.boolean(), exceptWeekends: v.boolean() }),
  v.object({
    every: v.literal('week'),
    weekdays: v.pipe(v.array(weekday), v.minLength(1), v.maxLength(7)),
  }),
  v.object({ every: v.literal('month'), nth: v.picklist([-1, 1, 2, 3, 4]), weekday }),
])

/** Activities that recur: made a few weeks ahead, day by day, from one draft. */
export const series = {
  list: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          id,
          title: v.string(),
          rule: recurrence,
          from: date,
          until: v.nullable(date),
          status: v.picklist(seriesStatuses),
          coming: whole,
        }),
      ),
    ),

  /** The draft's slots give the times of day; their date is the first day of the series. Published at once. */
  create: write(staff, 'org')
    .errors(
      refusals(
        'not_a_draft',
        'slot_times_wrong',
        'factor_too_high',
        'file_unknown',
        'needs_review',
        'cover_unchecked',
        'no_dates',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        orgId: id,
        /** The org's saved draft that becomes the series; it leaves the desk. */
        draftId: v.optional(id),
        draft: activityDraft,
        rule: recurrence,
        from: date,
        until: v.nullable(date),
      }),
    )
    .output(v.object({ id, made: whole })),

  /** Nothing further is made; what has been made stays and is cancelled one by one or from one on. */
  stop: write(staff, 'org')
    .errors(refusals('already_ended', 'key_reused'))
    .input(v.object({ key, seriesId: id }))
    .output(v.object({ coming: whole })),

  /** An org's templates: drafts to begin with. */
  templates: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(v.array(v.object({ id, name: v.string(), draft: activityDraft }))),

  saveTemplate: write(staff, 'org')
    .errors(refusals('key_reused'))
    .input(v.object({ key, orgId: id, name: text(1, 30), draft: activityDraft }))
    .output(v.object({ id })),

  dropTemplate: write(staff, 'org')
    .errors(refusals('key_reused'))
    .input(v.object({ key, templateId: id }))
    .output(v.object({ id })),
}
