import { and, asc, eq, gt, sql, sum } from 'drizzle-orm'
import { repayClaims } from '../../domain/points'
import { ok, refuse, type Result } from '../../domain/result'
import { repaySentence, waiveSentence } from '../../words/awards'
import { claimWaivedNotice } from '../../words/notices-hours'
import { preparedSelect } from '../db/prepared'
import { claim, family, org, txn } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import type { Db, Tx } from '../db/connect'
import { atHome } from '../families/lives'
import { newId } from '../ids'
import { lockAccounts, pick, post } from './ledger'
import { spendableOf, takeFromLots } from './lots'

/**
 * When an award is taken back after its points were spent, the household owes them: a claim. What it earns or
 * gets back settles the claim first, and until then, or until staff waive it, it redeems nothing.
 */

const owedSum = preparedSelect('owed_sum', (from) =>
  from
    .select({ owed: sum(claim.remaining).mapWith(Number) })
    .from(claim)
    .where(
      and(
        eq(claim.districtId, sql.placeholder('districtId')),
        eq(claim.familyId, sql.placeholder('familyId')),
        sql`${claim.remaining} > 0`,
      ),
    ),
)

/** What the household owes in all. */
export const owedBy = async (db: Db | Tx, districtId: string, familyId: string) => {
  const [row] = await owedSum(db, { districtId, familyId })
  return row?.owed ?? 0
}

/** What the household owes, claim by claim, the oldest first, each with the sentence of its reversal. */
export const listOwed = async ({ deps, districtId, caller }: ResidentCall) => {
  const rows = await deps.db
    .select({
      claimId: claim.id,
      at: claim.at,
      amount: claim.amount,
      remaining: claim.remaining,
      sentence: txn.sentence,
    })
    .from(claim)
    .innerJoin(txn, and(eq(txn.districtId, claim.districtId), eq(txn.id, claim.txnId)))
    .where(
      and(
        eq(claim.districtId, districtId),
        eq(claim.familyId, caller.familyId),
        gt(claim.remaining, 0),
      ),
    )
    .orderBy(asc(claim.at), asc(claim.id))
  return rows.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }))
}

const openClaims = ({ tx, districtId }: Work, familyId: string) =>
  tx
    .select({ claimId: claim.id, remaining: claim.remaining })
    .from(claim)
    .where(
      and(eq(claim.districtId, districtId), eq(claim.familyId, familyId), gt(claim.remaining, 0)),
    )
    .orderBy(asc(claim.at), asc(claim.id))
    .for('update')

const lower = async (
  { tx, districtId, auditId }: Work,
  id: string,
  set: Partial<typeof claim.$inferInsert>,
) => {
  await tx
    .update(claim)
    .set({ ...set, auditId })
    .where(and(eq(claim.districtId, districtId), eq(claim.id, id)))
}

/** Settles what the household owes, the oldest first, out of what it has. */
export const settleClaims = async (work: Work, familyId: string) => {
  if ((await owedBy(work.tx, work.districtId, familyId)) === 0) return
  const accounts = await lockAccounts(work, [
    { kind: 'family', ownerId: familyId },
    { kind: 'claim', ownerId: familyId },
  ])
  const own = pick(accounts, 'family', familyId)
  const claims = await openClaims(work, familyId)
  const repaid = repayClaims(claims, await spendableOf(work, own.id))
  for (const { claimId, amount } of repaid) {
    const before = claims.find((one) => one.claimId === claimId)?.remaining ?? amount
    const txnId = newId()
    await post(work, [
      {
        id: txnId,
        kind: 'repay',
        familyId,
        subject: claimId,
        sentence: repaySentence({ points: amount, left: before - amount }),
        postings: [
          { accountId: own.id, amount: -amount },
          { accountId: pick(accounts, 'claim', familyId).id, amount },
        ],
      },
    ])
    const taken = await takeFromLots(work, own.id, txnId, amount)
    if (!taken.ok) throw new Error('the lots hold what was counted under the lock')
    await lower(work, claimId, { remaining: before - amount })
  }
}

