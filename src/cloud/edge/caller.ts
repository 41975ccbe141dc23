import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/connect'
import { preparedSelect } from '../db/prepared'
import { isOneOf } from '../db/rows'
import { family, identity, org, person, roleGrant } from '../db/tables'
import type { Caller } from './call'

export interface Known {
  districtId: string
  caller: Caller
}

const districtId = sql.placeholder('districtId')
const personIds = sql.placeholder('personIds')

const grantsOf = preparedSelect('caller_grants', (from) =>
  from
    .select({
      personId: roleGrant.personId,
      role: roleGrant.role,
      orgId: org.id,
      orgPath: org.path,
      orgName: org.name,
    })
    .from(roleGrant)
    .innerJoin(org, and(eq(org.districtId, roleGrant.districtId), eq(org.id, roleGrant.orgId)))
    .where(and(eq(roleGrant.districtId, districtId), isOneOf(roleGrant.personId, personIds)))
    .orderBy(org.path, roleGrant.role),
)

const peopleOf = preparedSelect('caller_people', (from) =>
  from
    .select({
      personId: person.id,
      familyId: family.id,
      nickname: person.nickname,
      kind: person.kind,
      birthYear: person.birthYear,
      isHead: sql<boolean>`${family.headId} = ${person.id}`,
      communityId: org.id,
      communityName: org.name,
      communityPath: org.path,
    })
    .from(person)
    .innerJoin(
      family,
      and(eq(family.districtId, person.districtId), eq(family.id, person.familyId)),
    )
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(and(eq(person.districtId, districtId), isOneOf(person.id, personIds))),
)

const accountsOf = preparedSelect('caller_accounts', (from) =>
  from
    .select()
    .from(identity)
    .where(sql`${identity.openid} = any(${sql.placeholder('openids')}::text[])`),
)

/** The persons of one district behind these accounts, with household, community and rights. */
const loadDistrict = async (
  db: Db,
  id: string,
  known: readonly { openid: string; personId: string }[],
  found: Map<string, Known>,
) => {
  const asked = { districtId: id, personIds: known.map(({ personId }) => personId) }
  const [people, grants] = await Promise.all([peopleOf(db, asked), grantsOf(db, asked)])
  const byId = new Map(people.map((row) => [row.personId, row]))
  for (const { openid, personId } of known) {
    const row = byId.get(personId)
    if (!row) continue
    const own = grants.filter((grant) => grant.personId === personId)
    found.set(openid, {
      districtId: id,
      caller: { ...row, grants: own.map(({ personId: _, ...grant }) => grant) },
    })
  }
}

/** The persons behind these accounts; an account that has not joined is left out. */
const loadCallers = async (db: Db, openids: readonly string[]): Promise<Map<string, Known>> => {
  const rows = await accountsOf(db, { openids })
  const found = new Map<string, Known>()
  for (const id of new Set(rows.map((row) => row.districtId))) {
    await loadDistrict(
      db,
      id,
      rows.filter((row) => row.districtId === id),
      found,
    )
  }
  return found
}

interface Asking {
  openid: string
  resolve: (known: Known | null) => void
  reject: (error: unknown) => void
}

/** ★ So many are asked for in one go: of a crowd the first need not wait until the last is known. */
const mostAtOnce = 64

/** Requests that arrive in the same turn of the event loop ask who is calling together. */
export const callerLoader = (db: Db) => {
  let asking: Asking[] = []

  const answer = async (group: readonly Asking[]) => {
    try {
      const found = await loadCallers(db, [...new Set(group.map(({ openid }) => openid))])
      for (const { openid, resolve } of group) resolve(found.get(openid) ?? null)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  const answerAll = () => {
    const all = asking
    asking = []
    for (let from = 0; from < all.length; from += mostAtOnce)
      void answer(all.slice(from, from + mostAtOnce))
  }

  return (openid: string): Promise<Known | null> =>
    new Promise((resolve, reject) => {
      if (asking.length === 0) setImmediate(answerAll)
      asking.push({ openid, resolve, reject })
    })
}
