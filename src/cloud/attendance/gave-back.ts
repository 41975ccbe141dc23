import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { audit, party, person, signup } from '../db/tables'
import type { ResidentCall } from '../edge/call'

/** ★ So many are shown, the latest first. */
const most = 100

/** Who had a seat on the slot and gave it back, with why where they said so; each act of a household is one. */
export const showGaveBack = async ({ deps, districtId }: ResidentCall, slotId: string) => {
  const rows = await deps.db
    .select({
      auditId: audit.id,
      at: audit.at,
      reason: audit.reason,
      personId: person.id,
      nickname: person.nickname,
    })
    .from(signup)
    .innerJoin(party, and(eq(party.districtId, signup.districtId), eq(party.id, signup.partyId)))
    .innerJoin(audit, and(eq(audit.districtId, signup.districtId), eq(audit.id, signup.auditId)))
    .innerJoin(
      person,
      and(eq(person.districtId, signup.districtId), eq(person.id, signup.personId)),
    )
    .where(
      and(
        eq(signup.districtId, districtId),
        eq(signup.slotId, slotId),
        eq(signup.status, 'cancelled'),
        eq(audit.command, 'signups.cancel'),
        isNotNull(party.seatedAt),
      ),
    )
    .orderBy(desc(audit.at), asc(audit.id), asc(person.kind), asc(signup.id))
    .limit(most)
  const acts = [...new Set(rows.map(({ auditId }) => auditId))]
  return acts.flatMap((auditId) => {
    const own = rows.filter((row) => row.auditId === auditId)
    const [first] = own
    if (!first) return []
    return [
      {
        actId: auditId,
        at: first.at.toISOString(),
        reason: first.reason ?? '',
        personIds: own.map(({ personId }) => personId),
        nicknames: own.map(({ nickname }) => nickname),
      },
    ]
  })
}
