import { and, asc, eq, gt, ne } from 'drizzle-orm'
import { takeBack } from '../../domain/points'
import { insertRows } from '../db/rows'
import { claim, lot, posting, txn, account } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, pick, post } from '../points/ledger'
import { useLots } from '../points/lots'
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
  const columns = { lotId: lot.id, remaining: lot.remaining }
  const left = and(
    eq(lot.districtId, districtId),
    eq(lot.accountId, accountId),
    gt(lot.remaining, 0),
  )
  const [own, others] = await Promise.all([
    tx
      .select(columns)
      .from(lot)
      .where(and(left, eq(lot.txnId, awardTxnId)))
      .for('update')
      .execute(),
    tx
      .select(columns)
      .from(lot)
      .where(and(left, ne(lot.txnId, awardTxnId), gt(lot.expiresAt, now)))
      .orderBy(asc(lot.expiresAt), asc(lot.id))
      .for('update')
      .execute(),
  ])
  return [...own, ...others]
}

/**
 * Takes an award back by a movement that names it, at most once: what has expired of it out of what expired, the
 * rest out of its own lot, then out of the household's other lots; what was spent already becomes a claim, and the
 * sentence says so.
 */
export const reverseAward = async (
  work: Work,
  awardTxnId: string,
  sentenceOf: (points: number, owed: number) => string,
) => {
  const { tx, districtId, auditId, now } = work
  const { familyId, subject, issuerId, points } = await given(work, awardTxnId)
  const accounts = await lockAccounts(work, [
    { kind: 'issuing', ownerId: issuerId },
    { kind: 'family', ownerId: familyId },
    { kind: 'claim', ownerId: familyId },
  ])
  const own = pick(accounts, 'family', familyId)
  const gone = await expiredOf(work, awardTxnId, [familyId])
  const left = points - gone.reduce((sum, { amount }) => sum + amount, 0)
  const { parts, owed } = takeBack(await openLotsOf(work, own.id, awardTxnId), left)
  const txnId = newId()
  await Promise.all([
    post(work, [
      {
        id: txnId,
        kind: 'reverse',
        familyId,
        subject,
        refersTo: awardTxnId,
        sentence: sentenceOf(points, owed),
        postings: [
          { accountId: pick(accounts, 'issuing', issuerId).id, amount: points },
          ...gone.map(({ accountId, amount }) => ({ accountId, amount: -amount })),
          { accountId: own.id, amount: owed - left },
          { accountId: pick(accounts, 'claim', familyId).id, amount: -owed },
        ].filter(({ amount }) => amount !== 0),
      },
    ]),
    useLots(work, txnId, parts),
    insertRows(
      tx,
      claim,
      owed === 0
        ? []
        : [
            {
              districtId,
              id: newId(),
              familyId,
              txnId,
              at: now,
              amount: owed,
              remaining: owed,
              auditId,
            },
          ],
    ),
  ])
  return { txnId, points, claimed: owed }
}
