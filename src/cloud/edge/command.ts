import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { NoticeAbout, NoticeKind } from '../../domain/notices'
import { ok, refuse, type Result } from '../../domain/result'
import { clockAhead, inWords, readNow, type Tx } from '../db/connect'
import { isAftermath, isWorthRetrying } from '../db/errors'
import { preparedChange, preparedReturning } from '../db/prepared'
import { insertRows } from '../db/rows'
import { audit, commandKey, outbox } from '../db/tables'
import type { Deps } from '../deps'
import { keyedHash, newId } from '../ids'
import type { TaskKind, TaskPayload } from '../outbox/tasks'
import type { Call } from './call'

/** What a command works with: one transaction, one instant, one audit row. */
export interface Work {
  tx: Tx
  now: Date
  districtId: string
  auditId: string
  /** Completes the audit row: what was touched, and what was there before and after. */
  record: (entry: {
    subject: string | null
    before?: unknown
    after?: unknown
    reason?: string
  }) => void
  /**
   * Leaves a statement on its way: nobody needs its answer, only that it is through before the commit. What is asked
   * later is answered after it.
   */
  sent: (statement: Promise<unknown>) => void
  /** Puts a task into the outbox; it runs after the commit. */
  enqueue: <K extends TaskKind>(kind: K, payload: TaskPayload[K]) => Promise<void>
  /** Tells people something: in the app and, where they agreed, through WeChat. */
  tell: (notices: readonly Notice[]) => Promise<void>
}

export interface Notice {
  personId: string
  kind: NoticeKind
  title: string
  body: string
  about: { what: NoticeAbout; id: string } | null
}

/** Thrown inside a transaction to roll it back; it never leaves this file. */
class RolledBack extends Error {}

interface AuditEntry {
  subject: string | null
  before: unknown
  after: unknown
  reason: string | null
}

const openWork = (tx: Tx, districtId: string, auditId: string, now: Date) => {
  const entry: AuditEntry = { subject: null, before: null, after: null, reason: null }
  const tasks: { kind: TaskKind; payload: unknown }[] = []
  const underway: Promise<unknown>[] = []
  const enqueue: Work['enqueue'] = (kind, payload) => {
    tasks.push({ kind, payload })
    return Promise.resolve()
  }
  const work: Work = {
    tx,
    now,
    districtId,
    auditId,
    record: ({ subject, before = null, after = null, reason = null }) => {
      Object.assign(entry, { subject, before, after, reason })
    },
    sent: (statement) => {
      underway.push(statement)
      // Where it fails, `carryOut` says so.
      statement.catch(() => undefined)
    },
    enqueue,
    tell: async (notices) => {
      for (const notice of notices) await enqueue('notice', notice)
    },
  }
  /** After one statement has failed, those that are on their way only say that the transaction is over. */
  const carryOut = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      const ended = await Promise.allSettled(underway)
      const errors = ended.map((one): unknown => (one.status === 'rejected' ? one.reason : null))
      const cause = [error, ...errors].find((one) => one !== null && !isAftermath(one))
      throw cause ?? error
    }
  }
  const close = async (command: string, personId: string | null, key: string | null) => {
    const written = { districtId, id: auditId, at: now, personId, command, key, ...entry }
    await Promise.all([
      ...underway,
      insertRows(tx, audit, [written]),
      insertRows(
        tx,
        outbox,
        tasks.map((task) => ({ districtId, id: newId(), ...task, runAt: now, auditId })),
      ),
    ])
  }
  return { work, carryOut, close }
}

const ofKey = (districtId: string, account: string, key: string) =>
  and(
    eq(commandKey.districtId, districtId),
    eq(commandKey.account, account),
    eq(commandKey.key, key),
  )

/**
 * Answers a command that was carried out before: the same answer for the same content, null for other
 * content under the same key. The answer was made by this very command, so it has its shape.
 */
const repeat = async <O>(tx: Tx, claim: Claim, kept: SQL<O>): Promise<{ answer: O } | null> => {
  const [before] = await tx
    .select({ requestHash: commandKey.requestHash, answer: kept })
    .from(commandKey)
    .where(ofKey(claim.districtId, claim.account, claim.key))
  return before?.requestHash === claim.requestHash ? { answer: before.answer } : null
}

/** Whether a command was carried out under this key: asked again, it answers what it answered. */
export const wasCarriedOut = async ({ deps, districtId, openid }: Call, key: string) => {
  const rows = await deps.db
    .select({ key: commandKey.key })
    .from(commandKey)
    .where(ofKey(districtId, openid ?? '', key))
  return rows.length === 1
}

