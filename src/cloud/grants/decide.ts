import { and, eq } from 'drizzle-orm'
import {
  brokenCap,
  decideApprove,
  penaltyOf,
  type ApproveRefusal,
  type GrantState,
} from '../../domain/grants'
import { ok, refuse, type Result } from '../../domain/result'
import { grantNotice } from '../../words/notices-points'
import { grantSentence } from '../../words/points'
import { watchBudget } from '../budgets/watch'
import { pointsGrant } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { atHome, livesIn } from '../families/lives'
import { newId } from '../ids'
import { settleClaims } from '../points/claims'
import { lockAccounts, pick, post, type AccountRow } from '../points/ledger'
import { openLots, spendableOf, takeFromLots } from '../points/lots'
import { capsOf, homeOf, knownGrants, livingIn, lockGrant, type GrantRow } from './load'
import { flagSwaps } from './swaps'

type Refusal = ApproveRefusal | 'grant_too_large' | 'not_enough_points'
type Decided = Result<{ grantId: string; state: GrantState }, Refusal>

/**
 * All accounts that the grant may touch, and those of the families that took part: of two bonuses that cross
 * one waits here for the other.
 */
const lockConcerned = (work: Work, row: GrantRow, families: readonly string[]) =>
  lockAccounts(work, [
    { kind: row.kind === 'bonus' ? 'issuing' : 'adjustment', ownerId: row.communityId },
    ...[...new Set([row.familyId, ...families])].map((ownerId) => ({
      kind: 'family' as const,
      ownerId,
    })),
  ])

const bonusOf = async (
  work: Work,
  row: GrantRow,
  accounts: readonly AccountRow[],
): Promise<Result<{ txnId: string; amount: number; sentence: string }, never>> => {
  const txnId = newId()
  const sentence = grantSentence({ ...row, missing: 0 })
  const accountId = pick(accounts, 'family', row.familyId).id
  await post(work, [
    {
      id: txnId,
      kind: 'bonus',
      familyId: row.familyId,
      subject: row.id,
      sentence,
      postings: [
        { accountId: pick(accounts, 'issuing', row.communityId).id, amount: -row.amount },
        { accountId, amount: row.amount },
      ],
    },
  ])
  await openLots(work, [{ accountId, txnId, amount: row.amount }])
  await settleClaims(work, row.familyId)
  await watchBudget(work, row.communityId)
  return ok({ txnId, amount: row.amount, sentence })
}

/** Takes from the lots that expire first, and never more than there is. */
const takePenalty = async (
  work: Work,
  row: GrantRow,
  accounts: readonly AccountRow[],
): Promise<Result<{ txnId: string; amount: number; sentence: string }, 'not_enough_points'>> => {
  const own = pick(accounts, 'family', row.familyId)
  const taking = penaltyOf(row.amount, await spendableOf(work, own.id))
  if (!taking.ok) return taking
  const { amount, missing } = taking.value
  const txnId = newId()
  const sentence = grantSentence({ ...row, amount, missing })
  await post(work, [
    {
      id: txnId,
      kind: 'penalty',
      familyId: row.familyId,
      subject: row.id,
      sentence,
      postings: [
        { accountId: own.id, amount: -amount },
        { accountId: pick(accounts, 'adjustment', row.communityId).id, amount },
      ],
    },
  ])
  const taken = await takeFromLots(work, own.id, txnId, amount)
  return taken.ok ? ok({ txnId, amount, sentence }) : taken
}

const close = async (
  { tx, districtId, auditId, now }: Work,
  row: GrantRow,
  { caller }: ResidentCall,
  end: { state: 'approved' | 'declined'; txnId: string | null; note: string },
) => {
  await tx
    .update(pointsGrant)
    .set({
      state: end.state,
      txnId: end.txnId,
      decidedBy: caller.personId,
      deciderFamilyId: caller.familyId,
      decidedAt: now,
      decisionNote: end.note,
      auditId,
    })
    .where(and(eq(pointsGrant.districtId, districtId), eq(pointsGrant.id, row.id)))
}

const approve = async (
  work: Work,
  call: ResidentCall,
  row: GrantRow,
  giverFamilies: readonly string[],
  note: string,
): Promise<Decided> => {
  const { familyId: ownFamily } = call.caller
  const accounts = await lockConcerned(work, row, [...giverFamilies, ownFamily])
  const home = await homeOf(work, row.familyId)
  if (!home) throw new Error('a grant always has its household')
  if (home.joinedId !== null) return refuse('nothing_pending')
  const known = await knownGrants(work, { ...row, except: row.id })
  const caps = await capsOf(work, row.communityId)
  const broken = brokenCap({ ...row, now: work.now }, known, caps)
  if (broken !== null) return refuse('grant_too_large', String(broken.left))
  const posted =
    row.kind === 'bonus'
      ? await bonusOf(work, row, accounts)
      : await takePenalty(work, row, accounts)
  if (!posted.ok) return posted
  const { txnId, amount, sentence } = posted.value
  await close(work, row, call, { state: 'approved', txnId, note })
  const flags =
    row.kind === 'bonus'
      ? await flagSwaps(
          work,
          {
            id: row.id,
            familyId: row.familyId,
            byFamilyIds: [...giverFamilies, ownFamily],
            byIds: [row.givenBy, call.caller.personId],
            memberIds: [...row.memberIds, ...(await livingIn(work, row.familyId))],
            at: work.now,
          },
          { path: home.path, name: home.communityName },
        )
      : 0
  const { kind, familyId } = row
  await work.tell([grantNotice({ personId: home.headId, familyId, kind, amount, sentence })])
  work.record({
    subject: row.id,
    before: { state: 'waiting' },
    after: { state: 'approved', amount, flags },
    reason: note,
  })
  return ok({ grantId: row.id, state: 'approved' })
}

/** The second person looks: only now anything is posted, or never. */
export const decideGrant = command(
  'grants.decide',
  async (
    work: Work,
    call: ResidentCall,
    input: { key: string; grantId: string; verdict: 'approve' | 'decline'; note: string },
  ): Promise<Decided> => {
    const caller = await atHome(work, call.caller)
    const own = { ...call, caller }
    const row = await lockGrant(work, input.grantId)
    const now = await livesIn(work.tx, work.districtId, row.givenBy)
    const giverFamilies = [...new Set([row.giverFamilyId, now])]
    const decided = decideApprove({
      state: row.state,
      familyIds: [row.familyId],
      memberIds: row.memberIds,
      giver: { personId: row.givenBy, familyIds: giverFamilies },
      approver: caller,
    })
    if (!decided.ok) return decided
    if (input.verdict === 'approve') return approve(work, own, row, giverFamilies, input.note)
    await close(work, row, own, { state: 'declined', txnId: null, note: input.note })
    work.record({
      subject: row.id,
      before: { state: 'waiting' },
      after: { state: 'declined' },
      reason: input.note,
    })
    return ok({ grantId: row.id, state: 'declined' })
  },
)
