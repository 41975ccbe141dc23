import type { ActivityStatus, Audience } from '../../domain/activities'
import { day, hour, later, minute } from '../../domain/time'
import { dayName, nextSaturday, onDay, soon } from './calendar'
import type { Home, Someone } from './homes'
import { checkIn, checkOut, isFree, join, type Joined } from './joining'
import { examTraining, folkDay, homeTeaching, jobCourse, monthlyGathering, noonMeals, riderPatrol } from './notices'
import * as more from './notices-more'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'
import { post, type Notice, type Opening, type Post } from './posting'
import type { Quarter, Wuchang } from './wuchang'

const ordinary = { fixed: 1, perHourThousandths: 1000 }
const helping = { fixed: 2, perHourThousandths: 1000 }
const visiting = { fixed: 1, perHourThousandths: 0 }

/** One community's organizers at work: they post, and their neighbours sign up. */
interface Desk {
  author: Author
  quarter: Quarter
  lead: Someone
  publish: (notice: Notice, audience: Audience, openings: readonly Opening[], status?: ActivityStatus) => Post
  take: (post: Post, slot: number, seats: number) => Joined[]
}

/** Takes households in turn until so many seats are taken; a parent may bring a child where children may come. */
const fill = (author: Author, slot: Row<'slot'>, homes: readonly Home[], seats: number): Joined[] => {
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

const deskOf = (author: Author, quarter: Quarter, pictures: Pictures): Desk => {
  const [lead] = quarter.staff
  if (!lead) throw new Error('a community has someone who leads')
  return {
    author,
    quarter,
    lead,
    publish: (notice, audience, openings, status = 'published') =>
      post(author, { notice, community: quarter.org, audience, status, lead, pictures, openings }),
    take: (activity, index, seats) => {
      const slot = activity.slots[index]
      if (!slot) throw new Error('the activity has no such slot')
      return fill(author, slot, quarter.homes, seats)
    },
  }
}

/** Two things that begin within the hour, at the same time: one can check in at once, and see a clash. */
const postToday = ({ author, lead, publish, take }: Desk) => {
  const startsAt = soon(author.now, 45)
  const duty = publish(more.stationDuty, 'community', [
    { name: '今日值守', startsAt, endsAt: later(startsAt, 2 * hour), capacity: 12, minAge: 8, adultRequired: true, points: ordinary },
  ])
  const [first, ...others] = take(duty, 0, 5)
  const family = [first, ...others].filter((joined) => joined?.signup.partyId === first?.signup.partyId)
  for (const joined of family) if (joined) checkIn(author, joined, lead, later(author.now, -4 * minute))
  const corner = publish(more.paperCorner, 'district', [
    { name: '剪纸一小时', startsAt: later(startsAt, 15 * minute), endsAt: later(startsAt, 75 * minute), capacity: 16, minAge: 5, adultRequired: true, points: visiting },
  ])
  take(corner, 0, 7)
}

/** What comes back every day or every week: meals, patrols, teaching at home. */
const postServices = ({ author, publish, take }: Desk) => {
  const { now } = author
  const on = (days: number, time: string, minutes: number) => {
    const startsAt = onDay(now, days, time)
    return { startsAt, endsAt: later(startsAt, minutes * minute) }
  }
  const days = [1, 2, 3, 4, 5, 6, 7]
  const named = (days: number, what: string) => `${dayName(onDay(now, days, '12:00'))} ${what}`
  const meals = publish(noonMeals, 'community', days.map((ahead) => ({
    name: named(ahead, '午间'), ...on(ahead, '11:00', 90), capacity: 6, minAge: 16, points: helping,
  })))
  const taken = [6, 4, 3, 5, 2, 1, 0]
  taken.forEach((seats, index) => take(meals, index, seats))
  const patrols = publish(riderPatrol, 'street', [1, 3, 5].map((ahead) => ({
    name: named(ahead, '傍晚'), ...on(ahead, '16:00', 60), capacity: 10, minAge: 18, points: ordinary,
  })))
  take(patrols, 0, 4)
  take(patrols, 1, 2)
  const lessons = publish(homeTeaching, 'street', [2, 4, 9].map((ahead) => ({
    name: named(ahead, '下午'), ...on(ahead, '14:30', 120), capacity: 1, minAge: 20, waitlist: false, points: helping,
  })))
  take(lessons, 0, 1)
}

/** The coming Saturdays and evenings. */
const postEvents = ({ author, quarter, publish, take }: Desk, resident: Someone) => {
  const { now } = author
  const saturday = nextSaturday(now)
  const at = (days: number, from: string, to: string) => ({ startsAt: onDay(now, days, from), endsAt: onDay(now, days, to) })
  const folk = publish(folkDay, 'district', [
    { name: '雕版拓印', ...at(saturday, '14:00', '16:00'), capacity: 24, minAge: 6, points: visiting },
    { name: '剪纸窗花', ...at(saturday, '14:00', '16:00'), capacity: 30, minAge: 5, points: visiting },
    { name: '布场志愿者', ...at(saturday, '12:30', '16:30'), capacity: 8, minAge: 16, points: helping },
  ])
  ;[15, 12, 5].forEach((seats, index) => take(folk, index, seats))
  const stories = publish(more.storyTime, 'community', [
    { name: '周末共读', ...at(saturday + 1, '10:00', '11:30'), capacity: 20, minAge: 3, adultRequired: true, points: visiting },
  ])
  const [slot] = stories.slots
  const [child] = resident.home.minors
  if (slot && child) join(author, slot, [resident, child], { at: later(now, -4 * day), status: 'confirmed' })
  take(stories, 0, 16)
  const salon = publish(more.heartSalon, 'community', [
    { name: '晚间小组', ...at(4, '19:00', '20:30'), capacity: 10, minAge: 18, points: visiting },
  ])
  take(salon, 0, 10)
  wait(author, salon.slots[0], quarter.homes)
  const market = publish(more.swapMarket, 'street', [
    { name: '摆摊的家庭', ...at(saturday + 7, '09:00', '12:00'), capacity: 40, points: visiting },
    { name: '摊位志愿者', ...at(saturday + 7, '08:00', '12:30'), capacity: 10, minAge: 14, points: helping },
  ])
  take(market, 0, 11)
  take(market, 1, 3)
  const cleaning = publish(more.cleaningDay, 'community', [
    { name: '清洁小组', ...at(saturday + 1, '15:00', '17:00'), capacity: 25, minAge: 10, points: ordinary },
  ])
  take(cleaning, 0, 9)
  const gathering = publish(monthlyGathering, 'community', [
    { name: '陪伴志愿者', ...at(8, '09:30', '11:30'), capacity: 6, minAge: 25, waitlist: false, points: helping },
  ])
  take(gathering, 0, 2)
  publish(examTraining, 'district', [
    { name: '综合能力', ...at(11, '14:00', '17:00'), opensAt: onDay(now, 2, '09:00'), capacity: 60, minAge: 18, points: { fixed: 0, perHourThousandths: 0 } },
  ])
}

/** Three households wait for the full evening; one of them brings two people. */
const wait = (author: Author, slot: Row<'slot'> | undefined, homes: readonly Home[]) => {
  if (!slot) return
  const waiting = homes.filter((home) => home.adults.every((adult) => isFree(adult, slot))).slice(-6)
  const couple = waiting.find((home) => home.adults.length === 2)
  const others = waiting.filter((home) => home !== couple).slice(0, 2)
  const parties = [others[0]?.adults.slice(0, 1), couple?.adults, others[1]?.adults.slice(0, 1)]
  parties.forEach((people, index) => {
    if (people) join(author, slot, people, { at: later(author.now, (index * 7 - 30) * hour), status: 'waitlisted' })
  })
}

/** Yesterday's service is over: people have come and gone, one did not come, nobody has confirmed it yet. */
const leaveToConfirm = ({ author, lead, publish, take }: Desk) => {
  const startsAt = onDay(author.now, -1, '15:00')
  const endsAt = later(startsAt, 2 * hour)
  const cleaning = publish({ ...more.cleaningDay, title: '昨天的社区清洁：擦亮宣传栏' }, 'community', [
    { name: '清洁小组', startsAt, endsAt, capacity: 15, minAge: 10, points: ordinary },
  ])
  const [slot] = cleaning.slots
  if (!slot) throw new Error('the activity has a slot')
  const joined = take(cleaning, 0, 10)
  joined.slice(1).forEach((one, index) => {
    const attendance = checkIn(author, one, lead, later(startsAt, (index - 8) * minute))
    checkOut(attendance, slot, later(endsAt, (index - 6) * minute))
  })
}

/** What is posted next door, some of it for its own residents only. */
const postOther = ({ author, publish, take }: Desk) => {
  const { now } = author
  const at = (days: number, from: string, to: string) => ({ startsAt: onDay(now, days, from), endsAt: onDay(now, days, to) })
  const council = publish(more.councilMeeting, 'community', [
    { name: '议事一场', ...at(3, '19:00', '20:30'), capacity: 50, minAge: 18, points: visiting },
  ])
  take(council, 0, 12)
  const course = publish(jobCourse, 'district', [
    { name: '收纳整理', ...at(5, '09:00', '11:30'), capacity: 20, minAge: 18, points: { fixed: 0, perHourThousandths: 0 } },
    { name: '母婴照护', ...at(6, '09:00', '11:30'), capacity: 20, minAge: 18, points: { fixed: 0, perHourThousandths: 0 } },
    { name: '短视频带货', ...at(7, '09:00', '11:30'), capacity: 20, minAge: 18, points: { fixed: 0, perHourThousandths: 0 } },
  ])
  take(course, 0, 18)
  take(course, 1, 6)
  const check = publish(more.healthCheck, 'street', [
    { name: '上午场', ...at(2, '08:30', '11:00'), capacity: 40, points: { fixed: 0, perHourThousandths: 0 } },
    { name: '引导志愿者', ...at(2, '08:00', '11:30'), capacity: 4, minAge: 16, points: helping },
  ])
  take(check, 0, 13)
  take(check, 1, 2)
}

/** What residents of 武昌区 find in the coming two weeks, and what their organizers find on the desk. */
export const postProgramme = (author: Author, wuchang: Wuchang, pictures: Pictures) => {
  const near = deskOf(author, wuchang.near, pictures)
  const other = deskOf(author, wuchang.other, pictures)
  leaveToConfirm(near)
  postToday(near)
  postServices(near)
  postEvents(near, wuchang.personas.resident)
  postOther(other)
  const saturday = nextSaturday(author.now)
  near.publish(
    { ...more.storyTime, title: '绘本共读：冬天的第一场雪' },
    'community',
    [{ name: '周末共读', startsAt: onDay(author.now, saturday + 8, '10:00'), endsAt: onDay(author.now, saturday + 8, '11:30'), capacity: 20, minAge: 3, adultRequired: true, points: visiting }],
    'draft',
  )
}
