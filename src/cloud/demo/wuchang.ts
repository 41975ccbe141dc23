import { certifyAs, setStars } from './certifying'
import type { Persona } from '../../domain/demo'
import { yearOf } from '../../domain/time'
import {
  drawnHousehold,
  drawnSingle,
  grant,
  identify,
  settle,
  vouchFor,
  type Home,
  type Someone,
} from './homes'
import { drawnAlias } from './names'
import { build, found, windowsOf, type Org } from './orgs'
import { personaNickname, personaOpenid } from './personas'
import type { Author } from './plan'
import type { Amounts } from './sizes'

/** A community with the people in it. */
export interface Quarter {
  org: Org
  /** Households that take part; those of the staff stand apart, for nobody confirms the own household. */
  homes: Home[]
  /** Who leads and confirms here. */
  staff: Someone[]
  shop: Org
}

export interface Wuchang {
  district: Org
  /** 张家湾社区 and 纺器社区. */
  near: Quarter
  other: Quarter
  plain: Org[]
  personas: Record<Exclude<Persona, 'newcomer'>, Someone>
}

const nearBuildings: readonly [floors: number, perFloor: number][] = [
  [15, 4],
  [18, 4],
  [11, 6],
  [12, 6],
  [14, 6],
  [15, 6],
  [16, 5],
  [13, 5],
  [17, 5],
  [12, 6],
  [18, 5],
  [11, 6],
]
const otherBuildings: readonly [floors: number, perFloor: number][] = [
  [6, 8],
  [6, 10],
  [7, 8],
  [6, 8],
]

const buildings = (
  author: Author,
  community: Org,
  shapes: readonly (readonly [number, number])[],
) =>
  shapes.map(([floors, perFloor], index) =>
    build(author, community, {
      ordinal: index + 1,
      name: `${String(index + 1)} 号楼`,
      floors,
      perFloor,
      windows: floors * perFloor,
    }),
  )

const digits = Array.from('一二三四五六七八九十')

/** What stands around the communities: streets, stations, universities and schools. */
const districtTree = (author: Author, amount: Amounts) => {
  const district = found(author, 'district', '武昌区', null, {
    about: '以社区为家，社工带着志愿者，志愿者帮着社工。',
  })
  const lakeside = found(author, 'street', '水果湖街道', district)
  const yangyuan = found(author, 'street', '杨园街', district)
  const near = found(author, 'community', '张家湾社区', lakeside, {
    about: '家家出一份力，户户亮一盏灯：一家人的志愿服务记在同一个家庭积分里。',
  })
  const other = found(author, 'community', '纺器社区', yangyuan, {
    about: '老厂区长出来的社区，就业超市和手艺课开在家门口。',
  })
  found(author, 'station', '水果湖街道社工站', lakeside)
  found(author, 'station', '杨园街社工站', yangyuan)
  found(author, 'station', '张家湾社工站', near)
  found(author, 'station', '纺器社工室', other)
  found(author, 'social_org', '小满社工服务中心', district)
  for (const digit of digits.slice(0, 5))
    found(author, 'university', `结对高校（${digit}）`, district)
  const streets = digits
    .slice(0, Math.ceil(amount.plainCommunities / 7))
    .map((digit) => found(author, 'street', `示例街道（${digit}）`, district))
  const plain = Array.from({ length: amount.plainCommunities }, (_, index) => {
    const street = streets[index % streets.length]
    if (!street) throw new Error('a community lies in a street')
    return found(author, 'community', `示例社区 ${String(index + 1).padStart(2, '0')}`, street)
  })
  for (const community of [near, other, ...plain])
    found(author, 'school', `${community.name}学校`, community)
  return { district, near, other, plain }
}

type Windows = { buildingId: string; number: number }[]

const moveIn = (
  author: Author,
  community: Org,
  windows: Windows,
  adults: string[],
  minors: { nickname: string; birthYear: number }[] = [],
) =>
  settle(author, {
    community,
    adults,
    minors,
    window: windows.pop() ?? null,
    alias: drawnAlias(author, community.name),
  })

