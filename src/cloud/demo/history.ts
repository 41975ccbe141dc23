import { certainAge } from '../../domain/families'
import type { PointsOffer } from '../../domain/points'
import { day, hour, later, minute, monthStart } from '../../domain/time'
import { dayName, onDay } from './calendar'
import type { Home, Someone } from './homes'
import { checkIn, checkOut, confirm, isFree, join, type Joined } from './joining'
import type { Ledger } from './ledger'
import { folkDay, noonMeals, riderPatrol } from './notices'
import { cleaningDay, stationDuty, storyTime, swapMarket } from './notices-more'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'
import { post, type Notice, type Post } from './posting'
import type { Quarter } from './wuchang'

/** A kind of service that took place again and again. */
export interface Habit {
  notice: Notice
  slotName: string
  minutes: number
  times: readonly string[]
  points: PointsOffer
  withChildren: boolean
}

export const habits: readonly Habit[] = [
  {
    notice: noonMeals,
    slotName: '午间送餐',
    minutes: 90,
    times: ['11:00'],
    points: { fixed: 2, perHourThousandths: 1000 },
    withChildren: false,
  },
  {
    notice: cleaningDay,
    slotName: '清洁小组',
    minutes: 120,
    times: ['07:00', '09:00', '15:00'],
    points: { fixed: 1, perHourThousandths: 1000 },
    withChildren: true,
  },
  {
    notice: stationDuty,
    slotName: '驿站值守',
    minutes: 120,
    times: ['07:00', '10:00', '14:00', '18:00'],
    points: { fixed: 1, perHourThousandths: 1000 },
    withChildren: true,
  },
  {
    notice: riderPatrol,
    slotName: '傍晚巡访',
    minutes: 60,
    times: ['16:00'],
    points: { fixed: 1, perHourThousandths: 1000 },
    withChildren: false,
  },
  {
    notice: storyTime,
    slotName: '领读志愿者',
    minutes: 90,
    times: ['10:00', '18:30'],
    points: { fixed: 1, perHourThousandths: 1000 },
    withChildren: true,
  },
  {
    notice: swapMarket,
    slotName: '摊位志愿者',
    minutes: 180,
    times: ['09:00'],
    points: { fixed: 1, perHourThousandths: 1000 },
    withChildren: true,
  },
  {
    notice: folkDay,
    slotName: '布场志愿者',
    minutes: 180,
    times: ['09:00', '13:30'],
    points: { fixed: 2, perHourThousandths: 1000 },
    withChildren: false,
  },
]

interface Sitting {
  habit: Habit
  startsAt: Date
}

