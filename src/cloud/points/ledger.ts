import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import {
  balanced,
  expiryOf,
  returnOf,
  takeFirstExpiring,
  type AccountKind,
  type Posting,
  type TxnKind,
} from '../../domain/points'
import { refuse, ok, type Result } from '../../domain/result'
import { account, lot, lotUse, posting, txn } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

/**
 * The ledger: double entry, only ever added to. Family and held accounts carry a balance and are locked in
 * the order of their ids; issuing and shop accounts carry none, so no award or redemption waits for another.
 */

export interface AccountRow {
  id: string
  kind: AccountKind
  ownerId: string
  balance: number | null
}

/** Makes missing accounts, then reads and locks those with a balance, in the order of their ids. */
export const lockAccounts = async (
  { tx, districtId, auditId }: Work,
  wanted: readonly { kind: AccountKind; ownerId: string }[],
): Promise<AccountRow[]> => {
  if (wanted.length === 0) return []
  await tx
    .insert(account)
    .values(
      wanted.map(({ kind, ownerId }) => ({
        districtId,
        id: newId(),
        kind,
        ownerId,
        balance: kind === 'family' || kind === 'held' ? 0 : null,
        auditId,
      })),
    )
    .onConflictDoNothing()
  const owners = [...new Set(wanted.map(({ ownerId }) => ownerId))]
  const kinds = [...new Set(wanted.map(({ kind }) => kind))]
  const own = and(
    eq(account.districtId, districtId),
    inArray(account.ownerId, owners),
    inArray(account.kind, kinds),
  )
  await tx
    .select({ id: account.id })
    .from(account)
    .where(and(own, sql`${account.balance} is not null`))
    .orderBy(asc(account.id))
    .for('update')
  return tx
    .select({
      id: account.id,
      kind: account.kind,
      ownerId: account.ownerId,
      balance: account.balance,
    })
    .from(account)
    .where(own)
}

/** The account of that kind and owner among those locked; a missing one is a bug. */
export const pick = (
  accounts: readonly AccountRow[],
  kind: AccountKind,
  ownerId: string,
): AccountRow => {
  const found = accounts.find((row) => row.kind === kind && row.ownerId === ownerId)
  if (!found) throw new Error(`no ${kind} account of ${ownerId} was locked`)
  return found
}

export interface Movement {
  id: string
  kind: TxnKind
  familyId: string
  subject: string
  refersTo?: string
  sentence: string
  rule?: unknown
  postings: readonly Posting[]
}

/** Writes movements and their postings, and carries the balances along in one statement. */
export const post = async (
  { tx, districtId, auditId, now }: Work,
  movements: readonly Movement[],
) => {
  if (movements.length === 0) return
  await tx.insert(txn).values(
    movements.map(({ postings: _, refersTo = null, rule = null, ...rest }) => ({
      districtId,
      at: now,
      auditId,
      refersTo,
      rule,
      ...rest,
    })),
  )
  const postings = movements.flatMap((movement) =>
    balanced(movement.postings).map((one) => ({ districtId, txnId: movement.id, ...one })),
  )
  await tx.insert(posting).values(postings)
  const change = new Map<string, number>()
  for (const { accountId, amount } of postings) {
    change.set(accountId, (change.get(accountId) ?? 0) + amount)
  }
  const rows = [...change].map(([id, amount]) => sql`(${id}::uuid, ${amount}::bigint)`)
  await tx.execute(sql`
    update account set balance = balance + moved.amount, audit_id = ${auditId}
    from (values ${sql.join(rows, sql`, `)}) as moved (id, amount)
    where account.district_id = ${districtId} and account.id = moved.id and account.balance is not null
  `)
}

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
  if (earned.length === 0) return
  await tx.insert(lot).values(
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

/** Takes points out of the lots that expire first; the family account is locked and covers the amount. */
export const takeFromLots = async (
  { tx, districtId, auditId, now }: Work,
  accountId: string,
  txnId: string,
  amount: number,
): Promise<Result<null, 'not_enough_points'>> => {
  const open = await tx
    .select({ lotId: lot.id, remaining: lot.remaining, expiresAt: lot.expiresAt })
    .from(lot)
    .where(
      and(
        eq(lot.districtId, districtId),
        eq(lot.accountId, accountId),
        sql`${lot.remaining} > 0 and ${lot.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(lot.expiresAt), asc(lot.id))
    .for('update')
  const taken = takeFirstExpiring(open, amount)
  if (!taken.ok) return refuse('not_enough_points')
  await tx
    .insert(lotUse)
    .values(taken.value.map((part, ordinal) => ({ districtId, txnId, ordinal, ...part })))
  for (const part of taken.value) {
    await tx
      .update(lot)
      .set({ remaining: sql`${lot.remaining} - ${part.amount}`, auditId })
      .where(and(eq(lot.districtId, districtId), eq(lot.id, part.lotId)))
  }
  return ok(null)
}

interface Returned {
  lotId: string
  accountId: string
  amount: number
  ordinal: number
  earnedAt: Date
  expiresAt: Date
  toldAt: Date | null
}

/** A lot of its own for points that come back too late for their old one; it names where they were before. */
const openReturned = async (
  { tx, districtId, auditId }: Work,
  txnId: string,
  { lotId, accountId, amount, earnedAt, toldAt }: Returned,
  expiresAt: Date,
) => {
  await tx.insert(lot).values({
    districtId,
    id: newId(),
    accountId,
    txnId,
    amount,
    remaining: amount,
    earnedAt,
    expiresAt,
    fromLotId: lotId,
    toldAt,
    auditId,
  })
}

const refill = async (
  { tx, districtId, auditId }: Work,
  txnId: string,
  { lotId, amount, ordinal }: Returned,
) => {
  await tx.insert(lotUse).values({ districtId, txnId, lotId, amount: -amount, ordinal })
  await tx
    .update(lot)
    .set({ remaining: sql`${lot.remaining} + ${amount}`, auditId })
    .where(and(eq(lot.districtId, districtId), eq(lot.id, lotId)))
}

/** Gives points back to the lots they were taken from, with time enough to spend them. */
export const returnToLots = async (work: Work, reserveTxnId: string, releaseTxnId: string) => {
  const { tx, districtId, now } = work
  const used = await tx
    .select({
      lotId: lotUse.lotId,
      accountId: lot.accountId,
      amount: lotUse.amount,
      ordinal: lotUse.ordinal,
      earnedAt: lot.earnedAt,
      expiresAt: lot.expiresAt,
      toldAt: lot.toldAt,
    })
    .from(lotUse)
    .innerJoin(lot, and(eq(lot.districtId, lotUse.districtId), eq(lot.id, lotUse.lotId)))
    .where(and(eq(lotUse.districtId, districtId), eq(lotUse.txnId, reserveTxnId)))
    .orderBy(asc(lotUse.ordinal))
  for (const one of used) {
    const back = returnOf(one, now)
    if (back.to === 'lot') await refill(work, releaseTxnId, one)
    else await openReturned(work, releaseTxnId, one, back.expiresAt)
  }
}
