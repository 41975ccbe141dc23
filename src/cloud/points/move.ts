import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/connect'
import { insertRows, isOneOf } from '../db/rows'
import { account, lot } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'
import { lockAccounts, pick, post, type AccountRow } from './ledger'
import { useLots, type LotPart } from './lots'

/**
 * Points that go along when people move from one household to another. Two movements, so that each
 * household's statement has its own: out of the one account and into the other, through the adjustment
 * account of the community, where they sum to zero. Lots move with their dates.
 */

export interface MovingLot {
  lotId: string
  remaining: number
  expiresAt: Date
}

/** Locks the accounts of both households, and of what is held for them. */
export const lockMove = (work: Work, from: string, to: string, communityId: string) =>
  lockAccounts(work, [
    { kind: 'family', ownerId: from },
    { kind: 'held', ownerId: from },
    { kind: 'family', ownerId: to },
    { kind: 'adjustment', ownerId: communityId },
  ])

/** The lots of a household that is locked, first expiring first. Those that have expired are asked for apart. */
export const lotsOf = (
  { tx, districtId, now }: Work,
  accounts: readonly AccountRow[],
  familyId: string,
  expired: 'with expired' | 'spendable',
): Promise<MovingLot[]> =>
  tx
    .select({ lotId: lot.id, remaining: lot.remaining, expiresAt: lot.expiresAt })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, pick(accounts, 'family', familyId).id),
        gt(lot.remaining, 0),
        expired === 'spendable' ? gt(lot.expiresAt, now) : undefined,
      ),
    )
    .orderBy(asc(lot.expiresAt), asc(lot.id))
    .for('update')

export interface Move {
  from: string
  to: string
  communityId: string
  /** What it is about: the household that ended, or the division. */
  subject: string
  parts: readonly LotPart[]
  sentences: { out: string; in: string }
}

const moveLots = async (
  work: Work,
  parts: Move['parts'],
  outId: string,
  inId: string,
  accountId: string,
) => {
  const { tx, districtId, auditId } = work
  const sources = await tx
    .select({ id: lot.id, earnedAt: lot.earnedAt, expiresAt: lot.expiresAt })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        isOneOf(
          lot.id,
          parts.map(({ lotId }) => lotId),
        ),
      ),
    )
  const dates = new Map(sources.map(({ id, ...rest }) => [id, rest]))
  await Promise.all([
    useLots(work, outId, parts),
    insertRows(
      tx,
      lot,
      parts.map(({ lotId, amount }) => {
        const known = dates.get(lotId)
        if (!known) throw new Error('a lot that moves was locked')
        return {
          districtId,
          id: newId(),
          accountId,
          txnId: inId,
          amount,
          remaining: amount,
          ...known,
          fromLotId: lotId,
          auditId,
        }
      }),
    ),
  ])
}

/** Carries the parts over; the accounts are locked by `lockMove`. Answers how many points went along. */
export const movePoints = async (work: Work, accounts: readonly AccountRow[], move: Move) => {
  const amount = move.parts.reduce((sum, part) => sum + part.amount, 0)
  if (amount === 0) return 0
  const outId = newId()
  const inId = newId()
  const between = pick(accounts, 'adjustment', move.communityId).id
  const to = pick(accounts, 'family', move.to).id
  await post(work, [
    {
      id: outId,
      kind: 'move_out',
      familyId: move.from,
      subject: move.subject,
      sentence: move.sentences.out,
      postings: [
        { accountId: pick(accounts, 'family', move.from).id, amount: -amount },
        { accountId: between, amount },
      ],
    },
    {
      id: inId,
      kind: 'move_in',
      familyId: move.to,
      subject: move.subject,
      refersTo: outId,
      sentence: move.sentences.in,
      postings: [
        { accountId: between, amount: -amount },
        { accountId: to, amount },
      ],
    },
  ])
  await moveLots(work, move.parts, outId, inId, to)
  return amount
}

/** What a household can still spend, without a lock, for a form. */
export const spendablePoints = async (
  { tx, districtId, now }: { tx: Db | Tx; districtId: string; now: Date },
  familyId: string,
) => {
  const [row] = await tx
    .select({ points: sql<number>`coalesce(sum(${lot.remaining}), 0)::int` })
    .from(lot)
    .innerJoin(account, and(eq(account.districtId, lot.districtId), eq(account.id, lot.accountId)))
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(account.kind, 'family'),
        eq(account.ownerId, familyId),
        gt(lot.remaining, 0),
        gt(lot.expiresAt, now),
      ),
    )
  return row?.points ?? 0
}
