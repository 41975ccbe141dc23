import type * as tables from '../db/tables'
import type { Random } from './random'

/** The tables that the demonstration fills. */
type Filled =
  | 'audit'
  | 'district'
  | 'starLevel'
  | 'issuer'
  | 'org'
  | 'building'
  | 'family'
  | 'person'
  | 'identity'
  | 'guardian'
  | 'familyInvite'
  | 'familySplit'
  | 'roleGrant'
  | 'personSkill'
  | 'teamMember'
  | 'file'
  | 'activity'
  | 'slot'
  | 'party'
  | 'signup'
  | 'account'
  | 'txn'
  | 'posting'
  | 'lot'
  | 'lotUse'
  | 'attendance'
  | 'serviceDay'
  | 'serviceEvent'
  | 'dispute'
  | 'selfReport'
  | 'consent'
  | 'sponsor'
  | 'shopItem'
  | 'redemption'
  | 'stockMove'
  | 'inboxItem'
  | 'pointsRule'
  | 'pointsGrant'
  | 'pointsBudget'

export type Row<T extends Filled> = (typeof tables)[T]['$inferInsert']

/** Every row, made in memory first, so that counters and balances are right when they are written. */
export type Plan = { [T in Filled]: Row<T>[] }

export const emptyPlan = (): Plan => ({
  audit: [],
  district: [],
  starLevel: [],
  issuer: [],
  org: [],
  building: [],
  family: [],
  person: [],
  identity: [],
  guardian: [],
  familyInvite: [],
  familySplit: [],
  roleGrant: [],
  personSkill: [],
  teamMember: [],
  file: [],
  activity: [],
  slot: [],
  party: [],
  signup: [],
  account: [],
  txn: [],
  posting: [],
  lot: [],
  lotUse: [],
  attendance: [],
  serviceDay: [],
  serviceEvent: [],
  dispute: [],
  selfReport: [],
  consent: [],
  sponsor: [],
  shopItem: [],
  redemption: [],
  stockMove: [],
  inboxItem: [],
  pointsRule: [],
  pointsGrant: [],
  pointsBudget: [],
})

/** What the rows of a district are written under: one audit row for each of these. */
export type Stage = 'orgs' | 'people' | 'activities' | 'signups' | 'points' | 'shop' | 'inbox'
const stages: readonly Stage[] = [
  'orgs',
  'people',
  'activities',
  'signups',
  'points',
  'shop',
  'inbox',
]

/** Writes one district's rows into the plan. */
export interface Author {
  plan: Plan
  random: Random
  now: Date
  districtId: string
  /** The two columns that nearly every row begins with. */
  under: (stage: Stage) => { districtId: string; auditId: string }
  id: (at: Date) => string
  /** What the households are called already. */
  aliases: Set<string>
}

export const authorOf = (plan: Plan, random: Random, now: Date, districtId: string): Author => {
  const audits = new Map<Stage, string>()
  for (const stage of stages) {
    const id = random.id(now)
    audits.set(stage, id)
    plan.audit.push({ districtId, id, at: now, command: `seed.${stage}` })
  }
  return {
    plan,
    random,
    now,
    districtId,
    under: (stage) => {
      const auditId = audits.get(stage)
      if (auditId === undefined) throw new Error(`no audit row for ${stage}`)
      return { districtId, auditId }
    },
    id: (at) => random.id(at),
    aliases: new Set(),
  }
}
