import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Act, AttendanceMethod, LeaveMethod } from '../../../domain/attendance'
import type { AbsenceStep, AppealState } from '../../../domain/absences'
import type { FeedbackStatus } from '../../../domain/feedback'
import type { Nearness } from '../../../domain/place'
import type { Answers } from '../../../domain/questions'
import type { SignupStatus } from '../../../domain/signups'
import { slot } from './activities'
import { auditId, districtId, instant } from './columns'
import { family, person } from './people'

/** The persons of one sign-up. Its line in the waiting order is kept for the checker. */
export const party = pgTable(
  'party',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    slotId: uuid('slot_id').notNull(),
    familyId: uuid('family_id').notNull(),
    signedBy: uuid('signed_by').notNull(),
    /** Place in the line of its slot: given under the slot's lock, never reused. */
    line: integer('line').notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** True when the party had to wait first. */
    waited: boolean('waited').notNull(),
    seatedAt: instant('seated_at'),
    sizeWhenSeated: integer('size_when_seated'),
    endedAt: instant('ended_at'),
    /** The last time its turn came while someone held a seat elsewhere at that time. */
    skippedAt: instant('skipped_at'),
    /** When seats were first free that were too few for it; its day of patience began then. */
    passedOverAt: instant('passed_over_at'),
    /** Until when an offered seat is held for it. */
    offeredUntil: instant('offered_until'),
    /** Admitted on the spot: seats were added for it, so it passed nobody. */
    walkIn: boolean('walk_in').notNull().default(false),
    /** Not signed up before: staff let it in at the door, with or without adding seats. */
    atTheDoor: boolean('at_the_door').notNull().default(false),
    answers: jsonb('answers').$type<Answers>().notNull().default({}),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.slotId], foreignColumns: [slot.districtId, slot.id] }),
    foreignKey({
      columns: [t.districtId, t.familyId],
      foreignColumns: [family.districtId, family.id],
    }),
    uniqueIndex('party_line').on(t.districtId, t.slotId, t.line),
    index('party_family').on(t.districtId, t.familyId, t.joinedAt),
  ],
)

/** One person's place in a slot. */
export const signup = pgTable(
  'signup',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    partyId: uuid('party_id').notNull(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    status: text('status').$type<SignupStatus>().notNull(),
    /** The slot's times, so that one person can never hold two overlapping seats. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.partyId],
      foreignColumns: [party.districtId, party.id],
    }),
    foreignKey({ columns: [t.districtId, t.slotId], foreignColumns: [slot.districtId, slot.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('signup_one_live')
      .on(t.districtId, t.slotId, t.personId)
      .where(sql`status in ('pending','confirmed','waitlisted','offered','attended','absent')`),
    index('signup_party').on(t.districtId, t.partyId),
    index('signup_person').on(t.districtId, t.personId, t.startsAt),
    index('signup_slot').on(t.districtId, t.slotId),
    // The line of a slot is short, and read before each place is given.
    index('signup_waiting')
      .on(t.districtId, t.slotId)
      .where(sql`status = 'waitlisted'`),
    // The timer asks each minute who waits on what has begun.
    index('signup_undecided')
      .on(t.districtId, t.startsAt)
      .where(sql`status in ('pending', 'waitlisted')`),
  ],
)

/** Who came and went, what was measured, and what became of it. */
export const attendance = pgTable(
  'attendance',
  {
    districtId: districtId(),
    signupId: uuid('signup_id').notNull(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    familyId: uuid('family_id').notNull(),
    checkedInAt: instant('checked_in_at').notNull(),
    inBy: text('in_by').$type<AttendanceMethod>().notNull(),
    inById: uuid('in_by_id').notNull(),
    checkedOutAt: instant('checked_out_at'),
    outBy: text('out_by').$type<LeaveMethod>(),
    outById: uuid('out_by_id'),
    measuredMinutes: integer('measured_minutes'),
    /** What staff settled or corrected; null: as measured. The trail says who and why. */
    correctedMinutes: integer('corrected_minutes'),
    /** Up to where the org above has agreed, beyond eight hours of a day. */
    agreedMinutes: integer('agreed_minutes').notNull().default(0),
    /** Up to where the minutes may earn; a correction upwards waits for the org above. */
    allowedMinutes: integer('allowed_minutes'),
    /** Towards hours and certificates, and towards points; not null exactly when confirmed. */
    countedMinutes: integer('counted_minutes'),
    earningMinutes: integer('earning_minutes'),
    confirmedAt: instant('confirmed_at'),
    confirmedById: uuid('confirmed_by_id'),
    /** A confirmed attendance has exactly one of the two. */
    awardTxnId: uuid('award_txn_id'),
    noAward: text('no_award'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.signupId] }),
    foreignKey({
      columns: [t.districtId, t.signupId],
      foreignColumns: [signup.districtId, signup.id],
    }),
    index('attendance_slot').on(t.districtId, t.slotId),
    index('attendance_person').on(t.districtId, t.personId, t.confirmedAt),
    index('attendance_family').on(t.districtId, t.familyId, t.confirmedAt),
  ],
)

/**
 * Each scan, digit or roll-call that said something new about a place, with its own time: the evidence from
 * which the attendance follows. Rows are only ever added.
 */
export const scan = pgTable(
  'scan',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    slotId: uuid('slot_id').notNull(),
    signupId: uuid('signup_id').notNull(),
    act: text('act').$type<Act>().notNull(),
    at: instant('at').notNull(),
    method: text('method').$type<AttendanceMethod>().notNull(),
    byId: uuid('by_id').notNull(),
    /** Kept on a phone without network, and delivered later. */
    queued: boolean('queued').notNull(),
    /** Whether the phone was there; null where the activity does not ask. The position itself is never kept. */
    near: text('near').$type<Nearness>(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.signupId],
      foreignColumns: [signup.districtId, signup.id],
    }),
    index('scan_signup').on(t.districtId, t.signupId),
    index('scan_slot').on(t.districtId, t.slotId),
  ],
)

