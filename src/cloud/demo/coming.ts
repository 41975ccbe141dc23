import { day, hour, later } from '../../domain/time'
import { nextSaturday, onDay } from './calendar'
import { between, offers, type Desk } from './desk'
import type { Someone } from './homes'
import { isFree, join } from './joining'
import { examTraining, folkDay, monthlyGathering } from './notices'
import { cleaningDay, heartSalon, storyTime, swapMarket } from './notices-more'
import type { Row } from './plan'

/** Three households wait for a full evening; one of them brings two people. */
const wait = ({ author, quarter }: Desk, slot: Row<'slot'> | undefined) => {
  if (!slot) return
  const able = quarter.homes
    .filter((home) => home.adults.every((adult) => isFree(adult, slot)))
    .slice(-12)
  const couple = able.find((home) => home.adults.length > 1)
  const [first, second] = able.filter((home) => home !== couple)
  const parties = [first?.adults.slice(0, 1), couple?.adults, second?.adults.slice(0, 1)]
  parties.forEach((people, index) => {
    const at = later(author.now, (index * 7 - 30) * hour)
    if (people) join(author, slot, people, { at, status: 'waitlisted' })
  })
}

/** The folk-custom day: two crafts to try, and a post for those who help to set it up. */
const postFolkDay = ({ author, publish, take }: Desk, saturday: number) => {
  const afternoon = between(author, saturday, '14:00', '16:00')
  const setUp = between(author, saturday, '12:30', '16:30')
  const folk = publish(folkDay, 'district', [
    { name: '雕版拓印', ...afternoon, capacity: 24, minAge: 6, points: offers.visiting },
    { name: '剪纸窗花', ...afternoon, capacity: 30, minAge: 5, points: offers.visiting },
    { name: '布场志愿者', ...setUp, capacity: 8, minAge: 16, points: offers.helping },
  ])
  take(folk, 15, 12, 5)
}

/** A morning of picture books that is nearly full; the resident and her child have their seats already. */
const postStories = ({ author, publish, take }: Desk, sunday: number, resident: Someone) => {
  const stories = publish(storyTime, 'community', [
    {
      name: '周末共读',
      ...between(author, sunday, '10:00', '11:30'),
      capacity: 20,
      minAge: 3,
      adultRequired: true,
      points: offers.visiting,
    },
  ])
  const [slot] = stories.slots
  const [child] = resident.home.minors
  const at = later(author.now, -4 * day)
  if (slot && child) join(author, slot, [resident, child], { at, status: 'confirmed' })
  take(stories, 16)
}

/** An evening that is full, with a line; a lecture that opens in two days; and what has room. */
const postOthers = (desk: Desk, saturday: number) => {
  const { author, publish, take } = desk
  const at = (days: number, from: string, to: string) => between(author, days, from, to)
  const salon = publish(heartSalon, 'community', [
    {
      name: '晚间小组',
      ...at(4, '19:00', '20:30'),
      capacity: 10,
      minAge: 18,
      points: offers.visiting,
    },
  ])
  take(salon, 10)
  wait(desk, salon.slots[0])
  const market = publish(swapMarket, 'street', [
    {
      name: '摆摊的家庭',
      ...at(saturday + 7, '09:00', '12:00'),
      capacity: 40,
      points: offers.visiting,
    },
    {
      name: '摊位志愿者',
      ...at(saturday + 7, '08:00', '12:30'),
      capacity: 10,
      minAge: 14,
      points: offers.helping,
    },
  ])
  take(market, 11, 3)
  const cleaning = publish(cleaningDay, 'community', [
    {
      name: '清洁小组',
      ...at(saturday + 1, '15:00', '17:00'),
      capacity: 25,
      minAge: 10,
      points: offers.ordinary,
    },
  ])
  take(cleaning, 9)
  const guests = { capacity: 6, minAge: 25, waitlist: false, points: offers.helping }
  take(
    publish(monthlyGathering, 'community', [
      { name: '陪伴志愿者', ...at(8, '09:30', '11:30'), ...guests },
    ]),
    2,
  )
  const opensAt = onDay(author.now, 2, '09:00')
  publish(examTraining, 'district', [
    {
      name: '综合能力',
      ...at(11, '14:00', '17:00'),
      opensAt,
      capacity: 60,
      minAge: 18,
      points: offers.none,
    },
  ])
}

/** The coming Saturdays, Sundays and evenings. */
export const postEvents = (desk: Desk, resident: Someone) => {
  const saturday = nextSaturday(desk.author.now)
  postFolkDay(desk, saturday)
  postStories(desk, saturday + 1, resident)
  postOthers(desk, saturday)
}