const quarter = (author: Author, community: Org, windows: Windows, households: number): Quarter => {
  const homes = Array.from({ length: households }, () =>
    settle(author, drawnHousehold(author, community, windows.pop() ?? null)),
  )
  const shop = found(
    author,
    'merchant',
    `${community.name.replace('社区', '')}积分兑换点`,
    community,
  )
  return { org: community, homes, staff: [], shop }
}

/** The people one can be: each with a household, a window and the rights of the part. */
const placePersonas = (
  author: Author,
  near: Quarter,
  other: Quarter,
  nearWindows: Windows,
  otherWindows: Windows,
) => {
  const move = (
    persona: Persona,
    windows: Windows,
    more: string[],
    minors: { nickname: string; birthYear: number }[] = [],
  ) => {
    const community = windows === nearWindows ? near.org : other.org
    const home = moveIn(author, community, windows, [personaNickname(persona), ...more], minors)
    identify(author, personaOpenid(persona), home.head)
    return home
  }
  const resident = move(
    'resident',
    nearWindows,
    ['宋远帆'],
    [{ nickname: '小豆子', birthYear: yearOf(author.now) - 12 }],
  )
  const volunteer = move('volunteer', nearWindows, [])
  const organizer = move('organizer', nearWindows, ['乔南风'])
  const shopkeeper = move('shopkeeper', nearWindows, [])
  const reviewer = move('reviewer', nearWindows, [])
  const neighbour = move('neighbour', otherWindows, ['石朝露'])
  grant(author, organizer.head, 'organizer', near.org)
  grant(author, organizer.head, 'lead_worker', near.org)
  grant(author, organizer.head, 'admin', near.org)
  grant(author, shopkeeper.head, 'shopkeeper', near.shop)
  if (near.org.parent) grant(author, reviewer.head, 'reviewer', near.org.parent)
  near.staff.push(organizer.head)
  vouchFor(author, volunteer.head, organizer.head, ['first_aid', 'driving'])
  return {
    resident: resident.head,
    volunteer: volunteer.head,
    organizer: organizer.head,
    shopkeeper: shopkeeper.head,
    reviewer: reviewer.head,
    neighbour: neighbour.head,
  }
}

/** Social workers live alone here, so that no service of their own household waits for a colleague. */
const hireWorkers = (
  author: Author,
  amount: Amounts,
  near: Quarter,
  other: Quarter,
  plain: readonly Org[],
) => {
  const places = [near.org, near.org, near.org, ...Array.from({ length: 4 }, () => other.org)]
  for (let index = 0; index < amount.socialWorkers - 1; index += 1) {
    const community = places[index] ?? plain[index % plain.length] ?? other.org
    const worker = drawnSingle(author, community)
    grant(author, worker, 'lead_worker', community)
    if (community === near.org) near.staff.push(worker)
    if (community === other.org) other.staff.push(worker)
  }
  const [first] = other.staff
  if (first) grant(author, first, 'organizer', other.org)
}

export const settleWuchang = (author: Author, amount: Amounts): Wuchang => {
  author.plan.district.push({
    districtId: author.districtId,
    name: '武昌区',
    about: '「专业社工＋志愿服务」在家门口：看看最近有什么事，叫上家人一起来。',
    reported: { residents_served: 2142 },
  })
  setStars(author)
  const tree = districtTree(author, amount)
  certifyAs(author, tree.near, '顾清和', '许清禾')
  certifyAs(author, tree.other, '方知远', '梁以宁')
  const nearWindows = windowsOf(author, buildings(author, tree.near, nearBuildings))
  const otherWindows = windowsOf(author, buildings(author, tree.other, otherBuildings))
  const near = quarter(author, tree.near, nearWindows, amount.homes)
  const other = quarter(author, tree.other, otherWindows, amount.otherHomes)
  const personas = placePersonas(author, near, other, nearWindows, otherWindows)
  hireWorkers(author, amount, near, other, tree.plain)
  return { district: tree.district, near, other, plain: tree.plain, personas }
}
