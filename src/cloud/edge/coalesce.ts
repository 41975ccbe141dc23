import { performance } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../domain/result'
import { readNow, type Tx } from '../db/connect'
import { brokenConstraint, isLostConnection, isUnavailable, isWorthRetrying } from '../db/errors'
import { insertRows } from '../db/rows'
import { audit, commandKey, outbox } from '../db/tables'
import type { Deps } from '../deps'
import { contentHash, newId } from '../ids'
import type { Call } from './call'
import { inTransaction, type Notice } from './command'
import { answersUnder, byKey, nameOf, type Named } from './keys'
import { meanwhile } from './meanwhile'
import { dismissLate, queuesByDistrict, type Patient, type Queue } from './queue'

/**
 * Requests that arrive together are carried out in one short transaction with multi-row statements, each
 * still with its own key, its own audit row and its own answer. A lone request is a batch of one, so there is
 * one path to be right. Where one process sees one request at a time, nothing is ever coalesced.
 */

/**
 * ★ At most so many requests in one transaction, and so many transactions of one command at a time: one has the locks,
 * the other one has asked what it may ask without them.
 */
const largestBatch = 192
const mostAtOnce = 2

/** One request of a batch, with the audit row that it will have. */
export interface Entry<C, I> {
  call: C
  input: I
  auditId: string
}

export interface BatchWork {
  tx: Tx
  now: Date
  districtId: string
}

/** What is left behind by a request that was carried out. */
interface Trail {
  subject: string
  after: unknown
  notices: readonly Notice[]
  reseat: readonly string[]
}

/**
 * What became of one request, with what is to be written down and told if it was carried out, and the slots
 * whose lines are to be looked at again. What is thrown for one ("not there") is thrown to its sender alone.
 */
export type Outcome<O, R> =
  | ({ ok: true; value: O } & Trail)
  | Extract<Result<never, R>, { ok: false }>
  | { ok: 'thrown'; error: Error }

interface Waiting<C, I, O, R> extends Entry<C, I>, Patient {
  account: string
  key: string
  requestHash: string
  resolve: (result: Result<O, R | 'key_reused'>) => void
}

/** Takes what can go into one batch: two requests under one key never meet in the same statement. */
const take = <W extends Named>(queue: Queue<W>): W[] => {
  const batch: W[] = []
  const later: W[] = []
  const seen = new Set<string>()
  for (const one of queue.waiting) {
    const name = nameOf(one)
    if (batch.length < largestBatch && !seen.has(name)) batch.push(one)
    else later.push(one)
    seen.add(name)
  }
  queue.waiting = later
  return batch
}

interface Done<C> extends Named {
  call: C
  requestHash: string
  auditId: string
  outcome: { value: unknown } & Trail
}

/**
 * Writes the audit rows, the outbox and, last, the keys with their answers. Whoever carries out the same key in
 * another transaction at this moment meets it there: one of the two is taken back, tried again, and finds the
 * answer of the other. Keys are written in order, so that two such batches do not wait for each other in a circle.
 */
const writeDown = async <C extends Call>(
  { tx, districtId, now }: BatchWork,
  command: string,
  done: readonly Done<C>[],
) => {
  const trail = done.map(({ auditId, call, key, outcome }) => ({
    districtId,
    id: auditId,
    at: now,
    personId: call.caller?.personId ?? null,
    command,
    key,
    subject: outcome.subject,
    after: outcome.after,
  }))
  const tasks = done.flatMap(({ auditId, outcome }) =>
    [
      ...outcome.notices.map((payload) => ({ kind: 'notice', payload })),
      ...outcome.reseat.map((slotId) => ({ kind: 'reseat', payload: { slotId } })),
    ].map((task) => ({ districtId, id: newId(), ...task, runAt: now, auditId })),
  )
  const keys = [...done].sort(byKey).map(({ account, key, requestHash, auditId, outcome }) => ({
    districtId,
    account,
    key,
    command,
    requestHash,
    answer: outcome.value,
    auditId,
    at: now,
  }))
  await Promise.all([
    insertRows(tx, audit, trail),
    insertRows(tx, outbox, tasks),
    insertRows(tx, commandKey, keys),
  ])
}

/** Whether another transaction wrote one of our keys first: nothing was done, and its answer can be read now. */
const metItsTwin = (error: unknown) =>
  brokenConstraint(error) === 'command_key_district_id_account_key_pk'

/**
 * Carries out those of the batch that were not carried out before. The statements that write it go out with those
 * that write its trail; `written` is when they are through.
 */
type Act<C, I, O, R> = (fresh: readonly Entry<C, I>[]) => {
  outcomes: readonly Outcome<O, R>[]
  written: Promise<unknown>
}

