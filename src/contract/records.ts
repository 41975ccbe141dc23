import * as v from 'valibot'
import { presenceProofs } from '../domain/attendance'
import {
  disputeStates,
  recordKinds,
  recordStates,
  reportStates,
  serviceEvents,
} from '../domain/hours'
import { id, instant, whole } from './shapes'

/** What happened to a record, the oldest first; both sides read the same. */
const trail = v.array(
  v.object({
    kind: v.picklist(serviceEvents),
    at: instant,
    /** Null: the clock. */
    by: v.nullable(v.string()),
    before: v.nullable(whole),
    after: v.nullable(whole),
    reason: v.string(),
  }),
)

/** What of a record waits for the org above. */
const waiting = v.nullable(v.object({ over: whole, raised: whole, reason: v.string() }))

/** One record of service, of an activity or told by the person, with all that stands beside its minutes. */
export const record = v.object({
  kind: v.picklist(recordKinds),
  recordId: id,
  /** Null for what was reported by the person. */
  slotId: v.nullable(id),
  activityId: v.nullable(id),
  title: v.string(),
  slotName: v.nullable(v.string()),
  startsAt: instant,
  endsAt: instant,
  personId: id,
  nickname: v.string(),
  state: v.picklist(recordStates),
  checkedInAt: v.nullable(instant),
  checkedOutAt: v.nullable(instant),
  /** Closed by the clock because nobody checked out. */
  forgotten: v.boolean(),
  /** The most that it may be corrected to. */
  planned: whole,
  /** By check-in and check-out, or as the person told. */
  measured: v.nullable(whole),
  corrected: v.nullable(whole),
  counted: v.nullable(whole),
  points: v.nullable(whole),
  sentence: v.nullable(v.string()),
  pictureUrl: v.nullable(v.string()),
  /** What speaks for it that the person came; null for what they reported. */
  presence: v.nullable(v.picklist(presenceProofs)),
  /** The caller may say that it is true. */
  mayAffirm: v.boolean(),
  waiting,
  dispute: v.nullable(
    v.object({
      id,
      state: v.picklist(disputeStates),
      reason: v.string(),
      wanted: whole,
      answer: v.nullable(v.string()),
    }),
  ),
  trail,
})

/** How a record stands after staff have dealt with it. */
export const stands = v.object({
  minutes: whole,
  counted: whole,
  points: whole,
  waits: v.boolean(),
})

/** Service outside of activities, as it was told, and what became of it. */
export const report = v.object({
  id,
  nickname: v.string(),
  startsAt: instant,
  minutes: whole,
  what: v.string(),
  pictureUrl: v.nullable(v.string()),
  at: instant,
  state: v.picklist(reportStates),
  answer: v.nullable(v.string()),
  corrected: v.nullable(whole),
  counted: v.nullable(whole),
  waiting,
})