const claimWithHome = ({ deps }: Pick<ResidentCall, 'deps'>) =>
  deps.db
    .select({ claim, alias: family.alias, orgPath: org.path })
    .from(claim)
    .innerJoin(family, and(eq(family.districtId, claim.districtId), eq(family.id, claim.familyId)))
    .innerJoin(org, and(eq(org.districtId, family.districtId), eq(org.id, family.communityId)))

/** The community whose staff may waive a claim; null when there is none. */
export const claimOrgPath = async (call: ResidentCall, { claimId }: { claimId: string }) => {
  const [row] = await claimWithHome(call).where(
    and(eq(claim.districtId, call.districtId), eq(claim.id, claimId)),
  )
  return row?.orgPath ?? null
}

/** What households of an org's communities owe, the oldest first. */
export const listClaims = async (call: ResidentCall, { orgId }: { orgId: string }) => {
  const rows = await claimWithHome(call)
    .where(
      and(
        eq(claim.districtId, call.districtId),
        gt(claim.remaining, 0),
        sql`${org.path} like '%/' || ${orgId} || '/%'`,
      ),
    )
    .orderBy(asc(claim.at), asc(claim.id))
    .limit(100)
  return rows.map(({ claim: row, alias }) => ({
    claimId: row.id,
    alias,
    at: row.at.toISOString(),
    amount: row.amount,
    remaining: row.remaining,
  }))
}

const lockClaim = async ({ tx, districtId }: Work, claimId: string) => {
  const [row] = await tx
    .select()
    .from(claim)
    .where(and(eq(claim.districtId, districtId), eq(claim.id, claimId)))
    .for('update')
  return row ?? null
}

const homeOf = async ({ tx, districtId }: Work, familyId: string) => {
  const [row] = await tx
    .select({ headId: family.headId, communityId: family.communityId })
    .from(family)
    .where(and(eq(family.districtId, districtId), eq(family.id, familyId)))
  if (!row) throw new Error('a claim always has its household')
  return row
}

interface WaiveInput {
  key: string
  claimId: string
  reason: string
}

/** Staff let a claim go, with a reason that the household reads; never the own one's. */
export const waiveClaim = command(
  'points.waiveClaim',
  async (
    work: Work,
    { caller }: ResidentCall,
    input: WaiveInput,
  ): Promise<Result<{ waived: number }, 'own_family' | 'nothing_pending'>> => {
    const [found] = await work.tx
      .select({ familyId: claim.familyId })
      .from(claim)
      .where(and(eq(claim.districtId, work.districtId), eq(claim.id, input.claimId)))
    if (!found) return refuse('nothing_pending')
    const { familyId: own } = await atHome(work, caller)
    if (found.familyId === own) return refuse('own_family')
    const { familyId } = found
    const home = await homeOf(work, familyId)
    // The family account is locked before its claims, as where they are settled.
    const accounts = await lockAccounts(work, [
      { kind: 'family', ownerId: familyId },
      { kind: 'claim', ownerId: familyId },
      { kind: 'adjustment', ownerId: home.communityId },
    ])
    const row = await lockClaim(work, input.claimId)
    if (!row || row.remaining === 0) return refuse('nothing_pending')
    const waived = row.remaining
    await post(work, [
      {
        id: newId(),
        kind: 'waive',
        familyId,
        subject: row.id,
        sentence: waiveSentence(waived, input.reason),
        postings: [
          { accountId: pick(accounts, 'adjustment', home.communityId).id, amount: -waived },
          { accountId: pick(accounts, 'claim', familyId).id, amount: waived },
        ],
      },
    ])
    await lower(work, row.id, {
      remaining: 0,
      waivedAt: work.now,
      waivedById: caller.personId,
      waivedReason: input.reason,
    })
    await work.tell([
      claimWaivedNotice({
        personId: home.headId,
        familyId,
        points: waived,
        reason: input.reason,
      }),
    ])
    work.record({
      subject: row.id,
      before: { remaining: waived },
      after: { remaining: 0 },
      reason: input.reason,
    })
    return ok({ waived })
  },
)
