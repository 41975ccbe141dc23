import { hour, later, minute } from '../../domain/time'
import { dayName, nextSaturday, onDay, soon } from './calendar'
import { postEvents } from './coming'
import { between, deskOf, offers, type Desk } from './desk'
import { leaveHours } from './hours'
import { checkIn, checkOut } from './joining'
import { homeTeaching, jobCourse, noonMeals, riderPatrol } from './notices'
import {
  cleaningDay,
  councilMeeting,
  healthCheck,
  paperCorner,
  stationDuty,
  storyTime,
} from './notices-more'
import type { Pictures } from './pictures'
import type { Author } from './plan'
import type { Opening } from './posting'
import type { Wuchang } from './wuchang'

/** Two things that begin within the hour, at the same time: one can check in at once, and see a clash. */
const postToday = ({ author, lead, publish, take }: Desk) => {
  const startsAt = soon(author.now, 45)
  const withChildren = { adultRequired: true, capacity: 12 }
  const duty = publish(stationDuty, 'community', [
    {
      name: '今日值守',
      startsAt,
      endsAt: later(startsAt, 2 * hour),
      ...withChildren,
      minAge: 8,
      points: offers.ordinary,
    },
  ])
  const [first, ...others] = take(duty, 5)
  for (const joined of [first, ...others]) {
    const cameEarly = joined && joined.signup.partyId === first?.signup.partyId
    if (cameEarly) checkIn(author, joined, lead, later(author.now, -4 * minute))
  }
  const corner = publish(paperCorner, 'district', [
    {
      name: '剪纸一小时',
      startsAt: later(startsAt, 15 * minute),
      endsAt: later(startsAt, 75 * minute),
      ...withChildren,
      minAge: 5,
      points: offers.visiting,
    },
  ])
  take(corner, 7)
}

/** What comes back every day or every week: meals, patrols, teaching at home. */
const postServices = ({ author, publish, take }: Desk) => {
  const on = (
    days: readonly number[],
    [part, from, to]: readonly [part: string, from: string, to: string],
    rest: Omit<Opening, 'name' | 'startsAt' | 'endsAt'>,
  ) =>
    days.map((ahead) => {
      const times = between(author, ahead, from, to)
      return { name: `${dayName(times.startsAt)} ${part}`, ...times, ...rest }
    })
  const noon = ['午间', '11:00', '12:30'] as const
  const meals = publish(
    noonMeals,
    'community',
    on([1, 2, 3, 4, 5, 6, 7], noon, { capacity: 6, minAge: 16, points: offers.helping }),
  )
  take(meals, 6, 4, 3, 5, 2, 1)
  const patrols = publish(
    riderPatrol,
    'street',
    on([1, 3, 5], ['傍晚', '16:00', '17:00'], {
      capacity: 10,
      minAge: 18,
      points: offers.ordinary,
    }),
  )
  take(patrols, 4, 2)
  const oneOnly = { capacity: 1, minAge: 20, waitlist: false, points: offers.helping }
  const lessons = publish(
    homeTeaching,
    'street',
    on([2, 4, 9], ['下午', '14:30', '16:30'], oneOnly),
  )
  take(lessons, 1)
}

/** Yesterday's service is over: people have come and gone, one did not come, nobody has confirmed it yet. */
const leaveToConfirm = ({ author, lead, publish, take }: Desk) => {
  const { startsAt, endsAt } = between(author, -1, '15:00', '17:00')
  const notice = { ...cleaningDay, title: '昨天的社区清洁：擦亮宣传栏' }
  const cleaning = publish(notice, 'community', [
    { name: '清洁小组', startsAt, endsAt, capacity: 15, minAge: 10, points: offers.ordinary },
  ])
  const [slot] = cleaning.slots
  if (!slot) throw new Error('the activity has a slot')
  const [, ...came] = take(cleaning, 10)
  came.forEach((joined, index) => {
    const attendance = checkIn(author, joined, lead, later(startsAt, (index - 8) * minute))
    checkOut(attendance, slot, later(endsAt, (index - 6) * minute))
  })
}

/** What is posted next door, some of it for its own residents only. */
const postNextDoor = ({ author, publish, take }: Desk) => {
  const at = (days: number, from: string, to: string) => between(author, days, from, to)
  const council = publish(councilMeeting, 'community', [
    {
      name: '议事一场',
      ...at(3, '19:00', '20:30'),
      capacity: 50,
      minAge: 18,
      points: offers.visiting,
    },
  ])
  take(council, 12)
  const lessons = ['收纳整理', '母婴照护', '短视频带货']
  const course = publish(
    jobCourse,
    'district',
    lessons.map((name, index) => ({
      name,
      ...at(5 + index, '09:00', '11:30'),
      capacity: 20,
      minAge: 18,
      points: offers.none,
    })),
  )
  take(course, 18, 6)
  const check = publish(healthCheck, 'street', [
    { name: '上午场', ...at(2, '08:30', '11:00'), capacity: 40, points: offers.none },
    {
      name: '引导志愿者',
      ...at(2, '08:00', '11:30'),
      capacity: 4,
      minAge: 16,
      points: offers.helping,
    },
  ])
  take(check, 13, 2)
}

/** What the organizer has begun to write. */
const leaveDraft = ({ author, publish }: Desk) => {
  const sunday = nextSaturday(author.now) + 8
  const times = {
    startsAt: onDay(author.now, sunday, '10:00'),
    endsAt: onDay(author.now, sunday, '11:30'),
  }
  const rest = { capacity: 20, minAge: 3, adultRequired: true, points: offers.visiting }
  const notice = { ...storyTime, title: '绘本共读：冬天的第一场雪' }
  publish(notice, 'community', [{ name: '周末共读', ...times, ...rest }], 'draft')
}

/** What residents of 武昌区 find in the coming two weeks, and what their organizers find on the desk. */
export const postProgramme = (author: Author, wuchang: Wuchang, pictures: Pictures) => {
  const near = deskOf(author, wuchang.near, pictures)
  leaveToConfirm(near)
  leaveHours(near, wuchang.personas.volunteer)
  postToday(near)
  postServices(near)
  postEvents(near, wuchang.personas.resident)
  leaveDraft(near)
  postNextDoor(deskOf(author, wuchang.other, pictures))
}
