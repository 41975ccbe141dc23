import { day, later, monthStart } from '../../domain/time'
import { drawnSingle, grant, type Someone } from './homes'
import { habits, hold, sittings, sizesOf, soFar, turns, type Habit, type Past } from './history'
import { isFree } from './joining'
import type { Ledger } from './ledger'
import { stationVisit } from './notices-more'
import type { Pictures } from './pictures'
import type { Author, Row } from './plan'
import type { Org } from './orgs'
import type { Amounts } from './sizes'
import type { Quarter, Wuchang } from './wuchang'

/** Holds sittings until exactly so many person-times are served. */
const holdAll = (
  past: Past,
  habitsThere: readonly Habit[],
  total: number,
  from: Date,
  to: Date,
) => {
  const sizes = sizesOf(past.author, total)
  const dates = sittings(past.author, habitsThere, sizes.length, from, to)
  let missing = 0
  dates.forEach((sitting, index) => {
    const wanted = (sizes[index] ?? 0) + missing
    missing = wanted - hold(past, sitting, wanted)
  })
  if (missing > 0) throw new Error('there are not enough households to serve')
}

/** ★ What the volunteer of the demonstration has saved before this month, and the resident's family. */
const volunteerSaves = 118
const residentSaves = 22

/** The resident with her child, who serve together. */
const familyOf = (resident: Someone) => [resident, ...resident.home.minors.slice(0, 1)]

const areFree = (people: readonly Someone[], slot: Row<'slot'>) =>
  people.every((person) => isFree(person, slot))

/** The volunteer and the resident's family save little by little, until the month begins. */
const savers =
  (ledger: Ledger, { volunteer, resident }: Wuchang['personas'], from: Date, to: Date) =>
  (slot: Row<'slot'>, habit: Habit): Someone[][] => {
    const passed = (slot.startsAt.getTime() - from.getTime()) / (to.getTime() - from.getTime())
    const isBehind = ({ home }: Someone, saves: number) => ledger.balance(home) < saves * passed
    const family = familyOf(resident)
    const parties: Someone[][] = []
    if (isBehind(volunteer, volunteerSaves) && areFree([volunteer], slot)) parties.push([volunteer])
    if (habit.withChildren && isBehind(resident, residentSaves) && areFree(family, slot)) {
      parties.push(family)
    }
    return parties
  }

/** This month each of them has served: the family once, the volunteer twice. */
const servedLately = ({ volunteer, resident }: Wuchang['personas']) => {
  const wanted = [
    { people: familyOf(resident), times: 1 },
    { people: [volunteer], times: 2 },
  ]
  return (slot: Row<'slot'>, habit: Habit): Someone[][] =>
    wanted
      .filter(({ people, times }) => times > 0 && areFree(people, slot))
      .filter(({ people }) => people.length === 1 || habit.withChildren)
      .map((party) => {
        party.times -= 1
        return party.people
      })
}

/** 张家湾's year of service, this month's share apart, for it lights the windows. */
export const serveNear = (
  author: Author,
  ledger: Ledger,
  wuchang: Wuchang,
  pictures: Pictures,
  amount: Amounts,
) => {
  const begin = monthStart(author.now)
  const lit = soFar(author, amount.thisMonth)
  const year = later(author.now, -330 * day)
  const { near, personas } = wuchang
  const common = { author, ledger, quarter: near, pictures }
  const earlier: Past = {
    ...common,
    next: turns(author, near.homes, 12),
    regulars: savers(ledger, personas, year, begin),
  }
  holdAll(earlier, habits, amount.before + amount.thisMonth - lit, year, begin)
  const lately: Past = {
    ...common,
    next: turns(author, near.homes, 0),
    regulars: servedLately(personas),
  }
  holdAll(lately, habits, lit, begin, author.now)
}

const visit: Habit = {
  notice: stationVisit,
  slotName: '驿站服务',
  minutes: 120,
  times: ['09:30', '15:30'],
  points: { fixed: 1, perHourThousandths: 1000 },
  withChildren: false,
}

/** A community that has no name of its own here, with one who leads and a few who serve. */
const plainQuarter = (author: Author, org: Org, shop: Org): Quarter => {
  const lead = drawnSingle(author, org)
  grant(author, lead, 'organizer', org)
  const homes = Array.from({ length: 8 }, () => drawnSingle(author, org).home)
  return { org, homes, staff: [lead], shop }
}

/** Service goes to the stations: one sitting each, in 纺器 and, where there are more communities, around. */
export const serveStations = (
  author: Author,
  ledger: Ledger,
  wuchang: Wuchang,
  pictures: Pictures,
  amount: Amounts,
) => {
  const { other, plain } = wuchang
  const year = later(author.now, -300 * day)
  const dates = sittings(author, [visit], amount.stationSessions, year, author.now)
  const around = plain.slice(0, 20).map((org) => plainQuarter(author, org, other.shop))
  dates.forEach((sitting, index) => {
    const quarter =
      (index % 2 === 0 ? around[(index / 2) % Math.max(1, around.length)] : undefined) ?? other
    const past = {
      author,
      ledger,
      quarter,
      pictures,
      next: turns(author, quarter.homes, 0),
      regulars: () => [],
    }
    hold(past, sitting, 6)
  })
}
