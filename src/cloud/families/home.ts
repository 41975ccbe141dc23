import { and, eq } from 'drizzle-orm'
import { checkHandOver, type HandOverRefusal } from '../../domain/households'
import { ok, refuse, type Result } from '../../domain/result'
import { householdNotice } from '../../words/households'
import { family, org } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { notFound } from '../edge/scopes'
import { lockHouseholds, membersOf, pickHousehold } from './household'

/** The path of a household's home, over which staff hold their rights. */
export const homePath = async ({ deps, districtId }: Call, { familyId }: { familyId: string }) => {
  const [row] = await deps.db
    .select({ path: org.path })
    .from(family)
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  return row?.path ?? null
}

/** Another adult of the household becomes its head, by the word of the head. */
export const handOver = command(
  'households.handOver',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; personId: string },
  ): Promise<Result<{ done: true }, HandOverRefusal>> => {
    const { tx, districtId, auditId } = work
    const { familyId } = caller
    const household = pickHousehold(await lockHouseholds(work, [familyId]), familyId)
    const members = await membersOf(work, familyId)
    const checked = checkHandOver({
      byHead: household.headId === caller.personId,
      toAdult: members.some(({ personId, isMinor }) => personId === input.personId && !isMinor),
    })
    if (!checked.ok) return checked
    await tx
      .update(family)
      .set({ headId: input.personId, auditId })
      .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
    await work.tell([
      householdNotice({
        personId: input.personId,
        what: 'head_now',
        by: caller.nickname,
        about: household.alias,
      }),
    ])
    work.record({
      subject: familyId,
      before: { headId: household.headId },
      after: { headId: input.personId },
    })
    return ok({ done: true })
  },
)

interface MoveInput {
  key: string
  familyId: string
  communityId: string
  reason: string
}

/** Staff of the old home move a household to another community; its window stays behind. */
export const moveHome = command(
  'households.moveHome',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: MoveInput,
  ): Promise<Result<{ done: true }, 'own_family' | 'same_community'>> => {
    const { tx, districtId, auditId } = work
    const { familyId, communityId, reason } = input
    const [community] = await tx
      .select({ name: org.name })
      .from(org)
      .where(
        and(eq(org.districtId, districtId), eq(org.id, communityId), eq(org.kind, 'community')),
      )
    if (!community) throw notFound()
    if (familyId === caller.familyId) return refuse('own_family')
    const household = pickHousehold(await lockHouseholds(work, [familyId]), familyId)
    if (household.communityId === communityId) return refuse('same_community')
    await tx
      .update(family)
      .set({ communityId, buildingId: null, windowNumber: null, auditId })
      .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
    await work.tell([
      householdNotice({
        personId: household.headId,
        what: 'home_moved',
        by: community.name,
        about: reason,
      }),
    ])
    work.record({
      subject: familyId,
      before: { communityId: household.communityId },
      after: { communityId },
      reason,
    })
    return ok({ done: true })
  },
)
