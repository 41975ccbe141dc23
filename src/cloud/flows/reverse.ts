import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import { claim, lot, lotUse, posting, txn, account } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, pick, post } from '../points/ledger'
import { expiredOf } from '../points/origin'

interface Given {
  familyId: string
  subject: string
  issuerId: string
  points: number
}

/** The award as it was posted: who issued it, and how much. */
const given = async ({ tx, districtId }: Work, awardTxnId: string): Promise<Given> => {
  const [row] = await tx
    .select({
      familyId: txn.familyId,
      subject: txn.subject,
      issuerId: account.ownerId,
      points: posting.amount,
    })
    .from(txn)
    .innerJoin(posting, and(eq(posting.districtId, txn.districtId), eq(posting.txnId, txn.id)))
    .innerJoin(
      account,
      and(eq(account.districtId, posting.districtId), eq(account.id, posting.accountId)),
    )
    .where(
      and(
        eq(txn.districtId, districtId),
        eq(txn.id, awardTxnId),
        eq(txn.kind, 'award'),
        eq(account.kind, 'issuing'),
      ),
    )
  if (!row) throw new Error('there is no such award')
  return { ...row, points: -row.points }
}

/** What is left of the award's own lot, and after it of the household's others, those that expire first. */
const openLotsOf = async ({ tx, districtId, now }: Work, accountId: string, awardTxnId: string) => {
  const columns = { id: lot.id, remaining: lot.remaining }
  const left = and(
    eq(lot.districtId, districtId),
    eq(lot.accountId, accountId),
    gt(lot.remaining, 0),
  )
  const own = await tx
    .select(columns)
    .from(lot)
    .where(and(left, eq(lot.txnId, awardTxnId)))
    .for('update')
  const others = await tx
    .select(columns)
    .from(lot)
    .where(and(left, ne(lot.txnId, awardTxnId), gt(lot.expiresAt, now)))
    .orderBy(asc(lot.expiresAt), asc(lot.id))
    .for('update')
  return [...own, ...others]
}

const takeBack = async (
  { tx, districtId, auditId }: Work,
  txnId: string,
  parts: readonly { id: string; amount: number }[],
) => {
  if (parts.length === 0) return
  await tx
    .insert(lotUse)
    .values(
      parts.map(({ id, amount }, ordinal) => ({ districtId, txnId, lotId: id, amount, ordinal })),
    )
  for (const { id, amount } of parts) {
    await tx
      .update(lot)
      .set({ remaining: sql`${lot.remaining} - ${amount}`, auditId })
      .where(and(eq(lot.districtId, districtId), eq(lot.id, id)))
  }
}

const sumOf = (parts: readonly { amount: number }[]) =>
  parts.reduce((sum, { amount }) => sum + amount, 0)

/**
 * Takes an award back by a movement that names it, at most once: what has expired of it out of what expired, the
 * rest out of its own lot, then out of the household's other lots; what was spent already becomes a claim.
 */
export const reverseAward = async (work: Work, awardTxnId: string, sentence: string) => {
  const { tx, districtId, auditId, now } = work
  const { familyId, subject, issuerId, points } = await given(work, awardTxnId)
  const accounts = await lockAccounts(work, [
    { kind: 'issuing', ownerId: issuerId },
    { kind: 'family', ownerId: familyId },
    { kind: 'claim', ownerId: familyId },
  ])
  const own = pick(accounts, 'family', familyId)
  const gone = await expiredOf(work, awardTxnId, [familyId])
  const parts: { id: string; amount: number }[] = []
  let missing = points - sumOf(gone)
  for (const { id, remaining } of await openLotsOf(work, own.id, awardTxnId)) {
    const amount = Math.min(missing, remaining)
    if (amount > 0) parts.push({ id, amount })
    missing -= amount
  }
  const txnId = newId()
  const taken = sumOf(parts)
  await post(work, [
    {
      id: txnId,
      kind: 'reverse',
      familyId,
      subject,
      refersTo: awardTxnId,
      sentence,
      postings: [
        { accountId: pick(accounts, 'issuing', issuerId).id, amount: points },
        ...gone.map(({ accountId, amount }) => ({ accountId, amount: -amount })),
        { accountId: own.id, amount: -taken },
        { accountId: pick(accounts, 'claim', familyId).id, amount: -missing },
      ].filter(({ amount }) => amount !== 0),
    },
  ])
  await takeBack(work, txnId, parts)
  if (missing > 0) {
    const owed = { districtId, id: newId(), familyId, txnId, at: now, auditId }
    await tx.insert(claim).values({ ...owed, amount: missing, remaining: missing })
  }
  return { txnId, points, claimed: missing }
}