/** So many sittings between two instants, in the order of time. All are over for an hour at least. */
export const sittings = (
  author: Author,
  habits: readonly Habit[],
  count: number,
  from: Date,
  to: Date,
): Sitting[] => {
  const { random, now } = author
  const days = Math.ceil((now.getTime() - from.getTime()) / day) + 1
  const possible = Array.from({ length: days }, (_, ago) => -ago).flatMap((ahead) =>
    habits.flatMap((habit) =>
      habit.times.map((time) => ({ habit, startsAt: onDay(now, ahead, time) })),
    ),
  )
  const isOver = ({ habit, startsAt }: Sitting) =>
    later(startsAt, habit.minutes * minute + hour) <= now
  const fitting = possible.filter((one) => one.startsAt >= from && one.startsAt < to && isOver(one))
  const chosen: Sitting[] = []
  while (chosen.length < count) {
    if (fitting.length === 0)
      throw new Error('there is no time for what is said to have taken place')
    chosen.push(...random.shuffled(fitting).slice(0, count - chosen.length))
  }
  return chosen.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

/** Households come in turn, so that many windows are lit; a few keen ones come far more often. */
export const turns = (author: Author, homes: readonly Home[], keen: number) => {
  const { random } = author
  const eager = homes.slice(0, keen)
  let line: Home[] = []
  return () => {
    if (keen > 0 && random.chance(0.22)) return random.pick(eager)
    if (line.length === 0) line = random.shuffled(homes)
    const home = line.pop()
    if (!home) throw new Error('there is no household to come')
    return home
  }
}

const mayEarn = (person: Someone, at: Date) =>
  person.birthYear === null || certainAge(person.birthYear, at) >= 10

const partyOf = (author: Author, home: Home, habit: Habit, slot: Row<'slot'>): Someone[] => {
  const { random } = author
  const [adult, second] = random.shuffled(home.adults)
  const child = home.minors.find((minor) => mayEarn(minor, slot.startsAt))
  const people = [adult]
  if (habit.withChildren && child && random.chance(0.7)) people.push(child)
  else if (second && random.chance(0.2)) people.push(second)
  return people.filter((person) => person !== undefined).filter((person) => isFree(person, slot))
}

/** Most stay to the end; some come late or leave early, and their minutes say so. */
const attend = (author: Author, slot: Row<'slot'>, joined: readonly Joined[], staff: Someone) => {
  const { random } = author
  const length = (slot.endsAt.getTime() - slot.startsAt.getTime()) / minute
  const inAt = later(slot.startsAt, random.int(-12, random.chance(0.1) ? 15 : 0) * minute)
  const early = random.chance(0.1) ? random.int(5, Math.floor(length / 3)) : 0
  const outAt = later(slot.endsAt, (early > 0 ? -early : random.int(0, 14)) * minute)
  return joined.map((one) => {
    const attendance = checkIn(author, one, staff, inAt)
    checkOut(attendance, slot, outAt)
    return attendance
  })
}

export interface Past {
  author: Author
  ledger: Ledger
  quarter: Quarter
  pictures: Pictures
  next: () => Home
  /** People who surely come when they are free. */
  regulars: (slot: Row<'slot'>, habit: Habit) => Someone[][]
}

/** One sitting from its notice to its points; returns how many person-times it was. */
export const hold = (past: Past, { habit, startsAt }: Sitting, seats: number): number => {
  const { author, ledger, quarter } = past
  const { random } = author
  const lead = random.pick(quarter.staff)
  const endsAt = later(startsAt, habit.minutes * minute)
  const notice = { ...habit.notice, title: `${dayName(startsAt)} ${habit.notice.title}` }
  const activity = post(author, {
    notice,
    community: quarter.org,
    audience: 'community',
    status: 'settled',
    lead,
    pictures: past.pictures,
    openings: [
      {
        name: habit.slotName,
        startsAt,
        endsAt,
        capacity: seats + random.int(2, 6),
        points: habit.points,
      },
    ],
  })
  const [slot] = activity.slots
  if (!slot) throw new Error('the activity has a slot')
  const confirmAt = confirmedAt(author, endsAt)
  let at = later(startsAt, -4 * day)
  const serve = (people: readonly Someone[]) => {
    at = later(at, random.int(3, 40) * minute)
    const joined = join(author, slot, people, { at, status: 'attended' })
    const attendances = attend(author, slot, joined, lead)
    joined.forEach((one, index) => {
      const attendance = attendances[index]
      if (attendance)
        confirm(author, ledger, {
          post: activity,
          slot,
          joined: one,
          attendance,
          by: lead,
          at: confirmAt,
        })
    })
    return people.length
  }
  let served = 0
  for (const people of past.regulars(slot, habit)) {
    if (people.length <= seats - served) served += serve(people)
  }
  for (let tries = 0; served < seats && tries < 500; tries += 1) {
    const people = partyOf(author, past.next(), habit, slot).slice(0, seats - served)
    if (people.some((person) => !person.isMinor)) served += serve(people)
  }
  strayAway(past, activity, at)
  return served
}

/** Before the helpers go home, and never later than a few minutes ago. */
const confirmedAt = (author: Author, endsAt: Date) => {
  const wish = later(endsAt, author.random.int(20, 100) * minute)
  const latest = later(author.now, -author.random.int(3, 40) * minute)
  return wish < latest ? wish : latest
}

/** Some think better of it in time, and now and then somebody does not come. */
const strayAway = ({ author, next }: Past, activity: Post, at: Date) => {
  const { random } = author
  const [slot] = activity.slots
  if (!slot) return
  const someone = next().head
  if (!isFree(someone, slot) || !random.chance(0.5)) return
  const status = random.chance(0.75) ? 'cancelled' : 'absent'
  join(author, slot, [someone], { at: later(at, 20 * minute), status })
}

/** Cuts a number of person-times into sittings of eight to sixteen. */
export const sizesOf = (author: Author, total: number) => {
  const sizes: number[] = []
  let left = total
  while (left > 0) {
    const size = Math.min(left, author.random.int(8, 16))
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** ★ How many person-times a day of this month is good for, so that a young month is not crowded. */
const dailyMost = 90

/** How many of this month's person-times have taken place already: none before its first sitting is over. */
export const soFar = ({ now }: Author, wanted: number) => {
  const hours = (now.getTime() - monthStart(now).getTime()) / hour
  const firstIsOver = hours >= 10
  return firstIsOver ? Math.min(wanted, Math.ceil(hours / 24) * dailyMost) : 0
}
