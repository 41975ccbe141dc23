import { and, asc, eq, sql } from 'drizzle-orm'
import { expiryOf, returnOf, takeFirstExpiring } from '../../domain/points'
import { refuse, ok, type Result } from '../../domain/result'
import { preparedChange, preparedSelect } from '../db/prepared'
import { insertRows } from '../db/rows'
import { lot, lotUse } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

/** Points that were earned together and expire together. Whoever changes lots has locked their account. */

export interface LotDates {
  earnedAt: Date
  expiresAt: Date
  toldAt: Date | null
}

/** Points that were earned become lots, which expire together; what is given anew keeps the dates that it had. */
export const openLots = async (
  { tx, districtId, auditId, now }: Work,
  earned: readonly {
    accountId: string
    txnId: string
    amount: number
    dates?: LotDates | undefined
  }[],
) => {
  await insertRows(
    tx,
    lot,
    earned.map(({ dates, ...one }) => ({
      districtId,
      id: newId(),
      ...one,
      remaining: one.amount,
      ...(dates ?? { earnedAt: now, expiresAt: expiryOf(now), toldAt: null }),
      auditId,
    })),
  )
}

/** A part of a lot that a movement took; a negative amount goes back into it. */
export interface LotPart {
  lotId: string
  amount: number
}

const lotsToUse = preparedChange(
  'lots_to_use',
  () => sql`
    update lot set remaining = remaining - used.amount, audit_id = ${sql.placeholder('auditId')}
    from unnest(${sql.placeholder('ids')}::uuid[], ${sql.placeholder('amounts')}::bigint[]) as used (id, amount)
    where lot.district_id = ${sql.placeholder('districtId')} and lot.id = used.id
  `,
)

/** Takes parts out of lots that are locked, and notes which movement took how much of which. */
export const useLots = async (
  { tx, districtId, auditId }: Work,
  txnId: string,
  parts: readonly LotPart[],
) => {
  if (parts.length === 0) return
  await Promise.all([
    insertRows(
      tx,
      lotUse,
      parts.map(({ lotId, amount }, ordinal) => ({ districtId, txnId, lotId, amount, ordinal })),
    ),
    lotsToUse(tx, {
      districtId,
      auditId,
      ids: parts.map(({ lotId }) => lotId),
      amounts: parts.map(({ amount }) => amount),
    }),
  ])
}

/** What an account can really spend: what has passed its date waits to be taken away. The account is locked. */
export const spendableOf = async ({ tx, districtId, now }: Work, accountId: string) => {
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${lot.remaining}), 0)::int` })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, accountId),
        sql`${lot.remaining} > 0 and ${lot.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
  return row?.amount ?? 0
}

const openLotsToLock = preparedSelect('open_lots', (from) =>
  from
    .select({ lotId: lot.id, remaining: lot.remaining, expiresAt: lot.expiresAt })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, sql.placeholder('districtId')),
        eq(lot.accountId, sql.placeholder('accountId')),
        sql`${lot.remaining} > 0 and ${lot.expiresAt} > ${sql.placeholder('now')}::timestamptz`,
      ),
    )
    .orderBy(asc(lot.expiresAt), asc(lot.id))
    .for('update'),
)

/** Takes points out of the lots that expire first; the family account is locked and covers the amount. */
export const takeFromLots = async (
  work: Work,
  accountId: string,
  txnId: string,
  amount: number,
): Promise<Result<null, 'not_enough_points'>> => {
  const { tx, districtId, now } = work
  const open = await openLotsToLock(tx, { districtId, accountId, now: now.toISOString() })
  const taken = takeFirstExpiring(open, amount)
  if (!taken.ok) return refuse('not_enough_points')
  work.sent(useLots(work, txnId, taken.value))
  return ok(null)
}

interface Returned {
  lotId: string
  accountId: string
  amount: number
  earnedAt: Date
  expiresAt: Date
  toldAt: Date | null
}

/** Lots of their own for points that come back too late for their old ones; each names where it was before. */
const openReturned = (
  { tx, districtId, auditId }: Work,
  txnId: string,
  returned: readonly Returned[],
) =>
  insertRows(
    tx,
    lot,
    returned.map(({ lotId, amount, ...rest }) => ({
      ...rest,
      districtId,
      id: newId(),
      txnId,
      amount,
      remaining: amount,
      fromLotId: lotId,
      auditId,
    })),
  )

/**
 * Gives points back to the lots they were taken from, with time enough to spend them; where the household has moved
 * in with another one, into lots of that one.
 */
export const returnToLots = async (
  work: Work,
  takenTxnId: string,
  backTxnId: string,
  accountId: string,
) => {
  const { tx, districtId, now } = work
  const used = await tx
    .select({
      lotId: lotUse.lotId,
      accountId: lot.accountId,
      amount: lotUse.amount,
      earnedAt: lot.earnedAt,
      expiresAt: lot.expiresAt,
      toldAt: lot.toldAt,
    })
    .from(lotUse)
    .innerJoin(lot, and(eq(lot.districtId, lotUse.districtId), eq(lot.id, lotUse.lotId)))
    .where(and(eq(lotUse.districtId, districtId), eq(lotUse.txnId, takenTxnId)))
    .orderBy(asc(lotUse.ordinal))
  const back: LotPart[] = []
  const anew: Returned[] = []
  for (const one of used) {
    const { to, expiresAt } = returnOf(one, now)
    if (to === 'lot' && one.accountId === accountId) {
      back.push({ lotId: one.lotId, amount: -one.amount })
    } else anew.push({ ...one, accountId, expiresAt })
  }
  await Promise.all([useLots(work, backTxnId, back), openReturned(work, backTxnId, anew)])
}
