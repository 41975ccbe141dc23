import * as v from 'valibot'
import {
  activityKinds,
  activityStatuses,
  audiences,
  categories,
  servedGroups,
} from '../domain/activities'
import { questionKinds } from '../domain/questions'
import { signupStatuses } from '../domain/signups'
import { reasons } from '../domain/reasons'
import { read, refusals, write } from './access'
import { activityChange, reaches } from './change'
import {
  contribution,
  count,
  cursor,
  done,
  id,
  instant,
  key,
  placing,
  pointsOffer,
  positive,
  spot,
  text,
  whole,
} from './shapes'

export const activityCard = v.object({
  id,
  kind: v.picklist(activityKinds),
  title: v.string(),
  category: v.picklist(categories),
  coverUrl: v.nullable(v.string()),
  place: v.string(),
  communityName: v.string(),
  /** The earliest slot that has not ended, else the first one. */
  startsAt: instant,
  endsAt: instant,
  slots: whole,
  capacity: whole,
  free: whole,
  waiting: whole,
  /** The most that one person can earn on one slot, in whole points. */
  upTo: whole,
  status: v.picklist(activityStatuses),
})

/** A question that the organizer asks on sign-up. */
export const question = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/)),
  kind: v.picklist(questionKinds),
  label: text(1, 60),
  required: v.boolean(),
  options: v.pipe(v.array(text(1, 20)), v.maxLength(10)),
})

/** Answers by the question's id. */
export const answers = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/)),
  v.union([text(0, 200), v.pipe(v.number(), v.finite()), v.boolean()]),
)

const mySignup = v.object({
  signupId: id,
  partyId: id,
  personId: id,
  nickname: v.string(),
  status: v.picklist(signupStatuses),
  /** Place in the waiting line, counted in parties from 1. */
  position: v.nullable(whole),
  /** While a seat is offered: until when it is held. */
  offeredUntil: v.nullable(instant),
})

const slotView = v.object({
  id,
  name: v.string(),
  startsAt: instant,
  endsAt: instant,
  opensAt: instant,
  closesAt: instant,
  cancelUntil: instant,
  capacity: whole,
  free: whole,
  waiting: whole,
  minAge: whole,
  earnAge: whole,
  adultRequired: v.boolean(),
  ...placing,
  /** Until when households that had a place this month have to wait; the opening where nobody has to. */
  othersFirstUntil: instant,
  points: pointsOffer,
  mine: v.array(mySignup),
  /** Why the caller alone could not sign up just now, so that the button says it before the tap; null: go ahead. */
  refusal: v.nullable(v.object({ reason: v.picklist(reasons), detail: v.optional(v.string()) })),
})

export const activityView = v.object({
  ...activityCard.entries,
  orgName: v.string(),
  leadWorker: v.nullable(v.string()),
  address: v.string(),
  content: v.string(),
  conditions: v.string(),
  riskNotice: v.string(),
  insurance: v.nullable(v.string()),
  audience: v.picklist(audiences),
  audienceName: v.string(),
  tags: v.array(v.string()),
  servedGroups: v.array(v.picklist(servedGroups)),
  contributions: v.array(contribution),
  cancelReason: v.nullable(v.string()),
  /** Set when it is one of a series. */
  seriesId: v.nullable(id),
  questions: v.array(question),
  /** What the household answered to the same questions last time. */
  lastAnswers: answers,
  /** Stars that were given and shown, and how many. */
  stars: v.nullable(v.object({ average: v.number(), count: whole })),
  slotViews: v.array(slotView),
})

const slotDraft = v.object({
  id: v.optional(id),
  name: text(1, 20),
  startsAt: instant,
  endsAt: instant,
  /** Left out: at once; the slot's start; three hours before the start. */
  opensAt: v.optional(instant),
  closesAt: v.optional(instant),
  cancelUntil: v.optional(instant),
  capacity: positive(5000),
  minAge: count(120),
  earnAge: count(120),
  adultRequired: v.boolean(),
  ...placing,
  points: pointsOffer,
})

/**
 * What an organizer writes. A published notice states time, place, content, conditions, number of
 * people, how to join, risk and protection (GB/T 40143-2021 §6.1; 志愿服务条例 art. 12).
 */
