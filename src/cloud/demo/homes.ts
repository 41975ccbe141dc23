import { currentConsent, ruleFor } from '../../domain/families'
import type { Role } from '../../domain/roles'
import type { Skill } from '../../domain/skills'
import { day, later, yearOf } from '../../domain/time'
import { adultName, childName, drawnAlias } from './names'
import type { Org } from './orgs'
import type { Author, Row } from './plan'

export interface Someone {
  id: string
  nickname: string
  birthYear: number | null
  isMinor: boolean
  home: Home
  /** When the person already has a seat. */
  busy: { startsAt: Date; endsAt: Date }[]
}

export interface Home {
  id: string
  community: Org
  head: Someone
  adults: Someone[]
  minors: Someone[]
  /** Made with the first points. */
  purse: { family: Row<'account'>; held: Row<'account'>; lots: Row<'lot'>[] } | null
}

export interface Household {
  community: Org
  adults: readonly string[]
  /** Nickname and birth year of each child. */
  minors: readonly { nickname: string; birthYear: number }[]
  window: { buildingId: string; number: number } | null
  alias: string
}

/** A household moves in: its members, the guardians of its children, and their consent. */
export const settle = (author: Author, household: Household): Home => {
  const { plan, random, now } = author
  const createdAt = later(now, -random.int(350, 420) * day - random.int(0, 86_000) * 1000)
  const id = author.id(createdAt)
  const person = (nickname: string, birthYear: number | null, isMinor: boolean) => {
    const personId = author.id(createdAt)
    const kind = isMinor ? ('minor' as const) : ('adult' as const)
    const row = {
      ...author.under('people'),
      id: personId,
      familyId: id,
      nickname,
      kind,
      birthYear,
      createdAt,
    }
    plan.person.push(row)
    return { id: personId, nickname, birthYear, isMinor, busy: [] }
  }
  const grownUps = household.adults.map((name) =>
    person(name, yearOf(now) - random.int(24, 72), false),
  )
  const children = household.minors.map((minor) => person(minor.nickname, minor.birthYear, true))
  const [first] = grownUps
  if (!first) throw new Error('a household has at least one adult')
  plan.family.push({
    ...author.under('people'),
    id,
    headId: first.id,
    alias: household.alias,
    communityId: household.community.id,
    buildingId: household.window?.buildingId ?? null,
    windowNumber: household.window?.number ?? null,
    createdAt,
  })
  for (const child of children) {
    for (const adult of grownUps.slice(0, 2)) {
      plan.guardian.push({
        ...author.under('people'),
        minorId: child.id,
        guardianId: adult.id,
        rule: ruleFor(child.birthYear ?? 0, now),
        consentVersion: currentConsent,
        consentAt: createdAt,
      })
    }
  }
  return homeOf(id, household.community, grownUps, children)
}

type Unplaced = Omit<Someone, 'home'>

const homeOf = (id: string, community: Org, adults: Unplaced[], minors: Unplaced[]): Home => {
  const members: Someone[] = []
  const home: Home = {
    id,
    community,
    adults: members,
    minors: [],
    purse: null,
    get head() {
      const [head] = members
      if (!head) throw new Error('a household has a head')
      return head
    },
  }
  members.push(...adults.map((adult) => ({ ...adult, home })))
  home.minors.push(...minors.map((minor) => ({ ...minor, home })))
  return home
}

/** One in three lives alone, one in three has children that are old enough to earn. */
export const drawnHousehold = (
  author: Author,
  community: Org,
  window: Household['window'],
): Household => {
  const { random, now } = author
  const adults = Array.from({ length: random.chance(0.35) ? 1 : 2 }, () => adultName(random))
  const children = random.chance(0.34) ? random.int(1, 2) : 0
  const minors = Array.from({ length: children }, () => ({
    nickname: childName(random),
    birthYear: yearOf(now) - random.int(5, 16),
  }))
  return { community, adults, minors, window, alias: drawnAlias(author, community.name) }
}

/** Someone who lives alone and has no window on the picture. */
export const drawnSingle = (author: Author, community: Org): Someone =>
  settle(author, {
    community,
    adults: [adultName(author.random)],
    minors: [],
    window: null,
    alias: drawnAlias(author, community.name),
  }).head

export const identify = (author: Author, openid: string, person: Someone) => {
  author.plan.identity.push({ ...author.under('people'), openid, personId: person.id })
}

/** Staff have seen that somebody can do this. */
export const vouchFor = (
  author: Author,
  person: Someone,
  by: Someone,
  skills: readonly Skill[],
) => {
  const seen = { vouchedBy: by.id, note: '看过证件原件', at: later(author.now, -200 * day) }
  for (const skill of skills)
    author.plan.personSkill.push({ ...author.under('people'), personId: person.id, skill, ...seen })
}

export const grant = (author: Author, person: Someone, role: Role, org: Org) => {
  author.plan.roleGrant.push({
    ...author.under('people'),
    personId: person.id,
    role,
    orgId: org.id,
    at: later(author.now, -300 * day),
  })
}