/** A rotating code is good once per person, slot and act. */
export const codeUse = pgTable(
  'code_use',
  {
    districtId: districtId(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    act: text('act').$type<Act>().notNull(),
    step: integer('step').notNull(),
    auditId: auditId(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.slotId, t.personId, t.act, t.step] })],
)

/** Wrong digits per person and slot. Kept outside the refused command, or a refusal would forget it. */
export const codeGuess = pgTable(
  'code_guess',
  {
    districtId: districtId(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    wrong: integer('wrong').notNull(),
    lastAt: instant('last_at').notNull(),
    auditId: auditId(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.slotId, t.personId] })],
)

/** Someone stayed away without cancelling. It counts against the adult who signed, once per party. */
export const absence = pgTable(
  'absence',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    partyId: uuid('party_id').notNull(),
    slotId: uuid('slot_id').notNull(),
    at: instant('at').notNull(),
    step: text('step').$type<AbsenceStep>().notNull(),
    blockedUntil: instant('blocked_until'),
    appeal: text('appeal').$type<AppealState>().notNull(),
    appealText: text('appeal_text'),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    foreignKey({
      columns: [t.districtId, t.partyId],
      foreignColumns: [party.districtId, party.id],
    }),
    uniqueIndex('absence_once').on(t.districtId, t.partyId),
    index('absence_person').on(t.districtId, t.personId, t.at),
    index('absence_open')
      .on(t.districtId, t.slotId)
      .where(sql`appeal = 'open'`),
  ],
)

/** Stars and a word of someone who was there. */
export const feedback = pgTable(
  'feedback',
  {
    districtId: districtId(),
    id: uuid('id').notNull(),
    activityId: uuid('activity_id').notNull(),
    personId: uuid('person_id').notNull(),
    stars: integer('stars').notNull(),
    text: text('text').notNull(),
    status: text('status').$type<FeedbackStatus>().notNull(),
    at: instant('at').notNull(),
    auditId: auditId(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.personId],
      foreignColumns: [person.districtId, person.id],
    }),
    uniqueIndex('feedback_once').on(t.districtId, t.activityId, t.personId),
    index('feedback_shown').on(t.districtId, t.activityId, t.at, t.id),
  ],
)
