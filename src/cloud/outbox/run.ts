import { and, eq, sql } from 'drizzle-orm'
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
import { deliverNotices } from './notices'
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
const leaseTasks = async (deps: Deps, districtId: string, now: Date): Promise<Task[]> =>
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
      .limit(batch)
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

const runTask = async (deps: Deps, districtId: string, task: Task, now: Date) => {
  switch (task.kind) {
    case 'notice':
      return deliverNotices(deps, districtId, [task], now)
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
    await runTask(deps, districtId, task, now)
    await finish(deps, districtId, [task.id], { doneAt: now })
    return 1
  } catch (error) {
    await fail(deps, districtId, task, error, now)
    return 0
  }
}

/** Notices go out together; when that fails, one by one, so that a bad one does not hold up the others. */
const runNotices = async (deps: Deps, districtId: string, tasks: readonly Task[], now: Date) => {
  if (tasks.length < 2) return false
  try {
    await deliverNotices(deps, districtId, tasks, now)
  } catch {
    return false
  }
  const ids = tasks.map(({ id }) => id)
  await finish(deps, districtId, ids, { doneAt: now })
  return true
}

/** Runs what is due in one district until nothing is left. Returns how many tasks ran. */
export const drainOutbox = async (deps: Deps, districtId: string): Promise<number> => {
  let ran = 0
  for (;;) {
    const now = await readNow(deps.db, deps.offset.milliseconds)
    const tasks = await leaseTasks(deps, districtId, now)
    if (tasks.length === 0) return ran
    const notices = tasks.filter(({ kind }) => kind === 'notice')
    const isTold = await runNotices(deps, districtId, notices, now)
    if (isTold) ran += notices.length
    for (const task of tasks) {
      if (isTold && task.kind === 'notice') continue
      ran += await runOne(deps, districtId, task, now)
    }
  }
}
