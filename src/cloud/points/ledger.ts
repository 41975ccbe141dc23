import { and, asc, eq, sql } from 'drizzle-orm'
import { balanced, type AccountKind, type Posting, type TxnKind } from '../../domain/points'
import { preparedChange, preparedSelect } from '../db/prepared'
import { insertRows, isOneOf } from '../db/rows'
import { account, posting, txn } from '../db/tables'
import type { Work } from '../edge/command'
import { newId } from '../ids'

/**
 * The ledger: double entry, only ever added to. Family and held accounts carry a balance and are locked in
 * the order of their ids; issuing and shop accounts carry none, so no award or redemption waits for another.
 *
 * Statements that do not need each other's answers go out together, in the order in which they stand here:
 * `.execute()` sends at once, where `await` alone would wait for its turn. Whatever may fail is sent before a
 * statement whose answer leads to more, so that nothing follows a transaction that is over.
 */

export interface AccountRow {
  id: string
  kind: AccountKind
  ownerId: string
  balance: number | null
}

/** Two commands that make the same accounts make them in the same order, so that neither waits in a circle. */
const inOrder = <W extends { kind: AccountKind; ownerId: string }>(wanted: readonly W[]): W[] => {
  const keyOf = ({ ownerId, kind }: W) => `${ownerId} ${kind}`
  return [...wanted].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

const ofOwners = and(
  eq(account.districtId, sql.placeholder('districtId')),
  isOneOf(account.ownerId, sql.placeholder('owners')),
  sql`${account.kind} = any(${sql.placeholder('kinds')}::text[])`,
)

const accountsToLock = preparedSelect('accounts_to_lock', (from) =>
  from
    .select({ id: account.id })
    .from(account)
    .where(and(ofOwners, sql`${account.balance} is not null`))
    .orderBy(asc(account.id))
    .for('update'),
)

const accountsToRead = preparedSelect('accounts_to_read', (from) =>
  from
    .select({
      id: account.id,
      kind: account.kind,
      ownerId: account.ownerId,
      balance: account.balance,
    })
    .from(account)
    .where(ofOwners),
)

/**
 * Makes missing accounts, then locks those with a balance, in the order of their ids, and reads all. The
 * statements go out together and are carried out in this order, so what is read is what was locked.
 */
export const lockAccounts = async (
  { tx, districtId, auditId }: Work,
  wanted: readonly { kind: AccountKind; ownerId: string }[],
): Promise<AccountRow[]> => {
  if (wanted.length === 0) return []
  const owners = [...new Set(wanted.map(({ ownerId }) => ownerId))]
  const kinds = [...new Set(wanted.map(({ kind }) => kind))]
  const own = { districtId, owners, kinds }
  const [, , rows] = await Promise.all([
    insertRows(
      tx,
      account,
      inOrder(wanted).map(({ kind, ownerId }) => ({
        districtId,
        id: newId(),
        kind,
        ownerId,
        balance: kind === 'family' || kind === 'held' ? 0 : null,
        auditId,
      })),
      { onConflictDoNothing: true },
    ),
    accountsToLock(tx, own),
    accountsToRead(tx, own),
  ])
  return rows
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

/** What each account gains or loses by the postings together. */
const changesOf = (postings: readonly Posting[]) => {
  const change = new Map<string, number>()
  for (const { accountId, amount } of postings) {
    change.set(accountId, (change.get(accountId) ?? 0) + amount)
  }
  return change
}

const balancesToMove = preparedChange(
  'balances_to_move',
  () => sql`
    update account set balance = balance + moved.amount, audit_id = ${sql.placeholder('auditId')}
    from unnest(${sql.placeholder('ids')}::uuid[], ${sql.placeholder('amounts')}::bigint[]) as moved (id, amount)
    where account.district_id = ${sql.placeholder('districtId')} and account.id = moved.id
      and account.balance is not null
  `,
)

/**
 * Writes movements and their postings, and carries the balances along in one statement. The three go out
 * together: none of them needs an answer.
 */
export const post = async (
  { tx, districtId, auditId, now }: Work,
  movements: readonly Movement[],
) => {
  if (movements.length === 0) return
  const postings = movements.flatMap((movement) =>
    balanced(movement.postings).map((one) => ({ districtId, txnId: movement.id, ...one })),
  )
  const changes = changesOf(postings)
  await Promise.all([
    insertRows(
      tx,
      txn,
      movements.map(({ postings: _, refersTo = null, rule = null, ...rest }) => ({
        districtId,
        at: now,
        auditId,
        refersTo,
        rule,
        ...rest,
      })),
    ),
    insertRows(tx, posting, postings),
    balancesToMove(tx, {
      districtId,
      auditId,
      ids: [...changes.keys()],
      amounts: [...changes.values()],
    }),
  ])
}
