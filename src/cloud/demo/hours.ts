import { measuredMinutes } from '../../domain/attendance'
import { day, hour, later, minute } from '../../domain/time'
import { closedReason } from '../../words/hours'
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
  author.plan.serviceEvent.push({
    ...author.under('points'),
    ordinal: 1,
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
    signupId,
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

/** One of each thing about hours that waits at the desk. */
export const leaveHours = (desk: Desk, volunteer: Someone) => {
  forgetToLeave(desk)
  doubt(desk.author, volunteer)
  tellOfMore(desk.author, volunteer, desk.quarter.org.id)
}
