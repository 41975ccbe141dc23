import { awardFor } from '../../domain/points'
import { certainAge } from '../../domain/families'
import { measuredMinutes, type AttendanceMethod } from '../../domain/attendance'
import { minutesByDay, servedFrom } from '../../domain/hours'
import type { SignupStatus } from '../../domain/signups'
import { later, minute, overlap } from '../../domain/time'
import { awardSentence } from '../../words/awards'
import type { Someone } from './homes'
import type { Ledger } from './ledger'
import type { Author, Row } from './plan'
import type { Post } from './posting'

type Slot = Row<'slot'>

export interface Joined {
  signup: Row<'signup'>
  person: Someone
}

export const isFree = (person: Someone, slot: { startsAt: Date; endsAt: Date }) =>
  person.busy.every((seat) => !overlap(seat, slot))

const seatStatuses: readonly SignupStatus[] = ['confirmed', 'attended', 'absent']

const lines = new WeakMap<Slot, number>()

const nextLine = (slot: Slot) => {
  const line = (lines.get(slot) ?? 0) + 1
  lines.set(slot, line)
  return line
}

/** The people of one household sign up together; the counters of the slot go with them. */
export const join = (
  author: Author,
  slot: Slot,
  people: readonly Someone[],
  how: {
    at: Date
    status: Extract<SignupStatus, 'confirmed' | 'waitlisted' | 'attended' | 'absent' | 'cancelled'>
  },
): Joined[] => {
  const [first] = people
  if (!first) throw new Error('a party has at least one person')
  const { at, status } = how
  const waits = status === 'waitlisted'
  const partyId = author.id(at)
  author.plan.party.push({
    ...author.under('signups'),
    id: partyId,
    slotId: slot.id,
    familyId: first.home.id,
    signedBy: (people.find((person) => !person.isMinor) ?? first.home.head).id,
    line: nextLine(slot),
    joinedAt: at,
    waited: waits,
    seatedAt: waits ? null : at,
    sizeWhenSeated: waits ? null : people.length,
    endedAt: status === 'cancelled' ? later(at, 90 * minute) : null,
  })
  if (waits) slot.waiting = (slot.waiting ?? 0) + 1
  if (seatStatuses.includes(status)) slot.taken = (slot.taken ?? 0) + people.length
  return people.map((person) => {
    const { id: slotId, startsAt, endsAt } = slot
    if (status !== 'cancelled' && !waits) person.busy.push({ startsAt, endsAt })
    const signup: Row<'signup'> = {
      ...author.under('signups'),
      id: author.id(at),
      partyId,
      slotId,
      personId: person.id,
      status,
      startsAt,
      endsAt,
      createdAt: at,
    }
    author.plan.signup.push(signup)
    return { signup, person }
  })
}

const ways: readonly AttendanceMethod[] = [
  'member_code',
  'site_code',
  'site_code',
  'site_digits',
  'roll_call',
]

/** They come together; how they prove it differs. */
export const checkIn = (
  author: Author,
  joined: Joined,
  staff: Someone,
  at: Date,
): Row<'attendance'> => {
  const { signup, person } = joined
  const inBy = author.random.pick(ways)
  const row: Row<'attendance'> = {
    ...author.under('points'),
    signupId: signup.id,
    slotId: signup.slotId,
    personId: person.id,
    familyId: person.home.id,
    checkedInAt: at,
    inBy,
    inById: inBy === 'site_code' || inBy === 'site_digits' ? person.id : staff.id,
  }
  author.plan.attendance.push(row)
  return row
}

export const checkOut = (attendance: Row<'attendance'>, slot: Slot, at: Date) => {
  attendance.checkedOutAt = at
  attendance.outBy = attendance.inBy
  attendance.outById = attendance.inById
  attendance.measuredMinutes = measuredMinutes(slot, attendance.checkedInAt, at)
}

/** Measured service counts as it stands, on the days on which it was served. */
const countFully = ({ plan, ...author }: Author, slot: Slot, attendance: Row<'attendance'>) => {
  const minutes = attendance.measuredMinutes ?? 0
  attendance.allowedMinutes = minutes
  attendance.countedMinutes = minutes
  attendance.earningMinutes = minutes
  const { signupId: recordId, personId, familyId, checkedInAt } = attendance
  const row = { recordId, kind: 'attendance' as const, personId, familyId }
  for (const part of minutesByDay(servedFrom(slot, checkedInAt, minutes), minutes)) {
    plan.serviceDay.push({ ...author.under('points'), ...row, ...part })
  }
}

/** The organizer confirms one person's service: the household gets its points, by the rule of the slot. */
export const confirm = (
  author: Author,
  ledger: Ledger,
  what: {
    post: Post
    slot: Slot
    joined: Joined
    attendance: Row<'attendance'>
    by: Someone
    at: Date
  },
) => {
  const { post, slot, joined, attendance, at } = what
  const { person, signup } = joined
  const minutes = attendance.measuredMinutes ?? 0
  const offer = { fixed: slot.fixedPoints, perHourThousandths: slot.perHourThousandths }
  const age = person.birthYear === null ? null : certainAge(person.birthYear, slot.startsAt)
  const decided = awardFor(offer, { minutes, age, earnAge: slot.earnAge })
  signup.status = 'attended'
  countFully(author, slot, attendance)
  attendance.confirmedAt = at
  attendance.confirmedById = what.by.id
  if (!decided.ok) {
    attendance.noAward = decided.reason
    return
  }
  const { nickname } = person
  const { communityId } = post.row
  const rule = author.plan.pointsRule.find((row) => row.communityId === communityId)
  const version = rule?.version ?? 0
  const sentence = awardSentence({
    title: post.title,
    slotName: slot.name,
    nickname,
    version,
    ...decided.value,
  })
  attendance.awardTxnId = ledger.award(person.home, {
    communityId,
    signupId: signup.id,
    at,
    offer,
    award: decided.value,
    version,
    sentence,
  })
}
