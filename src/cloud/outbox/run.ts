import { and, eq, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { later, minute } from '../../domain/time'
import { checkBudget } from '../budgets/watch'
import { readNow } from '../db/connect'
import { isOneOf } from '../db/rows'
import { outbox } from '../db/tables'
import type { Deps } from '../deps'
import { checkFeedbackText } from '../feedback/check'
import { checkPicture } from '../files/check'
import { recountDays } from '../flows/recount'
import { reseatLater } from '../signups/seats'
import { sendMessages, writeLetters } from './notices'
import { taskPayloads } from './tasks'

/** How many tasks one round takes, how long it may hold them, and when it gives a task up. */
const batch = 200
const lease = minute
const mostAttempts = 8

interface Task {
  id: string
  kind: string
  payload: unknown
  attempts: number
  auditId: string
}

/** Takes due tasks so that nobody else runs them meanwhile; a runner that dies loses them to the next. */
const leaseTasks = async (
  deps: Deps,
  districtId: string,
  now: Date,
  most: number,
): Promise<Task[]> =>
  deps.db.transaction(async (tx) => {
    const due = tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.districtId, districtId),
          sql`${outbox.doneAt} is null and ${outbox.failedAt} is null`,
          sql`${outbox.runAt} <= ${now.toISOString()}::timestamptz`,
          sql`(${outbox.leasedUntil} is null or ${outbox.leasedUntil} < ${now.toISOString()}::timestamptz)`,
        ),
      )
      .orderBy(outbox.runAt, outbox.id)
      .limit(most)
      .for('update', { skipLocked: true })
    const ids = (await due).map((row) => row.id)
    if (ids.length === 0) return []
    return tx
      .update(outbox)
      .set({ leasedUntil: later(now, lease), attempts: sql`${outbox.attempts} + 1` })
      .where(and(eq(outbox.districtId, districtId), isOneOf(outbox.id, ids)))
      .returning({
        id: outbox.id,
        kind: outbox.kind,
        payload: outbox.payload,
        attempts: outbox.attempts,
        auditId: outbox.auditId,
      })
  })

const runTask = async (deps: Deps, districtId: string, task: Task) => {
  switch (task.kind) {
    case 'check_picture':
      return checkPicture(
        deps,
        districtId,
        v.parse(taskPayloads.check_picture, task.payload).fileId,
      )
    case 'check_feedback':
      return checkFeedbackText(
        deps,
        districtId,
        v.parse(taskPayloads.check_feedback, task.payload).feedbackId,
      )
    case 'reseat': {
      await reseatLater(deps, districtId, v.parse(taskPayloads.reseat, task.payload).slotId)
      return
    }
    case 'recount': {
      await recountDays(deps, districtId, v.parse(taskPayloads.recount, task.payload))
      return
    }
    case 'check_budget': {
      await checkBudget(deps, districtId, v.parse(taskPayloads.check_budget, task.payload))
      return
    }
    default:
      throw new Error(`no task is called ${task.kind}`)
  }
}

const finish = (
  deps: Deps,
  districtId: string,
  ids: readonly string[],
  outcome: Partial<typeof outbox.$inferInsert>,
) =>
  deps.db
    .update(outbox)
    .set(outcome)
    .where(and(eq(outbox.districtId, districtId), isOneOf(outbox.id, ids)))

/** A failed task is tried again later and later; after the last attempt it stays, marked, for people to see. */
const fail = async (deps: Deps, districtId: string, task: Task, error: unknown, now: Date) => {
  const message = error instanceof Error ? error.message : String(error)
  deps.log.error(
    { taskId: task.id, kind: task.kind, attempts: task.attempts, error: message },
    'task failed',
  )
  const isLast = task.attempts >= mostAttempts
  await finish(deps, districtId, [task.id], {
    lastError: message.slice(0, 500),
    leasedUntil: null,
    ...(isLast ? { failedAt: now } : { runAt: later(now, minute * 2 ** (task.attempts - 1)) }),
  })
}

