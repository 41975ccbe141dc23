import { and, eq } from 'drizzle-orm'
import { file, identity } from '../db/tables'
import type { Deps } from '../deps'
import { systemWork, type Work } from '../edge/command'

const settle = async (work: Work, fileId: string, status: 'passed' | 'rejected') => {
  const { tx, districtId, auditId } = work
  const changed = await tx
    .update(file)
    .set({ status, auditId })
    .where(and(eq(file.districtId, districtId), eq(file.id, fileId), eq(file.status, 'pending')))
    .returning({ id: file.id })
  work.record({ subject: fileId, before: { status: 'pending' }, after: { status } })
  return changed.length === 1
}

/** Asks WeChat about a picture that has arrived. Until the verdict only its author sees it. */
export const checkPicture = async (deps: Deps, districtId: string, fileId: string) => {
  const [found] = await deps.db
    .select({ place: file.place, openid: identity.openid })
    .from(file)
    .innerJoin(
      identity,
      and(eq(identity.districtId, file.districtId), eq(identity.personId, file.ownerId)),
    )
    .where(and(eq(file.districtId, districtId), eq(file.id, fileId), eq(file.status, 'pending')))
  if (!found) return
  const url = await deps.files.pendingUrl({ districtId, id: fileId, place: found.place })
  const answer = await deps.wechat.checkPicture({ openid: found.openid, url })
  if (answer.verdict === 'later') {
    await deps.db
      .update(file)
      .set({ checkTrace: answer.trace })
      .where(and(eq(file.districtId, districtId), eq(file.id, fileId)))
    return
  }
  const status = answer.verdict
  await systemWork(deps, districtId, 'files.checked', (work) => settle(work, fileId, status))
}

/** WeChat's verdict on a picture it was asked about before, pushed to the function. */
export const takeVerdict = async (deps: Deps, trace: string, suggestion: string) => {
  const [found] = await deps.db
    .select({ districtId: file.districtId, id: file.id })
    .from(file)
    .where(eq(file.checkTrace, trace))
  if (!found) return false
  // `review` is not a pass: a person has to look first, so the picture stays with its author.
  if (suggestion === 'review') return true
  const status = suggestion === 'pass' ? 'passed' : 'rejected'
  return systemWork(deps, found.districtId, 'files.checked', (work) =>
    settle(work, found.id, status),
  )
}
