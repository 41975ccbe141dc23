import { certifyAs, setStars } from './certifying'
import { day, hour, later } from '../../domain/time'
import { stock } from './counter'
import { nextSaturday, onDay } from './calendar'
import { goods } from './goods'
import { hold, sittings, turns, type Habit } from './history'
import { drawnHousehold, grant, identify, settle } from './homes'
import { join } from './joining'
import type { Ledger } from './ledger'
import { heatingVisits, newYearFolk } from './notices-more'
import { drawnAlias } from './names'
import { build, found, windowsOf } from './orgs'
import { otherDistrictOpenid } from './personas'
import { hangPictures } from './pictures'
import type { Author } from './plan'
import { post } from './posting'
import type { Amounts } from './sizes'
import type { Quarter } from './wuchang'

const buildingCount = 17
const households = 1481
const merchants = 100

const visits: Habit = {
  notice: heatingVisits,
  slotName: '入户走访',
  minutes: 120,
  times: ['09:00', '18:30'],
  points: { fixed: 1, perHourThousandths: 1000 },
  withChildren: false,
}

/** 17 buildings whose windows are the 1,481 households, and the 100 shops at their feet. */
const garden = (author: Author) => {
  const district = found(author, 'district', '兴庆区', null)
  const street = found(author, 'street', '丽景街', district)
  const community = found(author, 'community', '春城社区', street, {
    about: '世博城市花园 17 栋楼、1,481 户人家、100 家商户，社工和志愿者挨家走过。',
  })
  found(author, 'station', '丽景街社工站', street)
  found(author, 'team', '世博城市花园志愿服务队', community)
  const shops = Array.from({ length: merchants }, (_, index) =>
    found(author, 'merchant', `世博城市花园商户 ${String(index + 1).padStart(3, '0')}`, community),
  )
  const houses = Array.from({ length: buildingCount }, (_, index) =>
    build(author, community, {
      ordinal: index + 1,
      name: `世博城市花园 ${String(index + 1)} 号楼`,
      floors: 15,
      perFloor: 6,
      windows:
        Math.floor(households / buildingCount) + (index < households % buildingCount ? 1 : 0),
    }),
  )
  const [shop] = shops
  if (!shop) throw new Error('there is a shop')
  return { community, shop, windows: windowsOf(author, houses) }
}

/** The second district: it has the same things and meets the first one nowhere. */
export const settleXingqing = (author: Author, ledger: Ledger, amount: Amounts) => {
  author.plan.district.push({
    districtId: author.districtId,
    name: '银川市兴庆区',
    about: '哨声一响，社工和志愿者就到楼下。',
    reported: {},
  })
  setStars(author)
  const { community, shop, windows } = garden(author)
  certifyAs(author, community, '白露', '马秋实')
  const first = settle(author, {
    community,
    adults: ['白霜降', '马冬至'],
    minors: [],
    window: windows.pop() ?? null,
    alias: drawnAlias(author, community.name),
  })
  identify(author, otherDistrictOpenid, first.head)
  const homes = [first]
  while (homes.length < amount.gardenHomes - 1) {
    homes.push(settle(author, drawnHousehold(author, community, windows.pop() ?? null)))
  }
  // The one who leads lives here too, and stands apart, for nobody confirms the own household.
  const lead = settle(author, drawnHousehold(author, community, windows.pop() ?? null)).head
  grant(author, lead, 'organizer', community)
  grant(author, lead, 'lead_worker', community)
  const quarter: Quarter = { org: community, homes, staff: [lead], shop }
  liveThere(author, ledger, quarter)
}

const liveThere = (author: Author, ledger: Ledger, quarter: Quarter) => {
  const { now } = author
  const [lead] = quarter.staff
  const [first] = quarter.homes
  const [good] = goods
  if (!lead || !first || !good) throw new Error('somebody lives and leads here')
  const pictures = hangPictures(author, lead.id)
  const past = {
    author,
    ledger,
    quarter,
    pictures,
    next: turns(author, quarter.homes, 0),
    regulars: () => [[first.head]],
  }
  for (const sitting of sittings(author, [visits], 5, later(now, -40 * day), now))
    hold(past, sitting, 9)
  const saturday = nextSaturday(now)
  const publish = { author, community: quarter.org, lead, pictures, status: 'published' as const }
  const folk = post(author, {
    ...publish,
    notice: newYearFolk,
    audience: 'district',
    openings: [
      {
        name: '年货摊位',
        startsAt: onDay(now, saturday, '09:00'),
        endsAt: onDay(now, saturday, '12:00'),
        capacity: 60,
        points: { fixed: 1, perHourThousandths: 0 },
      },
    ],
  })
  post(author, {
    ...publish,
    notice: heatingVisits,
    audience: 'community',
    openings: [1, 2, 3].map((ahead) => ({
      name: `${String(ahead * 5 - 4)}–${String(ahead * 5)} 号楼`,
      startsAt: onDay(now, ahead + 1, '18:30'),
      endsAt: onDay(now, ahead + 1, '20:30'),
      capacity: 10,
      minAge: 18,
      points: visits.points,
    })),
  })
  const [slot] = folk.slots
  if (slot)
    quarter.homes.slice(1, 14).forEach((home, index) =>
      join(author, slot, [home.head], {
        at: later(now, (index - 90) * hour),
        status: 'confirmed',
      }),
    )
  stock(author, ledger, quarter.shop, { ...good, taken: 0 }, pictures.item(good))
}
