import {
  slotTimes,
  type ActivityKind,
  type ActivityStatus,
  type Audience,
  type Category,
  type FiveParty,
  type ServedGroup,
} from '../../domain/activities'
import type { PointsOffer } from '../../domain/points'
import { day, hour, later } from '../../domain/time'
import type { Someone } from './homes'
import type { Org } from './orgs'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'

/** What a notice says, whenever it takes place. */
export interface Notice {
  kind: ActivityKind
  title: string
  category: Category
  place: string
  address: string
  content: string
  conditions: string
  riskNotice: string
  insurance: string | null
  tags: string[]
  servedGroups: ServedGroup[]
  contributions: { party: FiveParty; name: string; gave: string }[]
}

export interface Opening {
  name: string
  startsAt: Date
  endsAt: Date
  opensAt?: Date
  capacity: number
  minAge?: number
  earnAge?: number
  adultRequired?: boolean
  waitlist?: boolean
  points: PointsOffer
}

export interface Post {
  row: Row<'activity'>
  title: string
  slots: Row<'slot'>[]
}

const audiencePathOf = (community: Org, audience: Audience): string => {
  const street = community.parent
  const district = street?.parent
  if (audience === 'community') return community.path
  if (!street || !district) throw new Error('a community lies in a street of a district')
  return audience === 'street' ? street.path : district.path
}

const slotRow = (
  author: Author,
  activityId: string,
  opening: Opening,
  ordinal: number,
  createdAt: Date,
): Row<'slot'> => ({
  ...author.under('activities'),
  id: author.id(createdAt),
  activityId,
  ordinal,
  name: opening.name,
  ...slotTimes(opening, createdAt),
  capacity: opening.capacity,
  taken: 0,
  waiting: 0,
  minAge: opening.minAge ?? 0,
  earnAge: opening.earnAge ?? 10,
  adultRequired: opening.adultRequired ?? false,
  waitlist: opening.waitlist ?? true,
  fixedPoints: opening.points.fixed,
  perHourThousandths: opening.points.perHourThousandths,
})

/** An organizer writes an activity down, a while before its first slot. */
export const post = (
  author: Author,
  what: {
    notice: Notice
    community: Org
    audience: Audience
    status: ActivityStatus
    lead: Someone
    pictures: Pictures
    openings: readonly Opening[]
    cancelReason?: string
  },
): Post => {
  const { notice, community, audience, status } = what
  const starts = what.openings.map((opening) => opening.startsAt.getTime())
  const ends = what.openings.map((opening) => opening.endsAt.getTime())
  const startsAt = new Date(Math.min(...starts))
  const createdAt = later(
    startsAt < author.now ? startsAt : author.now,
    -author.random.int(5, 12) * day,
  )
  const id = author.id(createdAt)
  const row: Row<'activity'> = {
    ...author.under('activities'),
    ...notice,
    id,
    orgId: community.id,
    communityId: community.id,
    coverFileId: what.pictures.cover(notice.category),
    audience,
    audiencePath: audiencePathOf(community, audience),
    leadWorkerId: what.lead.id,
    status,
    cancelReason: what.cancelReason ?? null,
    startsAt,
    endsAt: new Date(Math.max(...ends)),
    createdAt,
    publishedAt: status === 'draft' ? null : later(createdAt, hour),
  }
  const slots = what.openings.map((opening, ordinal) =>
    slotRow(author, id, opening, ordinal, createdAt),
  )
  author.plan.activity.push(row)
  author.plan.slot.push(...slots)
  return { row, title: notice.title, slots }
}
