import { and, asc, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { takeBack } from '../../domain/points'
import type { Reversed } from '../../words/points'
import { Overtaken } from '../db/errors'
import { insertRows } from '../db/rows'
import { account, claim, lot, posting, txn } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, pick, post } from '../points/ledger'
import { useLots } from '../points/lots'
import { expiredOf } from '../points/origin'
import { householdsNear, movedLots, type Lack } from './bring-home'

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

/**
 * The open lots of an account that hold points of a sign-up or grant, however often these have moved, come back or
 * been given anew since.
 */
const holding = (
  districtId: string,
  accountId: string,
  subject: string,
) => sql<boolean>`${lot.id} in (
  with recursive trace as (
    select l.id, l.txn_id, l.from_lot_id from lot l
    where l.district_id = ${districtId} and l.account_id = ${accountId} and l.remaining > 0
    union all
    select trace.id, earlier.txn_id, earlier.from_lot_id
    from trace join lot earlier on earlier.district_id = ${districtId} and earlier.id = trace.from_lot_id
  )
  select trace.id from trace
  join txn t on t.district_id = ${districtId} and t.id = trace.txn_id
  where t.subject = ${subject} and t.kind in ('award', 'bonus')
)`

/** What is left of the award's own points, and after them the household's others, those that expire first. */
const openLotsOf = ({ tx, districtId, now }: Work, accountId: string, subject: string) => {
  const isOwn = holding(districtId, accountId, subject)
  return tx
    .select({ lotId: lot.id, remaining: lot.remaining, isOwn })
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

/** What was not found any more is a claim. */
const oweFor = (
  { tx, districtId, auditId, now }: Work,
  { familyId, txnId, owed }: { familyId: string; txnId: string; owed: number },
) => {
  const row = { districtId, id: newId(), familyId, txnId, at: now, auditId }
  return insertRows(tx, claim, owed === 0 ? [] : [{ ...row, amount: owed, remaining: owed }])
}

/** The households around one, and those among the others that hold points of a sign-up or grant. */
const holdersAround = async (work: Work, familyId: string, subject: string) => {
  const near = await householdsNear(work, familyId)
  const elsewhere = near.filter((id) => id !== familyId)
  const moved = await movedLots(work, subject, elsewhere)
  return { near, holders: [...new Set(moved.map((one) => one.familyId))] }
}

/**
 * Takes an award or a bonus back by a movement that names it, at most once: what has expired of it out of what expired, the
 * rest out of its own points, then out of the household's others; what was spent already becomes a claim, and the
 * sentence says so. It is taken from the household that has its points now: the one that it was awarded to, or the one
 * that this has moved in with. What it `lacks` of those very points may have gone along with a division: `bringHome`.
 */
export const reverseAward = async (
  work: Work,
  awardTxnId: string,
  {
    payeeId: familyId,
    sentenceOf,
  }: {
    payeeId: string
    sentenceOf: (reversed: Reversed) => string
  },
) => {
  const { subject, issuerId, points } = await given(work, awardTxnId)
  const { near, holders } = await holdersAround(work, familyId, subject)
  const accounts = await lockAccounts(work, [
    { kind: 'issuing', ownerId: issuerId },
    { kind: 'claim', ownerId: familyId },
    // What comes home passes through it: an account is made before any is locked.
    ...(holders.length > 0 ? [{ kind: 'adjustment' as const, ownerId: issuerId }] : []),
    ...[familyId, ...holders].map((ownerId) => ({ kind: 'family' as const, ownerId })),
  ])
  // One of the holders may have divided, or moved in with others, before its account was locked.
  const since = holders.length > 0 ? (await holdersAround(work, familyId, subject)).holders : []
  if (since.some((id) => !holders.includes(id))) throw new Overtaken('the points have moved on')
  const own = pick(accounts, 'family', familyId)
  const gone = await expiredOf(work, awardTxnId, near)
  const expired = gone.reduce((sum, { amount }) => sum + amount, 0)
  const left = points - expired
  const lots = await openLotsOf(work, own.id, subject)
  const { parts, owed } = takeBack(lots, left)
  const ownLots = new Set(lots.flatMap((one) => (one.isOwn ? [one.lotId] : [])))
  const found = parts.filter(({ lotId }) => ownLots.has(lotId))
  const txnId = newId()
  await Promise.all([
    post(work, [
      {
        id: txnId,
        kind: 'reverse',
        familyId,
        subject,
        refersTo: awardTxnId,
        sentence: sentenceOf({ points, owed, gone: expired }),
        postings: [
          { accountId: pick(accounts, 'issuing', issuerId).id, amount: points },
          ...gone.map(({ accountId, amount }) => ({ accountId, amount: -amount })),
          { accountId: own.id, amount: owed - left },
          { accountId: pick(accounts, 'claim', familyId).id, amount: -owed },
        ].filter(({ amount }) => amount !== 0),
      },
    ]),
    useLots(work, txnId, parts),
    oweFor(work, { familyId, txnId, owed }),
  ])
  const lack: Lack = {
    subject,
    familyId,
    communityId: issuerId,
    points: left - found.reduce((sum, { amount }) => sum + amount, 0),
    holders,
  }
  return { txnId, points, taken: left - owed, lack }
}
