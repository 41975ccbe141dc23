import { and, asc, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { takeBack } from '../../domain/points'
import { insertRows } from '../db/rows'
import { account, claim, family, lot, posting, txn } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, pick, post } from '../points/ledger'
import { useLots } from '../points/lots'
import { expiredOf } from '../points/origin'

interface Given {
  subject: string
  issuerId: string
  points: number
}

/** The award or the bonus as it was posted: who issued it, and how much. */
const given = async ({ tx, districtId }: Work, awardTxnId: string): Promise<Given> => {
  const [row] = await tx
    .select({
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
        inArray(txn.kind, ['award', 'bonus']),
        eq(account.kind, 'issuing'),
      ),
    )
  if (!row) throw new Error('there is no such award')
  return { ...row, points: -row.points }
}

/** A household with those that have moved in with it: in which of them points of an award may have expired. */
const standsFor = async ({ tx, districtId }: Work, familyId: string) => {
  const rows = await tx
    .select({ id: family.id })
    .from(family)
    .where(
      and(
        eq(family.districtId, districtId),
        or(eq(family.id, familyId), eq(family.joinedId, familyId)),
      ),
    )
  return rows.map(({ id }) => id)
}

/** The open lots of an account that hold points of an award, however often these have moved or come back since. */
const holding = (
  districtId: string,
  accountId: string,
  awardTxnId: string,
) => sql<boolean>`${lot.id} in (
  with recursive trace as (
    select l.id, l.txn_id, l.from_lot_id from lot l
    where l.district_id = ${districtId} and l.account_id = ${accountId} and l.remaining > 0
    union all
    select trace.id, earlier.txn_id, earlier.from_lot_id
    from trace join lot earlier on earlier.district_id = ${districtId} and earlier.id = trace.from_lot_id
  )
  select id from trace where txn_id = ${awardTxnId}
)`

/** What is left of the award's own points, and after them the household's others, those that expire first. */
const openLotsOf = ({ tx, districtId, now }: Work, accountId: string, awardTxnId: string) => {
  const isOwn = holding(districtId, accountId, awardTxnId)
  return tx
    .select({ lotId: lot.id, remaining: lot.remaining })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, accountId),
        gt(lot.remaining, 0),
        or(isOwn, gt(lot.expiresAt, now)),
      ),
    )
    .orderBy(desc(isOwn), asc(lot.expiresAt), asc(lot.id))
    .for('update')
}

/**
 * Takes an award or a bonus back by a movement that names it, at most once: what has expired of it out of what expired, the
 * rest out of its own points, then out of the household's others; what was spent already becomes a claim, and the
 * sentence says so. It is taken from the household that has its points now: the one that it was awarded to, or the one
 * that this has moved in with.
 */
export const reverseAward = async (
  work: Work,
  awardTxnId: string,
  {
    payeeId: familyId,
    sentenceOf,
  }: {
    payeeId: string
    sentenceOf: (points: number, owed: number) => string
  },
) => {
  const { tx, districtId, auditId, now } = work
  const { subject, issuerId, points } = await given(work, awardTxnId)
  const accounts = await lockAccounts(work, [
    { kind: 'issuing', ownerId: issuerId },
    { kind: 'family', ownerId: familyId },
    { kind: 'claim', ownerId: familyId },
  ])
  const own = pick(accounts, 'family', familyId)
  const gone = await expiredOf(work, awardTxnId, await standsFor(work, familyId))
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
