import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { readCode } from '../codes'
import type { Db, Tx } from '../db/connect'
import { family, org, person } from '../db/tables'
import type { ResidentCall } from '../edge/call'

export type CodeRefusal = 'code_invalid' | 'code_stale'

/** The person who holds out a member code at the desk; a code of another district is nobody's. */
export const holderOf = async (db: Db | Tx, call: ResidentCall, code: string, now: Date) => {
  const read = readCode(call.deps.secret, ['member'], code, now)
  if (!read.ok) return read
  const [found] = await db
    .select({
      personId: person.id,
      nickname: person.nickname,
      familyId: person.familyId,
      communityPath: org.path,
    })
    .from(person)
    .innerJoin(
      family,
      and(eq(family.districtId, person.districtId), eq(family.id, person.familyId)),
    )
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(and(eq(person.districtId, call.districtId), eq(person.id, read.value.id)))
  const result: Result<typeof found & object, CodeRefusal> = found
    ? ok(found)
    : refuse('code_invalid')
  return result
}
