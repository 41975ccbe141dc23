import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { district, inboxItem, personSkill } from '../db/tables'
import type { Call } from '../edge/call'
import { os } from '../edge/os'
import { inDistrict, notFound } from '../edge/scopes'

const countUnread = async ({ deps, districtId, caller }: Call) => {
  if (caller === null) return 0
  const [row] = await deps.db
    .select({ unread: count() })
    .from(inboxItem)
    .where(
      and(
        eq(inboxItem.districtId, districtId),
        eq(inboxItem.personId, caller.personId),
        isNull(inboxItem.readAt),
      ),
    )
  return row?.unread ?? 0
}

const vouchedFor = async ({ deps, districtId, caller }: Call) => {
  if (caller === null) return []
  const rows = await deps.db
    .select({ skill: personSkill.skill })
    .from(personSkill)
    .where(and(eq(personSkill.districtId, districtId), eq(personSkill.personId, caller.personId)))
    .orderBy(asc(personSkill.skill))
  return rows.map(({ skill }) => skill)
}

const whoAmI = async (call: Call) => {
  const { deps, districtId, caller, openid } = call
  const [here] = await deps.db
    .select({ name: district.name })
    .from(district)
    .where(eq(district.districtId, districtId))
  if (!here) throw notFound()
  const unread = await countUnread(call)
  const skills = await vouchedFor(call)
  return {
    districtId,
    districtName: here.name,
    identified: openid !== null,
    demo: deps.demo,
    me:
      caller === null
        ? null
        : {
            ...caller,
            grants: caller.grants.map(({ role, orgId, orgName }) => ({ role, orgId, orgName })),
            unread,
            skills,
          },
  }
}

export const session = { who: os.session.who.handler(inDistrict(whoAmI)) }