const runOne = async (deps: Deps, districtId: string, task: Task, now: Date) => {
  try {
    await runTask(deps, districtId, task)
    await finish(deps, districtId, [task.id], { doneAt: now })
    return 1
  } catch (error) {
    await fail(deps, districtId, task, error, now)
    return 0
  }
}

interface Held {
  tasks: readonly Task[]
  until: Date
}

/**
 * Holds tasks for another while: those that are still this runner's. One that was too slow, or was frozen with
 * its machine, has lost them to the next and leaves them alone.
 */
const renew = async (deps: Deps, districtId: string, { tasks, until }: Held): Promise<Held> => {
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const next = later(now, lease)
  const ids = tasks.map(({ id }) => id)
  const rows = await deps.db
    .update(outbox)
    .set({ leasedUntil: next })
    .where(
      and(
        eq(outbox.districtId, districtId),
        isOneOf(outbox.id, ids),
        isNull(outbox.doneAt),
        eq(outbox.leasedUntil, until),
      ),
    )
    .returning({ id: outbox.id })
  const mine = new Set(rows.map(({ id }) => id))
  return { tasks: tasks.filter(({ id }) => mine.has(id)), until: next }
}

/** Into the inboxes together; when that fails, one by one, so that a bad one does not hold up the others. */
const writeThem = async (deps: Deps, districtId: string, tasks: readonly Task[], now: Date) => {
  try {
    await writeLetters(deps, districtId, tasks, now)
    return tasks
  } catch {
    const written: Task[] = []
    for (const task of tasks) {
      try {
        await writeLetters(deps, districtId, [task], now)
        written.push(task)
      } catch (error) {
        await fail(deps, districtId, task, error, now)
      }
    }
    return written
  }
}

/** What could not be sent, by task. When nothing can be known of them, all of them. */
const sendThem = async (deps: Deps, districtId: string, tasks: readonly Task[], now: Date) => {
  try {
    return await sendMessages(deps, districtId, tasks, now)
  } catch (error) {
    return new Map(tasks.map(({ id }) => [id, error]))
  }
}

/** Delivers notices a few at a time, and finishes each few before the next. Returns how many were delivered. */
const runNotices = async (deps: Deps, districtId: string, leased: Held, now: Date) => {
  const { atOnce } = deps.wechat
  let ran = 0
  let held = leased
  while (held.tasks.length > 0) {
    const written = await writeThem(deps, districtId, held.tasks.slice(0, atOnce), now)
    const unsent = await sendThem(deps, districtId, written, now)
    const sent = written.filter(({ id }) => !unsent.has(id))
    const ids = sent.map(({ id }) => id)
    await finish(deps, districtId, ids, { doneAt: now })
    for (const task of written)
      if (unsent.has(task.id)) await fail(deps, districtId, task, unsent.get(task.id), now)
    ran += sent.length
    const rest = held.tasks.slice(atOnce)
    if (rest.length === 0) return ran
    held = await renew(deps, districtId, { tasks: rest, until: held.until })
  }
  return ran
}

/**
 * Runs what is due in one district until nothing is left, or `most` tasks were taken. Returns how many ran.
 */
export const drainOutbox = async (
  deps: Deps,
  districtId: string,
  most = Infinity,
): Promise<number> => {
  let ran = 0
  let taken = 0
  while (taken < most) {
    const now = await readNow(deps.db, deps.offset.milliseconds)
    const tasks = await leaseTasks(deps, districtId, now, Math.min(batch, most - taken))
    if (tasks.length === 0) return ran
    taken += tasks.length
    const notices = tasks.filter(({ kind }) => kind === 'notice')
    ran += await runNotices(deps, districtId, { tasks: notices, until: later(now, lease) }, now)
    for (const task of tasks)
      if (task.kind !== 'notice') ran += await runOne(deps, districtId, task, now)
  }
  return ran
}
