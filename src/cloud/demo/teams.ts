import { drawnSingle, type Someone } from './homes'
import { found, type Org } from './orgs'
import type { Author } from './plan'
import type { Amounts } from './sizes'
import type { Wuchang } from './wuchang'

const themes = [
  '向阳花',
  '午间送餐',
  '银发手艺',
  '净美家园',
  '故事妈妈',
  '银龄陪伴',
  '陪学小组',
  '文明劝导',
  '绿芽环保',
  '巧手缝补',
  '楼栋长',
  '应急小分队',
]

/** How many each of `places` gets when `total` is shared as evenly as it goes. */
const share = (total: number, places: number, index: number) =>
  Math.floor(total / places) + (index < total % places ? 1 : 0)

const enlist = (author: Author, team: Org, members: readonly Someone[], isCore: boolean) => {
  members.forEach((member, index) => {
    author.plan.teamMember.push({
      ...author.under('people'),
      teamId: team.id,
      personId: member.id,
      isLeader: index === 0,
      isCore,
    })
  })
}

/** Volunteers come from the households of the place as long as there are any, else somebody new moves in. */
const supply = (author: Author, wuchang: Wuchang) => {
  const { near, other, personas } = wuchang
  const adultsOf = (quarter: typeof near) =>
    author.random.shuffled(quarter.homes.flatMap((home) => home.adults))
  const waiting = new Map<Org, Someone[]>([
    [near.org, [personas.volunteer, ...adultsOf(near)]],
    [other.org, adultsOf(other)],
  ])
  return (community: Org) => waiting.get(community)?.shift() ?? drawnSingle(author, community)
}

/** The team register: leaders, core volunteers, and the riders who are the eyes of the streets. */
export const formTeams = (author: Author, amount: Amounts, wuchang: Wuchang) => {
  const { near, other, plain } = wuchang
  const next = supply(author, wuchang)
  const homes = [...themes.map(() => near.org), ...themes.slice(0, 10).map(() => other.org)]
  const ordinary = amount.teams - amount.riderTeams
  for (let index = 0; index < ordinary; index += 1) {
    const rest = index - homes.length
    const community = homes[index] ?? plain[rest % plain.length] ?? other.org
    const turn = rest < 0 ? index % themes.length : Math.floor(rest / Math.max(1, plain.length))
    const theme = themes[turn % themes.length] ?? ''
    const team = found(author, 'team', `${community.name}${theme}志愿服务队`, community)
    const core = Array.from({ length: share(amount.core, ordinary, index) }, () => next(community))
    enlist(author, team, core, true)
  }
  const places = [near.org, other.org, ...plain]
  for (let index = 0; index < amount.riderTeams; index += 1) {
    const community = places[index % places.length] ?? near.org
    const team = found(author, 'team', `${community.name}骑手移动网格队`, community, {
      isRiderTeam: true,
    })
    const riders = Array.from({ length: share(amount.riders, amount.riderTeams, index) }, () =>
      drawnSingle(author, community),
    )
    enlist(author, team, riders, false)
  }
}
