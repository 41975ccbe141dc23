import type { ActivityStatus, Audience } from '../../domain/activities'
import type { PointsOffer } from '../../domain/points'
import { day, later, minute } from '../../domain/time'
import { onDay } from './calendar'
import type { Home, Someone } from './homes'
import { isFree, join, type Joined } from './joining'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'
import { post, type Notice, type Opening, type Post } from './posting'
import type { Quarter } from './wuchang'

/** What a slot gives: nothing, something for coming, the ordinary rate, or more where it is harder. */
export const offers = {
  none: { fixed: 0, perHourThousandths: 0 },
  visiting: { fixed: 1, perHourThousandths: 0 },
  ordinary: { fixed: 1, perHourThousandths: 1000 },
  helping: { fixed: 2, perHourThousandths: 1000 },
} as const satisfies Record<string, PointsOffer>

/** So many days from today, from one time of day to another. */
export const between = (author: Author, days: number, from: string, to: string) => ({
  startsAt: onDay(author.now, days, from),
  endsAt: onDay(author.now, days, to),
})

/** One community's organizers at work: they post, and their neighbours sign up. */
export interface Desk {
  author: Author
  quarter: Quarter
  lead: Someone
  publish: (
    notice: Notice,
    audience: Audience,
    openings: readonly Opening[],
    status?: ActivityStatus,
  ) => Post
  /** Fills so many seats of each slot, in the order of the slots. */
  take: (post: Post, ...seats: number[]) => Joined[]
}

/** Takes households in turn until so many seats are taken; a parent may bring a child where one must come. */
const fill = (
  author: Author,
  slot: Row<'slot'>,
  homes: readonly Home[],
  seats: number,
): Joined[] => {
  const { random, now } = author
  const pool = random.shuffled(homes)
  const joined: Joined[] = []
  let at = later(now, -4 * day)
  while (joined.length < seats) {
    const home = pool.pop()
    if (!home) throw new Error('there are not enough households to fill a slot')
    const [child] = home.minors
    const brings = child && slot.adultRequired && joined.length + 2 <= seats
    const people = brings ? [home.head, child] : [home.head]
    if (!people.every((person) => isFree(person, slot))) continue
    at = later(at, random.int(5, 90) * minute)
    joined.push(...join(author, slot, people, { at, status: 'confirmed' }))
  }
  return joined
}

export const deskOf = (author: Author, quarter: Quarter, pictures: Pictures): Desk => {
  const [lead] = quarter.staff
  if (!lead) throw new Error('a community has someone who leads')
  const community = quarter.org
  return {
    author,
    quarter,
    lead,
    publish: (notice, audience, openings, status = 'published') =>
      post(author, { notice, community, audience, status, lead, pictures, openings }),
    take: (activity, ...seats) =>
      seats.flatMap((wanted, index) => {
        const slot = activity.slots[index]
        if (!slot) throw new Error('the activity has no such slot')
        return fill(author, slot, quarter.homes, wanted)
      }),
  }
}