interface Claim {
  districtId: string
  account: string
  key: string
  command: string
  requestHash: string
}

const keyClaim = preparedReturning(
  'key_claim',
  { now: sql<string>`now` },
  () => sql`
    insert into command_key (district_id, account, key, command, request_hash, audit_id, at)
    values (
      ${sql.placeholder('districtId')}, ${sql.placeholder('account')}, ${sql.placeholder('key')},
      ${sql.placeholder('command')}, ${sql.placeholder('requestHash')}, ${sql.placeholder('auditId')},
      ${clockAhead(sql.placeholder('ahead'))}
    )
    on conflict do nothing
    returning ${inWords(sql`at`)} as now
  `,
)

/**
 * Of two requests with one key the second waits here until the first has committed or rolled back. Answers the
 * instant of the command; null where the key has been used.
 */
const claimKey = async (tx: Tx, claim: Claim, auditId: string, ahead: number) => {
  const [claimed] = await keyClaim(tx, { ...claim, auditId, ahead })
  return claimed === undefined ? null : new Date(claimed.now)
}

const answerKept = preparedChange(
  'answer_kept',
  () => sql`
    update command_key set answer = ${sql.placeholder('answer')}::jsonb
    where district_id = ${sql.placeholder('districtId')} and account = ${sql.placeholder('account')}
      and key = ${sql.placeholder('key')}
  `,
)

const keepAnswer = (tx: Tx, { districtId, account, key }: Claim, value: unknown) =>
  answerKept(tx, { districtId, account, key, answer: JSON.stringify(value) })

const retries = 3

/** Runs a transaction again when the database says that nothing was done and it may be. */
export const inTransaction = async <T>(
  deps: Deps,
  run: (tx: Tx) => Promise<T>,
  mayRetry: (error: unknown) => boolean = isWorthRetrying,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.db.transaction(run)
    } catch (error) {
      if (attempt >= retries || !mayRetry(error)) throw error
    }
  }
}

/**
 * Makes a command of a rule: one transaction that claims the idempotency key, does the work, writes the
 * audit row and the outbox, and keeps the answer. A refusal rolls everything back.
 */
export const command =
  <C extends Call, I extends { key: string }, O, R extends string>(
    name: string,
    act: (work: Work, call: C, input: I) => Promise<Result<O, R>>,
  ) =>
  async (call: C, input: I): Promise<Result<O, R | 'key_reused'>> => {
    const { deps, districtId } = call
    const { key, ...content } = input
    const claim: Claim = {
      districtId,
      account: call.openid ?? '',
      key,
      command: name,
      requestHash: keyedHash(deps.secret, { name, content }),
    }
    const refused: { result?: Result<O, R> } = {}
    try {
      const outcome = await inTransaction(deps, async (tx) => {
        const auditId = newId()
        const now = await claimKey(tx, claim, auditId, deps.offset.milliseconds)
        if (now === null) return repeat(tx, claim, sql<O>`${commandKey.answer}`)
        const { work, carryOut, close } = openWork(tx, districtId, auditId, now)
        const result = await carryOut(() => act(work, call, input))
        if (!result.ok) {
          refused.result = result
          throw new RolledBack()
        }
        const { value } = result
        const personId = call.caller?.personId ?? null
        await carryOut(() =>
          Promise.all([close(name, personId, key), keepAnswer(tx, claim, value)]),
        )
        return { answer: value }
      })
      return outcome === null ? refuse('key_reused') : ok(outcome.answer)
    } catch (error) {
      if (error instanceof RolledBack && refused.result) return refused.result
      throw error
    }
  }

/**
 * A piece of work that no person asked for: the timer's, or the note of a wrong guess. When it changed
 * nothing it leaves nothing behind.
 */
export const systemWork = async (
  deps: Deps,
  districtId: string,
  name: string,
  act: (work: Work) => Promise<boolean>,
): Promise<boolean> => {
  try {
    return await inTransaction(deps, async (tx) => {
      const now = await readNow(tx, deps.offset.milliseconds)
      const { work, carryOut, close } = openWork(tx, districtId, newId(), now)
      if (!(await carryOut(() => act(work)))) throw new RolledBack()
      await carryOut(() => close(name, null, null))
      return true
    })
  } catch (error) {
    if (error instanceof RolledBack) return false
    throw error
  }
}
