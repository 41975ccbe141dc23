import { and, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { insertRows, isOneOf } from '../db/rows'
import { identity, inboxItem } from '../db/tables'
import type { Deps } from '../deps'
import { taskPayloads } from './tasks'

export interface NoticeTask {
  id: string
  payload: unknown
  auditId: string
}

const accountsOf = async (deps: Deps, districtId: string, personIds: readonly string[]) => {
  const rows = await deps.db
    .select({ personId: identity.personId, openid: identity.openid })
    .from(identity)
    .where(and(eq(identity.districtId, districtId), isOneOf(identity.personId, personIds)))
  return new Map(rows.map(({ personId, openid }) => [personId, openid]))
}

/**
 * Tells people, many at a time. The in-app inbox is the truth; a WeChat message goes out besides, where the
 * person agreed to one. Delivered twice it is still one row and one message.
 */
export const deliverNotices = async (
  deps: Deps,
  districtId: string,
  tasks: readonly NoticeTask[],
  now: Date,
) => {
  if (tasks.length === 0) return
  const told = tasks.map(({ id, payload, auditId }) => ({
    id,
    auditId,
    notice: v.parse(taskPayloads.notice, payload),
  }))
  await insertRows(
    deps.db,
    inboxItem,
    told.map(({ id, auditId, notice: { about, ...notice } }) => ({
      ...notice,
      districtId,
      id,
      aboutWhat: about?.what ?? null,
      aboutId: about?.id ?? null,
      at: now,
      auditId,
    })),
    { onConflictDoNothing: true },
  )
  const accounts = await accountsOf(
    deps,
    districtId,
    told.map(({ notice }) => notice.personId),
  )
  await deps.wechat.send(
    told.flatMap(({ id, notice: { about: _, ...notice } }) => {
      const openid = accounts.get(notice.personId)
      return openid === undefined ? [] : [{ ...notice, id, districtId, openid, at: now }]
    }),
  )
}