export const activityDraft = v.object({
  kind: v.picklist(activityKinds),
  title: text(2, 40),
  category: v.picklist(categories),
  coverFileId: v.nullable(id),
  place: text(2, 40),
  address: text(0, 100),
  /** Where one has to be to check in by oneself; null: that is not asked. */
  spot: v.optional(v.nullable(spot), null),
  content: text(5, 2000),
  conditions: text(0, 500),
  riskNotice: text(5, 500),
  insurance: v.nullable(text(1, 100)),
  audience: v.picklist(audiences),
  tags: v.pipe(v.array(text(1, 10)), v.maxLength(8)),
  servedGroups: v.pipe(v.array(v.picklist(servedGroups)), v.maxLength(8)),
  contributions: v.pipe(v.array(contribution), v.maxLength(10)),
  questions: v.optional(v.pipe(v.array(question), v.maxLength(8)), []),
  slots: v.pipe(v.array(slotDraft), v.minLength(1), v.maxLength(12)),
})

const staff = ['organizer', 'lead_worker', 'admin'] as const

export const activities = {
  /** What is on: published, not over, soonest first; twenty cards a page. */
  list: read('anyone', 'district')
    .input(
      v.object({
        search: v.optional(text(0, 30)),
        kind: v.optional(v.picklist(activityKinds)),
        category: v.optional(v.picklist(categories)),
        communityId: v.optional(id),
        onlyFree: v.optional(v.boolean()),
        /** Only what the caller alone could sign up for now: scope, window, age, skills, clash, not yet in. */
        onlyMine: v.optional(v.boolean()),
        servedGroup: v.optional(v.picklist(servedGroups)),
        tag: v.optional(text(1, 10)),
        /** From this instant and before that one: a day or a week of the calendar. */
        from: v.optional(instant),
        until: v.optional(instant),
        cursor: v.optional(cursor),
      }),
    )
    .output(v.object({ items: v.array(activityCard), next: v.nullable(v.string()) })),

  get: read('anyone', 'district').input(v.object({ id })).output(activityView),

  /** The organizer's own list, drafts included. */
  desk: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          ...activityCard.entries,
          /** Set when it is one of a series. */
          seriesId: v.nullable(id),
          slotList: v.array(
            v.object({
              id,
              name: v.string(),
              startsAt: instant,
              endsAt: instant,
              capacity: whole,
              taken: whole,
              waiting: whole,
              /** Parties that wait for a decision. */
              pending: whole,
              toConfirm: whole,
            }),
          ),
        }),
      ),
    ),

  /** A draft or published activity as its organizer wrote it, for editing or copying. */
  draft: read(staff, 'org')
    .input(v.object({ id }))
    .output(
      v.object({
        id,
        orgId: id,
        status: v.picklist(activityStatuses),
        coverUrl: v.nullable(v.string()),
        draft: activityDraft,
      }),
    ),

  /** Makes a draft of the org. */
  create: write(staff, 'org')
    .errors(refusals('slot_times_wrong', 'factor_too_high', 'file_unknown', 'key_reused'))
    .input(v.object({ key, orgId: id, draft: activityDraft }))
    .output(v.object({ id })),

  /** Rewrites a draft that nobody has seen yet. */
  edit: write(staff, 'org')
    .errors(
      refusals('not_a_draft', 'slot_times_wrong', 'factor_too_high', 'file_unknown', 'key_reused'),
    )
    .input(v.object({ key, id, draft: activityDraft }))
    .output(v.object({ id })),

  /** Takes a draft off the desk for good. */
  discard: write(staff, 'org')
    .errors(refusals('not_a_draft', 'key_reused'))
    .input(v.object({ key, id }))
    .output(done),

  publish: write(staff, 'org')
    .errors(
      refusals('not_a_draft', 'needs_review', 'slot_in_past', 'cover_unchecked', 'key_reused'),
    )
    .input(v.object({ key, id }))
    .output(done),

  /**
   * Changes what has been published, with its sign-ups kept and everyone told. For one of a series,
   * `following` changes this one and all later ones that are not over.
   */
  change: write(staff, 'org')
    .errors(
      refusals(
        'not_published',
        'slot_times_wrong',
        'slot_in_past',
        'capacity_below_taken',
        'time_clash',
        'already_served',
        'key_reused',
      ),
    )
    .input(v.object({ key, id, reach: v.picklist(reaches), change: activityChange }))
    .output(v.object({ changed: whole, told: whole })),

  /** Takes the whole activity back; everyone signed up is told why. */
  cancel: write(staff, 'org')
    .errors(refusals('not_published', 'already_served', 'key_reused'))
    .input(
      v.object({
        key,
        id,
        /** Left out: this one. `following`: this and all later ones of its series, which stops. */
        reach: v.optional(v.picklist(reaches)),
        reason: text(2, 100),
      }),
    )
    .output(v.object({ told: whole })),
}
