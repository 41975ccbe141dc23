import { and, count, eq, inArray } from 'drizzle-orm'
import {
  checkCarryOutSplit,
  checkProposeSplit,
  divideLots,
  type CarryOutSplitRefusal,
  type ProposeSplitRefusal,
} from '../../domain/households'
import { ok, refuse, type Result } from '../../domain/result'
import { householdNotice, splitSentences } from '../../words/households'
import { familySplit, org } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import {
  endGuardiansAcross,
  lockHouseholds,
  membersOf,
  openHousehold,
  pickHousehold,
} from '../families/household'
import { lockSplit, updateSplit, type SplitRow } from '../families/splits'
import { newId } from '../ids'
import { orgPath } from '../orgs/queries'
import { owedBy } from '../points/claims'
import { lockAccounts } from '../points/ledger'
import { lockMove, lotsOf, movePoints, spendablePoints } from '../points/move'
import { holderOf, type CodeRefusal } from '../signups/holder'
import { lockPersons } from '../signups/locks'
import { liveSignups } from './live-signups'

/** Staff divide a household as both heads agree; the points go where they agreed, with their dates. */

interface Opened {
  familyId: string
  alias: string
  communityId: string
  communityName: string
  headId: string
  points: number
  members: { personId: string; nickname: string; kind: 'adult' | 'minor' }[]
}

/** Looking at a household is a command: who looked, at whom and when is on record. */
export const openForStaff = command(
  'households.open',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; orgId: string; code: string },
  ): Promise<Result<Opened, CodeRefusal | 'out_of_scope' | 'own_family'>> => {
    const { tx, districtId } = work
    const held = await holderOf(tx, call, input.code, work.now)
    if (!held.ok) return held
    const path = await orgPath(tx, districtId, input.orgId)
    if (path === null || !held.value.communityPath.startsWith(path)) return refuse('out_of_scope')
    const { familyId } = held.value
    if (familyId === call.caller.familyId) return refuse('own_family')
    const household = pickHousehold(await lockHouseholds(work, [familyId]), familyId)
    const [community] = await tx
      .select({ name: org.name })
      .from(org)
      .where(and(eq(org.districtId, districtId), eq(org.id, household.communityId)))
    const members = await membersOf(work, familyId)
    work.record({
      subject: familyId,
      after: { read: members.map(({ personId }) => personId) },
    })
    return ok({
      familyId,
      alias: household.alias,
      communityId: household.communityId,
      communityName: community?.name ?? '',
      headId: household.headId,
      points: await spendablePoints(work, familyId),
      members: members.map(({ personId, nickname, kind }) => ({ personId, nickname, kind })),
    })
  },
)

interface ProposeInput {
  key: string
  familyId: string
  personIds: string[]
  newHeadId: string
  points: number
  reason: string
}

const pendingSplits = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ n: count() })
    .from(familySplit)
    .where(
      and(
        eq(familySplit.districtId, districtId),
        eq(familySplit.familyId, familyId),
        inArray(familySplit.status, ['proposed', 'agreed']),
      ),
    )
  return row?.n ?? 0
}

export const proposeSplit = command(
  'households.proposeSplit',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: ProposeInput,
  ): Promise<Result<{ splitId: string }, ProposeSplitRefusal>> => {
    const { key: _, familyId, ...given } = input
    const personIds = [...new Set(given.personIds)]
    const household = pickHousehold(await lockHouseholds(work, [familyId]), familyId)
    const people = await membersOf(work, familyId)
    const checked = checkProposeSplit({
      ...given,
      personIds,
      isOwnFamily: familyId === caller.familyId,
      pending: await pendingSplits(work, familyId),
      people,
      headId: household.headId,
      owed: await owedBy(work.tx, work.districtId, familyId),
      spendable: await spendablePoints(work, familyId),
    })
    if (!checked.ok) return checked
    const splitId = newId()
    const { tx, districtId, auditId, now } = work
    await tx.insert(familySplit).values({
      ...given,
      districtId,
      id: splitId,
      familyId,
      byPersonId: caller.personId,
      headId: household.headId,
      personIds,
      memberIds: people.map(({ personId }) => personId),
      status: 'proposed',
      createdAt: now,
      auditId,
    })
    await work.tell(
      [household.headId, input.newHeadId].map((personId) =>
        householdNotice({
          personId,
          what: 'split_proposed',
          by: caller.nickname,
          about: String(input.points),
        }),
      ),
    )
    work.record({ subject: splitId, after: { familyId, ...given }, reason: input.reason })
    return ok({ splitId })
  },
)

const sameIds = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

/** The agreed points: of every lot the same share. */
const dividePoints = async (
  work: Work,
  split: SplitRow,
  to: { id: string; alias: string },
  communityId: string,
) => {
  const accounts = await lockMove(work, split.familyId, to.id, communityId)
  const lots = await lotsOf(work, accounts, split.familyId, 'spendable')
  const divided = divideLots(lots, split.points)
  if (!divided.ok) return divided
  const sentences = splitSentences({ alias: to.alias, points: split.points })
  const moved = await movePoints(work, accounts, {
    from: split.familyId,
    to: to.id,
    communityId,
    subject: split.id,
    parts: divided.value,
    sentences,
  })
  return ok(moved)
}

export const carryOutSplit = command(
  'households.carryOutSplit',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: { key: string; splitId: string },
  ): Promise<Result<{ familyId: string; points: number }, CarryOutSplitRefusal>> => {
    const split = await lockSplit(work, input.splitId)
    // Everybody of the household: what guardians have consented to stands until this is through.
    await lockPersons(work, split.memberIds)
    const household = pickHousehold(await lockHouseholds(work, [split.familyId]), split.familyId)
    const people = await membersOf(work, household.id)
    await lockAccounts(work, [
      { kind: 'family', ownerId: household.id },
      { kind: 'held', ownerId: household.id },
    ])
    const checked = checkCarryOutSplit({
      isOwnFamily: household.id === caller.familyId,
      status: split.status,
      isUnchanged:
        household.headId === split.headId &&
        sameIds(
          split.memberIds,
          people.map(({ personId }) => personId),
        ),
      people,
      personIds: split.personIds,
      liveSignups: await liveSignups(work.tx, work.districtId, split.personIds),
      points: split.points,
      owed: await owedBy(work.tx, work.districtId, household.id),
      spendable: await spendablePoints(work, household.id),
    })
    if (!checked.ok) return checked
    const leaving = new Set(split.personIds)
    const ended = await endGuardiansAcross(work, people, leaving)
    const opened = await openHousehold(work, household, split.newHeadId, split.personIds)
    const moved = await dividePoints(work, split, opened, household.communityId)
    if (!moved.ok) return moved
    await updateSplit(work, split.id, {
      status: 'done',
      newFamilyId: opened.id,
      endedAt: work.now,
    })
    await work.tell(
      [split.headId, split.newHeadId].map((personId) =>
        householdNotice({
          personId,
          what: 'split_done',
          by: caller.nickname,
          about: String(split.points),
        }),
      ),
    )
    work.record({
      subject: split.id,
      before: { status: split.status, guardians: ended },
      after: { status: 'done', familyId: opened.id, points: moved.value },
      reason: split.reason,
    })
    return ok({ familyId: opened.id, points: moved.value })
  },
)
