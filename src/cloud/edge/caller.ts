import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/connect'
import { family, identity, org, person, roleGrant } from '../db/tables'
import type { Caller } from './call'

const grantsOf = async (db: Db, districtId: string, personId: string) =>
  db
    .select({ role: roleGrant.role, orgId: org.id, orgPath: org.path, orgName: org.name })
    .from(roleGrant)
    .innerJoin(org, and(eq(org.districtId, roleGrant.districtId), eq(org.id, roleGrant.orgId)))
    .where(and(eq(roleGrant.districtId, districtId), eq(roleGrant.personId, personId)))
    .orderBy(org.path, roleGrant.role)

/** The person behind an account, with district, household, community and rights; null before joining. */
export const loadCaller = async (
  db: Db,
  openid: string,
): Promise<{ districtId: string; caller: Caller } | null> => {
  const [known] = await db
    .select({ districtId: identity.districtId, personId: identity.personId })
    .from(identity)
    .where(eq(identity.openid, openid))
  if (!known) return null
  const { districtId, personId } = known
  const [found] = await db
    .select({
      familyId: family.id,
      nickname: person.nickname,
      kind: person.kind,
      birthYear: person.birthYear,
      headId: family.headId,
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
    .where(and(eq(person.districtId, districtId), eq(person.id, personId)))
  if (!found) return null
  const { headId, ...rest } = found
  const grants = await grantsOf(db, districtId, personId)
  return { districtId, caller: { personId, ...rest, isHead: headId === personId, grants } }
}