/**
 * Takes the locks at which two requests under one key wait for each other, says so by calling `locked`, and reads
 * what they guard; the keys are looked up meanwhile.
 */
type Begin<C, I, O, R> = (
  work: BatchWork,
  entries: readonly Entry<C, I>[],
  locked: () => void,
) => Promise<Act<C, I, O, R>>

type Settled<O, R> = Result<O, R | 'key_reused'> | { ok: 'thrown'; error: Error }

interface Coalesced<C, I, O, R> {
  name: string
  begin: Begin<C, I, O, R>
  answeredBefore: ReturnType<typeof answersUnder<O>>
}

const runBatch = async <C extends Call, I, O, R extends string>(
  deps: Deps,
  districtId: string,
  { name, begin, answeredBefore }: Coalesced<C, I, O, R>,
  batch: readonly Waiting<C, I, O, R>[],
): Promise<Settled<O, R>[]> =>
  inTransaction(
    deps,
    async (tx) => {
      const work = { tx, districtId, now: await readNow(tx, deps.offset.milliseconds) }
      const asked = {
        districtId,
        accounts: batch.map(({ account }) => account),
        keys: batch.map(({ key }) => key),
      }
      const [act, rows] = await meanwhile(
        () => answeredBefore(tx, asked),
        (locked) => begin(work, batch, locked),
      )
      const before = new Map(rows.map((row) => [nameOf(row), row]))
      const fresh = batch.filter((one) => !before.has(nameOf(one)))
      const { outcomes, written } = act(fresh)
      const settled = new Map(fresh.map((one, index) => [one, outcomes[index]]))
      const done = fresh.flatMap((one) => {
        const outcome = settled.get(one)
        return outcome?.ok === true ? [{ ...one, outcome }] : []
      })
      await Promise.all([written, writeDown(work, name, done)])
      return batch.map((one) => {
        const outcome = settled.get(one)
        if (outcome !== undefined) return outcome.ok === true ? ok(outcome.value) : outcome
        const kept = before.get(nameOf(one))
        return kept?.requestHash === one.requestHash ? ok(kept.answer) : refuse('key_reused')
      })
    },
    (error) => isWorthRetrying(error) || metItsTwin(error),
  )

const rejectAll = (batch: readonly Patient[], error: unknown) => {
  for (const one of batch) one.reject(error)
}

/** Makes a command whose requests are coalesced per district. */
export const coalesced = <C extends Call, I extends { key: string }, O, R extends string>(
  name: string,
  begin: Begin<C, I, O, R>,
) => {
  const command = { name, begin, answeredBefore: answersUnder(sql<O>`${commandKey.answer}`) }
  const queueOf = queuesByDistrict<Waiting<C, I, O, R>>()

  /**
   * One bad request must not fail its neighbours: what failed together is tried one by one. What failed because
   * the connection broke is tried once more together: had it been committed, the keys know the answers.
   */
  const settle = async (
    deps: Deps,
    districtId: string,
    batch: Waiting<C, I, O, R>[],
    again = false,
  ): Promise<void> => {
    try {
      const results = await runBatch(deps, districtId, command, batch)
      batch.forEach((one, index) => {
        const result = results[index]
        if (result === undefined) one.reject(new Error('a request was left without an answer'))
        else if (result.ok === 'thrown') one.reject(result.error)
        else one.resolve(result)
      })
    } catch (error) {
      if (isLostConnection(error) && !again) return settle(deps, districtId, batch, true)
      if (batch.length === 1 || isUnavailable(error)) rejectAll(batch, error)
      else for (const one of batch) await settle(deps, districtId, [one])
    }
  }

  const pump = (deps: Deps, districtId: string) => {
    const queue = queueOf(deps, districtId)
    dismissLate(queue)
    while (queue.running < mostAtOnce && queue.waiting.length > 0) {
      queue.running += 1
      void settle(deps, districtId, take(queue)).finally(() => {
        queue.running -= 1
        pump(deps, districtId)
      })
    }
  }

  return (call: C, input: I): Promise<Result<O, R | 'key_reused'>> =>
    new Promise((resolve, reject) => {
      const { key, ...content } = input
      queueOf(call.deps, call.districtId).waiting.push({
        call,
        input,
        auditId: newId(),
        account: call.openid ?? '',
        key,
        requestHash: contentHash({ name, content }),
        since: performance.now(),
        resolve,
        reject,
      })
      // What arrives in one turn of the event loop goes together, from the first batch on.
      setImmediate(pump, call.deps, call.districtId)
    })
}
