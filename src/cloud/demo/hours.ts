import { measuredMinutes } from '../../domain/attendance'
import { day, dayOf, hour, later, minute } from '../../domain/time'
import { dayCap } from '../../domain/hours'
import { closedReason, overDayReason } from '../../words/hours'
import { between, offers, type Desk } from './desk'
import type { Someone } from './homes'
import { checkIn, isFree } from './joining'
import { stationDuty } from './notices-more'
import type { Author, Row } from './plan'

const happened = (
  author: Author,
  at: Date,
  event: Pick<Row<'serviceEvent'>, 'recordId' | 'kind' | 'byId' | 'reason'> & {
    before?: number
    after: number
  },
) => {
  const { before, after, ...rest } = event
  const earlier = author.plan.serviceEvent.filter(({ recordId }) => recordId === event.recordId)
  author.plan.serviceEvent.push({
    ...author.under('points'),
    ordinal: earlier.length + 1,
    at,
    beforeMinutes: before ?? null,
    afterMinutes: after,
    ...rest,
  })
}

/** Somebody of yesterday evening forgot to check out; the clock has closed it, nobody has settled it. */
const forgetToLeave = ({ author, lead, publish, take }: Desk) => {
  const { startsAt, endsAt } = between(author, -1, '18:30', '20:00')
  const notice = { ...stationDuty, title: '驿站值守：晚饭后的最后一班' }
  const duty = publish(notice, 'community', [
    { name: '晚班值守', startsAt, endsAt, capacity: 3, minAge: 16, points: offers.ordinary },
  ])
  const [slot] = duty.slots
  const [joined] = take(duty, 1)
  if (!slot || !joined) throw new Error('somebody takes the last shift')
  const attendance = checkIn(author, joined, lead, later(startsAt, -3 * minute))
  const minutes = measuredMinutes(slot, attendance.checkedInAt, endsAt)
  attendance.checkedOutAt = endsAt
  attendance.outBy = 'timer'
  attendance.measuredMinutes = minutes
  const closed = { kind: 'closed' as const, byId: null, reason: closedReason }
  happened(author, later(endsAt, 2 * hour), {
    ...closed,
    recordId: attendance.signupId,
    after: minutes,
  })
}

/** The latest record of somebody that was confirmed. */
const latestOf = ({ plan }: Author, { id }: Someone) => {
  const [record] = plan.attendance
    .filter(({ personId, confirmedAt }) => personId === id && confirmedAt)
    .sort((one, other) => other.checkedInAt.getTime() - one.checkedInAt.getTime())
  return record
}

/** A volunteer says that the latest record is half an hour too long; nobody has answered yet. */
const doubt = (author: Author, volunteer: Someone) => {
  const latest = latestOf(author, volunteer)
  if (!latest) return
  const { signupId, measuredMinutes: measured } = latest
  const at = later(author.now, -3 * hour)
  const reason = '那天我中途去接了一趟孩子，多记了半小时，请改少一点。'
  const wanted = Math.max(0, (measured ?? 0) - 30)
  author.plan.dispute.push({
    ...author.under('points'),
    id: author.id(at),
    recordId: signupId,
    byId: volunteer.id,
    at,
    reason,
    wantedMinutes: wanted,
    state: 'open',
  })
  const event = { recordId: signupId, kind: 'disputed' as const, byId: volunteer.id, reason }
  happened(author, at, { ...event, before: measured ?? 0, after: wanted })
}

/** The same volunteer tells of something that no activity was for; the community has not decided yet. */
const tellOfMore = (author: Author, volunteer: Someone, communityId: string) => {
  const minutes = 90
  const span = [2, 3, 4, 5, 6]
    .map((ago) => later(between(author, -1, '09:00', '10:30').startsAt, -ago * day))
    .map((startsAt) => ({ startsAt, endsAt: later(startsAt, minutes * minute) }))
    .find((one) => isFree(volunteer, one))
  if (!span) return
  const at = later(author.now, -2 * hour)
  const what = '陪楼上的独居爷爷去医院复诊、取药'
  const id = author.id(at)
  author.plan.selfReport.push({
    ...author.under('points'),
    id,
    personId: volunteer.id,
    familyId: volunteer.home.id,
    byId: volunteer.id,
    communityId,
    startsAt: span.startsAt,
    minutes,
    what,
    at,
    state: 'open',
  })
  happened(author, at, {
    recordId: id,
    kind: 'reported',
    byId: volunteer.id,
    reason: what,
    after: minutes,
  })
}

/** ★ How long somebody was out in the storm, two hours more than count without the org above. */
const stormMinutes = dayCap + (2 * hour) / minute

/** A long day of service that the community approved: what is beyond eight hours waits for the street. */
const askAbove = ({ author, lead, quarter }: Desk) => {
  const { plan, now } = author
  const { startsAt } = between(author, -9, '08:00', '18:00')
  const served = new Set(
    plan.serviceDay.filter(({ day: on }) => on === dayOf(startsAt)).map(({ personId }) => personId),
  )
  const span = { startsAt, endsAt: later(startsAt, stormMinutes * minute) }
  const helper = quarter.homes
    .map(({ head }) => head)
    .find((head) => !served.has(head.id) && isFree(head, span))
  if (!helper) return
  const askedAt = later(now, -day)
  const id = author.id(later(startsAt, day))
  const what = '大风降温那天，帮独居老人加固门窗、送菜上门'
  const owner = { personId: helper.id, familyId: helper.home.id }
  plan.selfReport.push({
    ...author.under('points'),
    ...owner,
    id,
    byId: helper.id,
    communityId: quarter.org.id,
    startsAt,
    minutes: stormMinutes,
    what,
    at: later(startsAt, day),
    state: 'approved',
    answer: '',
    decidedById: lead.id,
    decidedAt: askedAt,
    countedMinutes: dayCap,
    agreedMinutes: 0,
  })
  const record = { recordId: id, kind: 'self_report' as const, ...owner }
  const counted = { day: dayOf(startsAt), minutes: dayCap }
  plan.serviceDay.push({ ...author.under('points'), ...record, ...counted })
  plan.consent.push({
    ...author.under('points'),
    ...record,
    id: author.id(askedAt),
    orgId: quarter.org.id,
    minutes: stormMinutes,
    overMinutes: stormMinutes - dayCap,
    raisedMinutes: 0,
    reason: overDayReason,
    askedById: lead.id,
    askedAt,
    state: 'open',
  })
  const tell = (
    at: Date,
    kind: 'reported' | 'approved' | 'asked',
    byId: string,
    reason: string,
  ) => {
    happened(author, at, { recordId: id, kind, byId, reason, after: stormMinutes })
  }
  tell(later(startsAt, day), 'reported', helper.id, what)
  tell(askedAt, 'approved', lead.id, '')
  tell(askedAt, 'asked', lead.id, overDayReason)
}

/** One of each thing about hours that waits at the desk, and one that waits above it. */
export const leaveHours = (desk: Desk, volunteer: Someone) => {
  forgetToLeave(desk)
  askAbove(desk)
  doubt(desk.author, volunteer)
  tellOfMore(desk.author, volunteer, desk.quarter.org.id)
}
